import { places, type Place } from '../../editions/addresses.ts'
import type { Article } from '../../content/articles.ts'
import { latestTimestamp, modifiedAt } from '../../content/timestamps.ts'
import { allPublishers, allTags } from '../../content/names.ts'
import { articlesCiting, articlesWithTag } from '../../content/listing.ts'
import { articlesOnPage, volumesOf } from '../../content/pagination.ts'
import { factYearsListed } from '../../content/facts.ts'
import { archiveLists } from '../../editions/list-page.ts'

/** A page that sitemaps list. */
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
  const changed = (some: readonly Article[]) => latestTimestamp(some.map((article) => moments.get(article)))
  const list = (some: readonly Article[], placeOf: (volume: number | undefined) => Place): ListedPlace[] =>
    volumesOf(some.length).map((volume) => ({
      place: placeOf(volume),
      changed: changed(articlesOnPage(some, volume)),
    }))
  const corrected = articles.filter(({ data }) => data.corrections.length > 0)
  return [
    { place: places.front, changed: changed(articles) },
    ...articles.map((article) => ({
      place: places.article(article.slug),
      changed: modifiedAt(article.data),
      article,
    })),
    { place: places.glance, changed: changed(articles) },
    ...factYearsListed().map((year) => ({ place: places.glanceYear(year), changed: changed(articles) })),
    { place: places.ledger, changed: changed(articles) },
    { place: places.data, changed: changed(articles) },
    { place: 'tags/', changed: changed(articles) },
    ...allTags().flatMap(({ slug, name }) =>
      list(articlesWithTag(articles, name), (volume) => places.tag(slug, volume)),
    ),
    { place: 'sources/', changed: changed(articles) },
    ...allPublishers().flatMap(({ slug }) =>
      list(articlesCiting(articles, slug), (volume) => places.source(slug, volume)),
    ),
    ...archiveLists(articles).flatMap(({ year, month, articles: own }) =>
      list(own, (volume) => places.archive(year, month, volume)),
    ),
    { place: places.corrections, changed: changed(corrected) },
    { place: places.search, changed: undefined },
    { place: places.feeds, changed: undefined },
    { place: places.about, changed: undefined },
  ]
}
