import { describe, expect, test } from 'vitest'
import { isPartialDate, localTimestamp, partialDate } from '../../../../src/content/schemas/partial-date.ts'

describe('a date with the precision known', () => {
  test.each(['2022', '2022-02', '2024-02-29', '2000-02-29'])('%s is one', (text) => {
    expect(isPartialDate(text)).toBe(true)
  })
  test.each(['22', '2022-13', '2022-00', '2023-02-29', '1900-02-29', '2022-2-3', '2022-04-31', '', '2022年'])(
    '%s is none',
    (text) => {
      expect(isPartialDate(text)).toBe(false)
    },
  )
  test('years may come as numbers, whole days as Date', () => {
    expect(partialDate.parse(2022)).toBe('2022')
    expect(partialDate.parse(new Date('2022-02-17T00:00:00Z'))).toBe('2022-02-17')
  })
})

test('a moment gets the offset of China', () => {
  expect(localTimestamp.parse('2026-11-22T08:00')).toBe('2026-11-22T08:00:00+08:00')
  for (const wrong of ['2026-11-22T24:00', '2026-02-30T08:00'])
    expect(localTimestamp.safeParse(wrong).success).toBe(false)
})
