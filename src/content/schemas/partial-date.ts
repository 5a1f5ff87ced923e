import { z } from 'zod'

/** A date with the precision known: `2022`, `2022-10` or `2022-10-03`. */
export type PartialDate = string

/** Its form; whether the calendar has it is another question. */
export const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u

/**
 * @param text any text
 * @returns whether it is a date of the calendar, with the precision known
 */
export function isPartialDate(text: string): boolean {
  const match = PARTIAL_DATE.exec(text)
  if (!match) return false
  const [, year = '', month, day] = match
  if (month === undefined) return true
  if (Number(month) < 1 || Number(month) > 12) return false
  return (
    day === undefined ||
    (Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
  )
}

/** Year, month and day of a date, as far as they are known. */
export function datePart(date: PartialDate): { year: number; month?: number; day?: number } {
  const year = Number(date.slice(0, 4))
  if (date.length < 7) return { year }
  const month = Number(date.slice(5, 7))
  return date.length < 10 ? { year, month } : { year, month, day: Number(date.slice(8, 10)) }
}

/** A moment as people write it: `2019-10-10 21:20:42`, with a zone (`Z`, `+08:00`, `+0800`) or in China's time. */
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu

/** A moment as text in China's time, `2019-10-10T21:20:42+08:00`; nothing where it is none. */
export function toTimestamp(text: string): string | undefined {
  const [, day = '', hour = '', minute = '', second = '00', zone] = MOMENT.exec(text) ?? []
  if (
    !isPartialDate(day) ||
    day.length < 10 ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59
  )
    return undefined
  const local = `${day}T${hour.padStart(2, '0')}:${minute}:${second}`
  if (zone === undefined) return `${local}+08:00`
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?/u, '$1:')
  const utc = Date.parse(`${local}${offset}`)
  return Number.isNaN(utc) ? undefined : `${new Date(utc + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

/** Astro's own reading of frontmatter gives days and moments as Date, those without a zone as if they were UTC. */
function written(value: string | number | Date): string {
  if (!(value instanceof Date)) return String(value).trim()
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}

/** The first moment of a date, in China's time. */
export function firstMoment(date: PartialDate): string {
  return `${date.padEnd(10, '-01')}T00:00:00+08:00`
}

/**
 * A date as people and programs write it: `2021/3/4`, `2021.3.4 9:08`, `2021年3月`, `20210304`, `March 4, 2021`.
 *
 * @returns a moment in China's time or a date as far as it is known; nothing where it is neither
 */
export function readDate(text: string): string | undefined {
  const plain = text.trim().replaceAll(/^["'“”‘’]+|["'“”‘’]+$/gu, '')
  const padded = plain
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3')
    .replace(
      /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?[日号月]?(?![\d-])/u,
      (_, year: string, month: string, day: string | undefined) =>
        [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-'),
    )
    .replace(/^(\d{4})年$/u, '$1')
    .replace(/(?<=[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (?=[+-]\d)/u, '')
  if (isPartialDate(padded)) return padded
  const moment = toTimestamp(padded)
  if (moment !== undefined) return moment
  if (!/\d{4}/u.test(plain) || !/[A-Za-z]{3}/u.test(plain)) return undefined
  const zoned = /(?:[+-]\d{2}:?\d{2}|\b(?:Z|GMT|UTC|[ECMP][SD]T))(?:\s*\(.*\))?$/u.test(plain)
  const utc = Date.parse(zoned ? plain : `${plain} GMT+0800`)
  if (Number.isNaN(utc)) return undefined
  const read = toTimestamp(new Date(utc).toISOString())
  return /\d:\d{2}/u.test(plain) ? read : read?.slice(0, 10)
}

/** A date as far as it is known: `2022`, `2022-10` or `2022-10-03`. */
export const partialDate = z
  .union([z.string(), z.number(), z.date()], { error: '要写日期：2022、2022-10 或 2022-10-03' })
  .transform((value) => toTimestamp(written(value))?.slice(0, 10) ?? written(value))
  .superRefine((text, context) => {
    if (isPartialDate(text)) return
    const wrong = PARTIAL_DATE.test(text) ? '日历上没有这一天' : '不是日期'
    context.addIssue(`${wrong}。请写成 ${readDate(text)?.slice(0, 10) ?? '2022、2022-10 或 2022-10-03'}`)
  })

/** A moment in China's time, as an editor writes it: `2026-11-22T08:00`; a day alone is its first moment. */
export const localTimestamp = z
  .union([z.string(), z.date()], { error: '要写时间：2026-11-22T08:00' })
  .transform((value, context) => {
    const text = written(value)
    const moment = isPartialDate(text) && text.length === 10 ? firstMoment(text) : toTimestamp(text)
    if (moment !== undefined) return moment
    const meant = readDate(text)
    const example =
      meant === undefined || meant.length < 10
        ? '2026-11-22T08:00'
        : (meant.length === 10 ? firstMoment(meant) : meant).slice(0, 16)
    context.addIssue(`不是时间。请写成 ${example}`)
    return ''
  })
