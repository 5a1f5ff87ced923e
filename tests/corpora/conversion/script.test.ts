import { describe, expect, test } from 'vitest'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import { readCases } from './cases.ts'
import { knownFailures, scoreAll } from './score.ts'

const corpus = (file: string): string => new URL(file, import.meta.url).pathname
const persons = readCases(corpus('persons.tsv'))

describe('the corpora', () => {
  const scores = scoreAll()
  const known = knownFailures()
  test.each(scores.map((score) => [score.name, score] as const))('%s', (name, { failures }) => {
    expect(
      failures,
      'What is wrong has changed. If it is meant: node tests/corpora/conversion/score.ts --write',
    ).toEqual(known.filter((line) => line.startsWith(`${name}\t`)))
  })

  test('no ordinary word is taken for a name', () => {
    const engine = createScriptEngine([])
    const controls = [...persons, ...readCases(corpus('ordinary-words.tsv'))].filter(
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
    for (const { text, marks, category } of persons) {
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
  })
})
