import { describe, expect, test } from 'vitest'
import { damage, toTraditional } from './damage.ts'
import { isTraditional } from '../../../src/restoration/characters.ts'
import { CLEAN, GENRES } from './other-genres.ts'
import { score, USUAL, VARIANTS } from './score.ts'
import { restored } from './restored.ts'

describe.each([...CLEAN, ...GENRES])('clean: %s', (_, text) => {
  test('not one character is changed', () => {
    const { repairs, text: after, markdown } = restored(text)
    expect(repairs).toEqual([])
    expect(after).toBe(text)
    expect(markdown.endsWith(`---\n\n${text.trimEnd()}\n`)).toBe(true)
  })
})

const pages = GENRES.map(([, text]) => text)

describe.each(VARIANTS)('damaged: %s', (_, variant) => {
  const { detected, exact, inferred, wrong, mistaken } = score(pages, variant)

  test('is detected, repaired and reported', () => {
    expect(detected).toBe(pages.length)
    expect(exact.all).toBeGreaterThan(300)
    expect(mistaken.filter((text) => text.startsWith('exact'))).toEqual([])
    expect(inferred.right / inferred.all, mistaken.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(wrong).toEqual([])
  })
})

test.each(GENRES)('what is made of a damaged %s is not changed again', (_, text) => {
  const list = [...new Set(toTraditional(text))].filter(isTraditional)
  const { text: damaged } = damage(text, { ...USUAL, list })
  const { markdown } = restored(damaged)
  expect(restored(markdown)).toMatchObject({ repairs: [], markdown })
})
