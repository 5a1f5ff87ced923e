/** The order of articles. */
import { datePart } from './schemas/partial-date.ts'
import type { Article } from './articles.ts'

/** Order of articles: the latest first, by the last day of what they tell; a date known less exactly counts as its last day. */
export function latestFirst(a: Pick<Article, 'slug' | 'data'>, b: Pick<Article, 'slug' | 'data'>): number {
  return (
    compare(sortKey(b.data.end ?? b.data.date), sortKey(a.data.end ?? a.data.date)) ||
    compare(b.data.published, a.data.published) ||
    compare(a.slug, b.slug)
  )
}

/** Order of an archive: the latest first, by the day on which what they tell began, as its years and months do. */
export function latestBegunFirst(a: Article, b: Article): number {
  return compare(sortKey(b.data.date), sortKey(a.data.date)) || latestFirst(a, b)
}

function sortKey(date: string): string {
  const { year, month = 12, day = 31 } = datePart(date)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
