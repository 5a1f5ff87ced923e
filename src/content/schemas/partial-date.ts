import { z } from 'zod'

/** A date with the precision known: `2022`, `2022-10` or `2022-10-03`. */
export type PartialDate = string

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u

/**
 * @param text any text
 * @returns whether it is a date of the calendar, with the precision known
 */
export function isPartialDate(text: string): boolean {
  const match = PATTERN.exec(text)
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

export const partialDate = z
  // Astro's own reading of frontmatter gives whole days as Date
  .union([z.string(), z.number(), z.date()], { error: '要写日期：2022、2022-10 或 2022-10-03' })
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)))
  .refine(isPartialDate, '不是日期。请写成 2022、2022-10 或 2022-10-03')

/** A moment in China's time, as an editor writes it: `2026-11-22T08:00`. */
export const localMoment = z
  .string({ error: '要写时间：2026-11-22T08:00' })
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/u.test(text) && isPartialDate(text.slice(0, 10)),
    '不是时间。请写成 2026-11-22T08:00',
  )
  .transform((text) => `${text}:00+08:00`)
