/**
 * `node tests/corpora/conversion/fit-persons.ts FILE …` fits the weights of persons' names (`person-weights.json`) by
 * coordinate descent: one weight at a time is moved, and stays where it was moved to when fewer sentences come out
 * wrong. The FILEs are case files of the tests (`.tsv`), and text whose authors wrote it in Traditional, as in Taiwan,
 * a paragraph a line (see `src/conversion/data/SOURCES.md`): in it few persons stand beside much that must not be taken for one.
 *
 * The whole cut of a sentence decides whether a name is one, so that no single candidate can be judged by itself.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { failureOf, readCases } from './cases.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import weights from '../../../src/conversion/data/person-weights.json' with { type: 'json' }

const STEPS = [0.5, -0.5, 1, -1, 2, -2]
/** Characters that a surname may have in common with a word that is written otherwise. */
const TOLD_APART = /[于於]/u

const files = process.argv.slice(2)
if (files.length === 0) throw new Error('which files?')
const cases = files.filter((file) => file.endsWith('.tsv')).flatMap((file) => readCases(file))
const lines = files
  .filter((file) => !file.endsWith('.tsv'))
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => TOLD_APART.test(line))
const simplifier = createScriptEngine([])
const simplified = lines.map((line) => simplifier.text(line, { from: 'hant-tw', to: 'hans' }))
const moved: Record<string, number | string> = weights

/** How many sentences and lines come out wrong, an edition each. */
function countWrong(): number {
  const engine = createScriptEngine([])
  let wrong = 0
  for (const one of cases)
    for (const to of ['tw', 'hk'] as const) if (failureOf(engine, one, to) !== undefined) wrong++
  for (const [index, text] of simplified.entries()) {
    const shown = engine.text(text, { from: 'hans', to: 'tw' })
    const line = lines[index] as string
    if (
      shown.length === line.length &&
      [...shown].some((one, at) => TOLD_APART.test(one) && one !== line[at])
    )
      wrong++
  }
  return wrong
}

let best = countWrong()
console.log(`${cases.length} sentences, ${lines.length} lines, ${best} wrong`)
for (let before = Infinity; best < before;) {
  before = best
  for (const [name, value] of Object.entries(moved)) {
    if (typeof value !== 'number') continue
    let kept = value
    for (const step of STEPS) {
      moved[name] = value + step
      const wrong = countWrong()
      if (wrong >= best) continue
      best = wrong
      kept = value + step
      console.log(`${name} ${kept}: ${wrong} wrong`)
    }
    moved[name] = kept
  }
}
writeFileSync(
  new URL('../../../src/conversion/data/person-weights.json', import.meta.url),
  `${JSON.stringify(moved, undefined, 2)}\n`,
)
