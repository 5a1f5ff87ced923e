/** Pages that list articles: a tag's, a source's, the archive's. */
import { places, type Place } from './addresses.ts'
import type { Article } from '../content/articles.ts'
import { articlesOf } from '../content/listing.ts'
import { latestBegunFirst } from '../content/order.ts'
import { articlesOnPage, volumeCount } from '../content/pagination.ts'
import { datePart } from '../content/schemas/partial-date.ts'
import { showSpan } from './dates.ts'
import type { Edition } from './edition.ts'
import { articleCard, type ArticleCard, type Link } from './view-models.ts'

/** One page of a list. */
export interface ListPage {
  cards: readonly ArticleCard[]
  /** all articles of the list; the first page tells it */
  total: number | undefined
  /** from 1 for the earliest; none on the first page */
  volume: number | undefined
  volumes: number
  /** the dates between which a volume's articles lie: `2023年1月26日至4月30日` */
  span: string | undefined
  newer: Link | undefined
  older: Link | undefined
}

/**
 * @param articles all of the list, the latest first
 * @param volume from 1; none for the first page
 * @param placeOf the place of a page of this list
 */
export function listPage(
  edition: Edition,
  articles: readonly Article[],
  volume: number | undefined,
  placeOf: (volume: number | undefined) => Place,
): ListPage {
  const volumes = volumeCount(articles.length)
  const shown = articlesOnPage(articles, volume)
  const [latest, earliest] = [shown[0], shown.at(-1)]
  const older = volume === undefined ? volumes : volume - 1
  return {
    cards: shown.map((article) => articleCard(edition, article)),
    total: volume === undefined ? articles.length : undefined,
    volume,
    volumes,
    span:
      volume !== undefined && latest && earliest
        ? showSpan(earliest.data.date, latest.data.end ?? latest.data.date)
        : undefined,
    newer:
      volume === undefined
        ? undefined
        : {
            text: edition.strings.newerArticles,
            href: edition.address(placeOf(volume < volumes ? volume + 1 : undefined)),
          },
    older:
      older > 0 ? { text: edition.strings.olderArticles, href: edition.address(placeOf(older)) } : undefined,
  }
}

/** A year of the archive with its months; articles of which only the year is known are in no month. */
export interface ArchiveYear {
  year: number
  count: number
  months: readonly { month: number; count: number }[]
}

const yearsOf = new WeakMap<readonly Article[], readonly ArchiveYear[]>()

/** Years that have articles, the latest first; computed once for a list. */
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

/** What a page of the archive lists, on one page or in volumes. */
export interface ArchiveList {
  year?: number
  month?: number
  /** how many articles there are */
  count: number
  /** those that are listed, the latest begun first */
  articles: readonly Article[]
}

/**
 * The lists of the archive: all of it, its years, their months. Of a year whose months have all its articles the latest
 * are listed: its months, which stand beside, and the whole archive have volumes enough.
 *
 * @param articles listed articles
 */
export function archiveLists(articles: readonly Article[]): readonly ArchiveList[] {
  const list = (year?: number, month?: number) => {
    const own = (year === undefined ? articles : articlesOf(articles, year, month)).toSorted(latestBegunFirst)
    return {
      ...(year !== undefined && { year }),
      ...(month !== undefined && { month }),
      count: own.length,
      articles: own,
    }
  }
  return [
    list(),
    ...archiveYears(articles).flatMap(({ year, count, months }) => {
      const whole = list(year)
      const inMonths = months.reduce((sum, { count: some }) => sum + some, 0)
      return [
        inMonths < count ? whole : { ...whole, articles: articlesOnPage(whole.articles, undefined) },
        ...months.map(({ month }) => list(year, month)),
      ]
    }),
  ]
}

/**
 * The years and months that a page of the archive leads to. Only the archive's first page tells how many articles each
 * month has, so that a new article changes few of the others.
 */
export function yearsShown(
  years: readonly ArchiveYear[],
  counted: boolean,
): readonly { year: number; months: readonly { month: number; count?: number }[] }[] {
  return years.map(({ year, months }) => ({
    year,
    months: counted ? months : months.map(({ month }) => ({ month })),
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
