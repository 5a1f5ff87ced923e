import { describe, expect, test } from 'vitest'
import { cleanTexts } from './clean-text.ts'
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
