/** The damaged source document, read from the path in `RESTORE_SEED`; it is not part of the project. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { restored } from './restored.ts'

const path = process.env['RESTORE_SEED']
if (path === undefined) console.log('seed.test.ts skipped: RESTORE_SEED names no damaged document')

/** Digest of the body as a human reads the document: white space left out, boilerplate too. */
const READING = '43c6d758917bfdb4f96228c60ddd13f9168958f4cafc9211429b23f7489fde5f'

function digest(text: string): string {
  return createHash('sha256').update(text.replaceAll(/\s+/gu, '')).digest('hex')
}

describe.skipIf(path === undefined)('the source document', () => {
  const input = path === undefined ? '' : readFileSync(path, 'utf8')
  const result = restored(input, { publishers: ['信网'] })
  const body = result.markdown.replace(/^---\n[\s\S]*?\n---\n\n/u, '')

  test('reads as a human reads it', () => {
    expect(digest(body)).toBe(READING)
  })

  test('has no gloss, no broken character and no half-width mark left', () => {
    expect(body).not.toMatch(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|\p{Script=Han}[,;:!?()]|\/p>|[?^□]/u)
  })

  test('is laid out in 13 paragraphs, 3 headings and 4 captions; the republisher’s words are left out', () => {
    const count = (kind: string) => result.blocks.filter((block) => block.kind === kind).length
    expect([count('paragraph'), count('heading'), count('caption'), count('boilerplate')]).toEqual([
      13, 3, 4, 1,
    ])
    expect(body).not.toContain('版权')
  })

  test('what was inferred is in the report', () => {
    const unsure = result.repairs.filter(({ confidence }) => confidence !== 'exact')
    expect(unsure.filter(({ rule }) => rule === 'broken-run')).toHaveLength(6)
    expect(unsure.filter(({ rule }) => rule === 'ambiguous-character').map(({ after }) => after)).toEqual([
      '着',
      '着',
    ])
    expect(unsure.filter(({ confidence }) => confidence === 'guess').map(({ rule }) => rule)).toEqual([
      'year',
    ])
    expect(result.open).toEqual([result.repairs.find(({ rule }) => rule === 'year')?.id, 'title'])
  })

  test('every repair names its place', () => {
    for (const { start, end, before } of result.repairs) expect(input.slice(start, end)).toBe(before)
  })

  test('the draft knows date, source and writers, and is not changed again', () => {
    expect(result.markdown).toContain('date: 2022-02-17\nsources:\n  - publisher: 信网\n')
    expect(result.facts.authors).toHaveLength(2)
    expect(restored(result.markdown, { publishers: ['信网'] })).toMatchObject({
      markdown: result.markdown,
      repairs: [],
    })
  })
})
