import { expect, test } from 'vitest'
import { dayOf, showDate, showSpan } from '../../../src/editions/dates.ts'

test.each([
  ['2022', '2022年'],
  ['2022-02', '2022年2月'],
  ['2022-02-07', '2022年2月7日'],
])('%s is shown as far as it is known', (date, shown) => {
  expect(showDate(date)).toBe(shown)
})

test.each([
  ['2023-01-26', '2023-04-30', '2023年1月26日至4月30日'],
  ['2025-09-19', '2025-09-28', '2025年9月19日至28日'],
  ['2021-12-28', '2022-03-04', '2021年12月28日至2022年3月4日'],
  ['2024-02', '2026-01', '2024年2月至2026年1月'],
  ['2024', '2025', '2024年至2025年'],
  ['2024-02', '2024-02', '2024年2月'],
])('%s to %s', (from, to, shown) => {
  expect(showSpan(from, to)).toBe(shown)
})

test('a moment belongs to the day that it is in China', () => {
  expect(dayOf('2026-11-22T20:00:00Z')).toBe('2026-11-23')
})
