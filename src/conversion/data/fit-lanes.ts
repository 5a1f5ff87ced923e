/**
 * `node src/conversion/data/fit-lanes.ts FILE …` fits the weights of names in 里 (`lane-weights.json`) by logistic
 * regression: on text whose authors wrote it in Traditional and so told 里 from 裏 (the FILEs, a paragraph a line, see
 * SOURCES.md), on names of lanes in sentences as a district paper prints them, and on ordinary nouns in the same.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createScriptEngine } from '../engine.ts'
import { laneFeatures } from '../lanes.ts'
import { simplifiedLexicon } from '../lexicon.ts'
import sentences from './lane-sentences.json' with { type: 'json' }
import { fit } from './logistic-regression.ts'
import type { Example } from './logistic-regression.ts'

const lexicon = simplifiedLexicon()
/** How much a made sentence of a lane counts: a district paper has more of them than other text. */
const MADE = 3

function* examplesOf(
  text: string,
  isName: (first: number, at: number) => boolean | undefined,
  weight: number,
): Generator<Example> {
  for (let at = text.indexOf('里', 2); at >= 0; at = text.indexOf('里', at + 1)) {
    for (const length of [2, 3]) {
      const features = at >= length ? laneFeatures(text, at - length, at, lexicon) : undefined
      const positive = isName(at - length, at)
      if (features !== undefined && positive !== undefined) yield { features, positive, weight }
    }
  }
}

function* fromAuthors(path: string): Generator<Example> {
  const engine = createScriptEngine([])
  for (const line of new Set(readFileSync(path, 'utf8').split('\n'))) {
    if (!/[裡裏里]/u.test(line)) continue
    const text = engine.text(line, { from: 'hant-tw', to: 'hans' })
    if (text.length !== line.length) continue
    for (const example of examplesOf(text, (first, at) => line[at] === '里' && at - first === 2, 1))
      yield example
  }
}

function* made(): Generator<Example> {
  for (const [nouns, positive] of [
    [sentences.lanes, true],
    [sentences.nouns, false],
  ] as const) {
    for (const noun of nouns.split(' ')) {
      for (const sentence of positive ? sentences.ofLanes : sentences.ofNouns) {
        const text = sentence.replace('X', noun)
        const end = sentence.indexOf('X') + noun.length - 1
        const start = end + 1 - noun.length
        // what stands beside the noun may be another name
        const judged = (first: number, at: number): boolean | undefined =>
          at < start || first > end ? undefined : positive && first === start && at === end
        yield* examplesOf(text, judged, positive ? MADE : 1)
      }
    }
  }
}

const examples = [...process.argv.slice(2).flatMap((path) => [...fromAuthors(path)]), ...made()]
const weights = fit(examples)
writeFileSync(`${import.meta.dirname}/lane-weights.json`, `${JSON.stringify(weights, undefined, 2)}\n`)
const right = examples.filter(
  ({ features, positive }) => features.reduce((sum, one) => sum + (weights[one] ?? 0), 0) > 0 === positive,
)
console.log(`${String(right.length)} of ${String(examples.length)} candidates`)
