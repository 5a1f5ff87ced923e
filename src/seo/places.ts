import { places, type Place } from '../addresses/addresses.ts'
import type { Article } from '../articles/articles.ts'
import { latestMoment, modifiedAt } from '../articles/moments.ts'
import { allPublishers, allTags } from '../articles/names.ts'
import { articlesCiting, articlesOf, articlesWithTag } from '../articles/listing.ts'
import { archiveYears, pageCount } from '../editions/list-page.ts'

/** A page that search engines are told of. */
export interface ListedPlace {
  place: Place
  /** when what it shows last changed, as far as the content tells */
  changed: string | undefined
  /** the article, on its own page */
  article?: Article
}

/**
 * Every page that may be found by search engines, the same in every edition: all but the error page, moved and withdrawn articles.
 *
 * @param articles listed articles, the latest first
 */
export function listedPlaces(articles: readonly Article[]): readonly ListedPlace[] {
  const moments = new Map(articles.map((article) => [article, modifiedAt(article.data)]))
  const changed = (some: readonly Article[]) => latestMoment(some.map((article) => moments.get(article)))
  const list = (some: readonly Article[], placeOf: (page: number) => Place): ListedPlace[] => {
    const latest = changed(some)
    return Array.from({ length: pageCount(some.length) }, (_, index) => ({
      place: placeOf(index + 1),
      changed: latest,
    }))
  }
  const corrected = articles.filter(({ data }) => data.corrections.length > 0)
  return [
    { place: places.front, changed: changed(articles) },
    ...articles.map((article) => ({
      place: places.article(article.slug),
      changed: modifiedAt(article.data),
      article,
    })),
    { place: places.glance, changed: changed(articles) },
    { place: 'tags/', changed: changed(articles) },
    ...allTags().flatMap(({ slug, name }) =>
      list(articlesWithTag(articles, name), (page) => places.tag(slug, page)),
    ),
    { place: 'sources/', changed: changed(articles) },
    ...allPublishers().flatMap(({ slug }) =>
      list(articlesCiting(articles, slug), (page) => places.source(slug, page)),
    ),
    ...list(articles, (page) => places.archive(undefined, undefined, page)),
    ...archiveYears(articles).flatMap(({ year, months }) => [
      ...list(articlesOf(articles, year), (page) => places.archive(year, undefined, page)),
      ...months.flatMap(({ month }) =>
        list(articlesOf(articles, year, month), (page) => places.archive(year, month, page)),
      ),
    ]),
    { place: places.corrections, changed: changed(corrected) },
    { place: places.search, changed: undefined },
    { place: places.feeds, changed: undefined },
    { place: places.about, changed: undefined },
  ]
}
