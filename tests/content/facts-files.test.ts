/** The paper's facts as CSV and JSON, and its ledger of plans. */
import { expect, test } from 'vitest'
import { allFacts, factById } from '../../src/content/facts.ts'
import { ledger } from '../../src/content/ledger.ts'
import { openEdition } from '../../src/editions/edition.ts'
import { csv } from '../../src/outputs/data/csv.ts'
import { dataDictionary, factsCsv, factsJson, figuresCsv } from '../../src/outputs/data/facts.ts'

const hans = openEdition('hans')

test('fields with commas, quotes or line ends are quoted (RFC 4180)', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['1,2', 'say "x"'],
        [undefined, 'two\nlines'],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"1,2","say ""x"""\r\n,"two\nlines"\r\n')
})
test('CSV and JSON have every fact, under the columns of the dictionary, in the edition’s script', () => {
  const lines = factsCsv(hans).trimEnd().split('\r\n')
  expect(lines).toHaveLength(allFacts().length + 1)
  expect(lines[0]?.slice(1).split(',')).toEqual(dataDictionary(hans).map(({ name }) => name))
  expect(JSON.parse(factsJson(hans))).toHaveLength(allFacts().length)
  expect(factsCsv(openEdition('tw'))).toContain('停車')
  expect(factsCsv(hans)).toBe(factsCsv(hans))
})
test('the figures of an article’s charts, one a row', () => {
  expect(figuresCsv(hans, ['f-0015']).split('\r\n')[1]).toMatch(/^f-0015\.1,179,个,攻坚项目,plan,district,/u)
})

const plan = { ...factById('f-0123'), answers: [] }
const stateOf = (due: string, day: string) =>
  ledger(new Date(`${day}T12:00:00+08:00`), [{ ...plan, due }]).map(({ state }) => state)
test('a plan is unseen only when its time is up', () => {
  expect(stateOf('2026', '2026-12-31')).toEqual(['pending'])
  expect(stateOf('2026', '2027-01-01')).toEqual(['unseen'])
  expect(stateOf('2023-04', '2023-04-30')).toEqual(['pending'])
  expect(stateOf('2023-04-30', '2023-05-01')).toEqual(['unseen'])
})
test('what answers a plan, or a figure of it, stands in its row', () => {
  const rows = ledger(new Date('2026-11-22T12:00:00+08:00'))
  expect(rows.find(({ plan }) => plan.id === 'f-0122')?.answers.map(({ id }) => id)).toEqual(['f-0127'])
  expect(rows.every(({ answers, state }) => answers.length > 0 === (state === 'reported'))).toBe(true)
})
