/** Dates as a reader sees them; 年, 月 and 日 are the same in every edition. */
import { datePart, type PartialDate } from '../content/schemas/partial-date.ts'
import { site } from '../config/site.ts'

/** `2022年2月17日`, `2022年2月` or `2022年`. */
export function showDate(date: PartialDate): string {
  const { year, month, day } = datePart(date)
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`
}

/** A span, with what both dates share said once: `2023年1月26日至4月30日`. */
export function showSpan(date: PartialDate, end: PartialDate | undefined): string {
  if (end === undefined || end === date) return showDate(date)
  const from = datePart(date)
  const to = datePart(end)
  const shown = showDate(end)
  if (from.year !== to.year || to.month === undefined) return `${showDate(date)}至${shown}`
  const rest = shown.replace(`${to.year}年`, '')
  return `${showDate(date)}至${from.month === to.month && to.day !== undefined ? rest.replace(`${to.month}月`, '') : rest}`
}

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: site.timeZone, dateStyle: 'short' })

/** The day of a moment in China's time: `2026-11-22`. */
export function dayOf(moment: Date | string): string {
  return isoDay.format(new Date(moment))
}

/** A moment in China's time, which has had no summer time since 1991: `2026-11-22T08:00:00+08:00`. */
export function formatTimestamp(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/u, '+08:00')
}
