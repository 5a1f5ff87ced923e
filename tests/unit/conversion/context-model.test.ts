import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { weighForms } from '../../../src/conversion/context-model.ts'
import trained from '../../../src/conversion/data/context-weights.json' with { type: 'json' }
import { packWeights, readWeights, STEP } from '../../../src/conversion/data/packed-weights.ts'
import { simplifiedLexicon } from '../../../src/conversion/lexicon.ts'

const likeliest = (text: string, character: string): string | undefined =>
  weighForms(text, text.indexOf(character)).sort((a, b) => b.odds - a.odds)[0]?.form

describe('forms weighed by their neighbours', () => {
  test.each([
    ['拿清水冲一遍地面', '冲', '沖'],
    ['消防员冲进火场', '冲', '衝'],
    ['把头发剪短', '发', '髮'],
    ['公司发出通知', '发', '發'],
    ['一碗牛肉面', '面', '麪'],
    ['各方面都好', '面', '面'],
  ])('%s', (text, character, form) => {
    expect(likeliest(text, character)).toBe(form)
  })

  test('nothing is known of a character with one form', () => {
    expect(weighForms('青岛', 0)).toEqual([])
  })

  test('all forms are forms that the lexicon knows', () => {
    const { choices, characters } = simplifiedLexicon()
    for (const [character = '', ...forms] of trained.forms.split(' ')) {
      const known = [...(choices.get(character) ?? []), characters.get(character), character]
      expect(known).toEqual(expect.arrayContaining(forms))
    }
  })
})

test('packed weights come back as they were, however far apart', () => {
  const steps = new Map([
    [0, 3],
    [7, -45],
    [9000, 1],
    [16_777_215, 45],
  ])
  expect(readWeights(packWeights(steps))).toEqual(new Map([...steps].map(([key, one]) => [key, one * STEP])))
})

test('the weights take at most 200 KB, gzipped', () => {
  const bytes = readFileSync(new URL('../../../src/conversion/data/context-weights.json', import.meta.url))
  expect(gzipSync(bytes).length).toBeLessThan(200_000)
})
