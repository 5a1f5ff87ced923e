import { createHash } from 'node:crypto'
import { datePart } from './schemas/partial-date.ts'
import type { Article } from './articles.ts'

/** The approximate number of articles in a part. */
const SIZE = 32

/**
 * Divides each year's articles into parts by their slugs alone, so that an article more or less changes one part; only
 * where a year grows past a power of two are all its parts others.
 *
 * @returns each part's articles in the order of the list, by the part's name, which begins with the year
 */
export function articleParts(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const years = new Map<number, number>()
  for (const { data } of articles) {
    const { year } = datePart(data.date)
    years.set(year, (years.get(year) ?? 0) + 1)
  }
  const parts = new Map<string, Article[]>()
  for (const article of articles) {
    const { year } = datePart(article.data.date)
    const count = 2 ** Math.ceil(Math.log2(Math.max(1, (years.get(year) ?? 1) / SIZE)))
    const number = createHash('sha256').update(article.slug).digest().readUInt32BE(0) % count
    const name = `${year}-${number.toString(36).padStart(4, '0')}`
    const part = parts.get(name)
    if (part) part.push(article)
    else parts.set(name, [article])
  }
  return parts
}
