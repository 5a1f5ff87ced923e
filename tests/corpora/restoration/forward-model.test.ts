import { describe, expect, test } from 'vitest'
import { cleanTexts } from './clean-text.ts'
import { shuffledPages } from './confidence.ts'
import { seededRandom } from './random.ts'
import { score, VARIANTS } from './score.ts'

describe.each(VARIANTS)('damage %s', (_, variant) => {
  const { pages, detected, exact, inferred, wrong, mistaken } = score(cleanTexts(), variant)

  test('is detected on every page', () => {
    expect(detected).toBe(pages)
  })

  test('exact repairs are all right', () => {
    expect(exact.all).toBeGreaterThan(1000)
    expect(mistaken.filter((text) => text.startsWith('exact'))).toEqual([])
  })

  test('inferred repairs are right in 98 of 100', () => {
    expect(inferred.all).toBeGreaterThan(5)
    expect(inferred.right / inferred.all, mistaken.join('\n')).toBeGreaterThanOrEqual(0.98)
  })

  test('nothing wrong goes unreported', () => {
    expect(wrong).toEqual([])
  })
})

test('the bytes of a torn gloss that make a character of the list are no exact repair', () => {
  // 首屆（jiè） shows as 首專（zhuān）╮àng) in three of these
  const pages = [9000, 9011, 9021].map((seed) =>
    shuffledPages(seededRandom(seed), 8).join('').replaceAll(/\n+/gu, '\n'),
  )
  const { exact, mistaken } = score(pages, { brackets: 'full' })
  expect(exact.all).toBeGreaterThan(1000)
  expect(mistaken.filter((text) => text.startsWith('exact'))).toEqual([])
})
