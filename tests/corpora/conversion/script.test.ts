import { describe, expect, test } from 'vitest'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import { readCases } from './cases.ts'
import type { Score } from './score.ts'
import { scoreAll } from './score.ts'

/** The share of rows that must be right, by set; sets that are not named must be right throughout. */
const AT_LEAST: Readonly<Record<string, number>> = {
  'boundaries.tsv': 0.95,
  'foreign-li.tsv': 0.96,
  'names.tsv': 0.95,
  'one-to-many.tsv': 0.95,
  'places.tsv': 0.95,
  'second.tsv': 0.9,
  'third.tsv': 0.9,
  'fourth.tsv': 0.95,
  'fifth.tsv': 0.9,
  'sixth.tsv': 0.95,
  'seventh.tsv': 0.99,
  'eighth.tsv': 0.98,
  'ninth.tsv': 0.99,
  'tenth.tsv': 0.99,
  'eleventh.tsv': 0.97,
  'twelfth.tsv': 0.95,
  'fourteenth.tsv': 0.75,
  'fifteenth.tsv': 0.88,
  'sixteenth.tsv': 0.96,
  'seventeenth.tsv': 0.99,
  'eighteenth.tsv': 0.99,
  'nineteenth.tsv': 0.98,
  'twenty-first.tsv': 0.98,
  'lone.tsv': 0.95,
  'lone-second.tsv': 0.74,
  'cross.tsv': 0.95,
  'hard.tsv': 0.97,
  'words.tsv': 0.99,
  'OpenCC s2hk': 0.96,
  'OpenCC t2s': 0.98,
}

/** The sets that hold persons' names and controls. */
const NAME_SETS = [
  'names',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty-first',
  'persons-and-titles',
].map((name) => `${name}.tsv`)

describe('the corpora', () => {
  const scores: Score[] = scoreAll()
  test.each(scores.map((score) => [score.name, score] as const))('%s', (name, { right, total, failures }) => {
    expect(right / total, failures.join('\n')).toBeGreaterThanOrEqual(AT_LEAST[name] ?? 1)
  })

  test('no ordinary word is taken for a name', () => {
    const engine = createScriptEngine([])
    const controls = NAME_SETS.flatMap((file) => readCases(new URL(file, import.meta.url).pathname)).filter(
      ({ category }) => category === 'control',
    )
    for (const { text, marks } of controls) {
      const shown = [...engine.text(text, { from: 'hans', to: 'tw' })]
      for (const { start, length, accepted } of marks) {
        expect(accepted.tw, text).toContain(shown.slice(start, start + length).join(''))
      }
    }
  })

  test('a name that frontmatter or glossary declares is right wherever it stands', () => {
    for (const file of NAME_SETS) {
      for (const { text, marks, category } of readCases(new URL(file, import.meta.url).pathname)) {
        if (category !== 'name') continue
        for (const { start, length, accepted } of marks) {
          const name = [...text].slice(start, start + length).join('')
          const wanted = accepted.tw[0] as string
          if (length < 2) continue
          const byTerms = createScriptEngine([]).text(text, {
            from: 'hans',
            to: 'tw',
            rules: { terms: { [name]: { tw: wanted } } },
          })
          const byGlossary = createScriptEngine([{ hans: name, tw: wanted, kind: 'person' }]).text(text, {
            from: 'hans',
            to: 'tw',
          })
          const kept = createScriptEngine([]).text(text, { from: 'hans', to: 'tw', rules: { keep: [name] } })
          expect(
            [byTerms, byGlossary, kept].map((one) => [...one].slice(start, start + length).join('')),
            text,
          ).toEqual([wanted, wanted, name])
        }
      }
    }
  })
})
