/** Pages that list articles: a tag's, a source's, the archive's. */
import { places, type Place } from '../addresses/addresses.ts'
import type { Article } from '../articles/articles.ts'
import { datePart } from '../schemas/partial-date.ts'
import { site } from '../site.ts'
import type { Edition } from './edition.ts'
import { articleCard, type ArticleCard, type Link } from './views.ts'

/** One page of a list. */
export interface ListPage {
  cards: readonly ArticleCard[]
  /** all articles of the list */
  total: number
  page: number
  pages: number
  previous: Link | undefined
  next: Link | undefined
}

/** How many pages a list of so many articles has; one at the least. */
export function pageCount(total: number): number {
  return Math.max(1, Math.ceil(total / site.pageSize))
}

/** The route's last part for each page of a list: `undefined`, `p2`, `p3` … */
export function pageRoutes(total: number): (string | undefined)[] {
  return Array.from({ length: pageCount(total) }, (_, index) => (index === 0 ? undefined : `p${index + 1}`))
}

/** The number that a route's last part names. */
export function pageOfRoute(part: string | undefined): number {
  return part === undefined ? 1 : Number(part.slice(1))
}

/**
 * @param articles all of the list, in its order
 * @param page from 1
 * @param placeOf the place of a page of this list
 */
export function listPage(
  edition: Edition,
  articles: readonly Article[],
  page: number,
  placeOf: (page: number) => Place,
): ListPage {
  const pages = pageCount(articles.length)
  const link = (to: number): Link => ({
    text: edition.say('page', { page: to }),
    href: edition.address(placeOf(to)),
  })
  return {
    cards: articles
      .slice((page - 1) * site.pageSize, page * site.pageSize)
      .map((article) => articleCard(edition, article)),
    total: articles.length,
    page,
    pages,
    previous: page > 1 ? link(page - 1) : undefined,
    next: page < pages ? link(page + 1) : undefined,
  }
}

/** A year of the archive with its months; articles of which only the year is known are in no month. */
export interface ArchiveYear {
  year: number
  count: number
  months: readonly { month: number; count: number }[]
}

const yearsOf = new WeakMap<readonly Article[], readonly ArchiveYear[]>()

/** Years that have articles, the latest first; reckoned once for a list. */
export function archiveYears(articles: readonly Article[]): readonly ArchiveYear[] {
  let years = yearsOf.get(articles)
  if (!years) yearsOf.set(articles, (years = countYears(articles)))
  return years
}

function countYears(articles: readonly Article[]): readonly ArchiveYear[] {
  const years = new Map<number, Map<number | undefined, number>>()
  for (const { data } of articles) {
    const { year, month } = datePart(data.date)
    const months = years.get(year) ?? new Map<number | undefined, number>()
    months.set(month, (months.get(month) ?? 0) + 1)
    years.set(year, months)
  }
  return [...years]
    .sort(([a], [b]) => b - a)
    .map(([year, months]) => ({
      year,
      count: [...months.values()].reduce((sum, count) => sum + count, 0),
      months: [...months]
        .flatMap(([month, count]) => (month === undefined ? [] : [{ month, count }]))
        .sort((a, b) => b.month - a.month),
    }))
}

/**
 * The years and months that a page of the archive leads to. Only a stretch's first page tells how many articles each
 * month has, so that a new article changes few of the others.
 */
export function yearsShown(
  years: readonly ArchiveYear[],
  page: number,
): readonly { year: number; months: readonly { month: number; count?: number }[] }[] {
  return years.map(({ year, months }) => ({
    year,
    months: page === 1 ? months : months.map(({ month }) => ({ month })),
  }))
}

/** A stretch of the archive beside another: the earlier and the later year or month that has articles. */
export function archiveNeighbours(
  edition: Edition,
  years: readonly ArchiveYear[],
  year: number,
  month?: number,
): { earlier: Link | undefined; later: Link | undefined } {
  const stretches =
    month === undefined
      ? years.map(({ year }) => ({ year, month: undefined }))
      : years.flatMap(({ year, months }) => months.map(({ month }) => ({ year, month })))
  const here = stretches.findIndex((stretch) => stretch.year === year && stretch.month === month)
  const link = (stretch: (typeof stretches)[number] | undefined): Link | undefined =>
    stretch && {
      text: `${stretch.year}年${stretch.month === undefined ? '' : `${stretch.month}月`}`,
      href: edition.address(places.archive(stretch.year, stretch.month)),
    }
  return { earlier: link(stretches[here + 1]), later: here > 0 ? link(stretches[here - 1]) : undefined }
}
