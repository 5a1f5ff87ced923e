/** A list of articles, looked up: by place, tag, publisher, fact and date, each reckoned once for a list. */
import { datePart } from '../schemas/partial-date.ts'
import type { Article } from './articles.ts'
import { latestFirst } from './order.ts'

/** The lookups of one list. */
interface Listing {
  places: ReadonlyMap<string, number>
  byTag: ReadonlyMap<string, readonly Article[]>
  byPublisher: ReadonlyMap<string, readonly Article[]>
  byFact: ReadonlyMap<string, readonly Article[]>
  byYear: ReadonlyMap<number, readonly Article[]>
  byMonth: ReadonlyMap<string, readonly Article[]>
  years: ReadonlyMap<Article, number>
  related: Map<string, readonly Article[]>
}

const known = new WeakMap<readonly Article[], Listing>()
const nothing: readonly Article[] = []

function listingOf(articles: readonly Article[]): Listing {
  let listing = known.get(articles)
  if (!listing) {
    const years = new Map(articles.map((article) => [article, datePart(article.data.date).year]))
    const year = (article: Article) => years.get(article) ?? 0
    listing = {
      places: new Map(articles.map(({ slug }, place) => [slug, place])),
      byTag: grouped(articles, ({ data }) => data.tags),
      byPublisher: grouped(articles, ({ publishers }) => publishers.map(({ slug }) => slug)),
      byFact: grouped(articles, ({ data }) => data.facts),
      byYear: grouped(articles, (article) => [year(article)]),
      byMonth: grouped(articles, (article) => [monthKey(year(article), datePart(article.data.date).month)]),
      years,
      related: new Map(),
    }
    known.set(articles, listing)
  }
  return listing
}

function grouped<Key>(
  articles: readonly Article[],
  keysOf: (article: Article) => readonly Key[],
): ReadonlyMap<Key, readonly Article[]> {
  const groups = new Map<Key, Article[]>()
  for (const article of articles)
    for (const key of new Set(keysOf(article))) {
      const group = groups.get(key)
      if (group) group.push(article)
      else groups.set(key, [article])
    }
  return groups
}

function monthKey(year: number, month: number | undefined): string {
  return `${year}-${month ?? ''}`
}

/** Articles of a list with a tag of this name, in the list's order. */
export function articlesWithTag(articles: readonly Article[], name: string): readonly Article[] {
  return listingOf(articles).byTag.get(name) ?? nothing
}

/** Articles of a list that cite a publisher, by its slug, in the list's order. */
export function articlesCiting(articles: readonly Article[], slug: string): readonly Article[] {
  return listingOf(articles).byPublisher.get(slug) ?? nothing
}

/** Articles of a list that state a fact, by its id, in the list's order. */
export function articlesStating(articles: readonly Article[], fact: string): readonly Article[] {
  return listingOf(articles).byFact.get(fact) ?? nothing
}

/** Articles of a year, or of one of its months, in the list's order. */
export function articlesOf(articles: readonly Article[], year: number, month?: number): readonly Article[] {
  const { byYear, byMonth } = listingOf(articles)
  return (month === undefined ? byYear.get(year) : byMonth.get(monthKey(year, month))) ?? nothing
}

/** The articles before and after one, by date. */
export function neighbours(
  article: Article,
  articles: readonly Article[],
): { earlier?: Article; later?: Article } {
  const place = listingOf(articles).places.get(article.slug)
  if (place === undefined) return {}
  const later = articles[place - 1]
  const earlier = articles[place + 1]
  return { ...(earlier && { earlier }), ...(later && { later }) }
}

/** A score at which an article has something to do with another. */
const FAINT = 0.5

/**
 * Articles that share most with one: a shared fact counts three, a shared tag counts by its rarity; of
 * equals the nearer in time. Looks at the sharers of facts, then of tags, the rarest first, and no further
 * than what is left to share could change the answer.
 *
 * @param most how many at the most
 */
export function related(article: Article, articles: readonly Article[], most = 3): readonly Article[] {
  const listing = listingOf(articles)
  const before = listing.related.get(article.slug)
  if (before && most === 3) return before
  const tags = new Set(article.data.tags)
  const facts = new Set(article.data.facts)
  const year = datePart(article.data.date).year
  const worth = (tag: string) => 4 / Math.sqrt(listing.byTag.get(tag)?.length ?? 1)
  const worths = new Map(Array.from(tags, (tag) => [tag, worth(tag)]))
  const seen = new Set([article])
  /** the best so far, the best first */
  const best: { other: Article; score: number }[] = []
  const look = (others: readonly Article[]) => {
    for (const other of others) {
      if (seen.has(other)) continue
      seen.add(other)
      let shared = 0
      for (const tag of other.data.tags) shared += worths.get(tag) ?? 0
      for (const fact of other.data.facts) if (facts.has(fact)) shared += 3
      const score = shared - Math.abs((listing.years.get(other) ?? 0) - year) * 0.01
      if (score <= FAINT) continue
      const place = best.findIndex(
        (known) => score > known.score || (score === known.score && latestFirst(other, known.other) < 0),
      )
      if (place >= 0) best.splice(place, 0, { other, score })
      else if (best.length < most) best.push({ other, score })
      if (best.length > most) best.pop()
    }
  }
  for (const fact of facts) look(articlesStating(articles, fact))
  const rarest = [...tags].sort((a, b) => worth(b) - worth(a))
  for (const [place, tag] of rarest.entries()) {
    const left = rarest.slice(place).reduce((sum, other) => sum + worth(other), 0)
    if (left <= FAINT || (best[most - 1]?.score ?? 0) > left) break
    look(articlesWithTag(articles, tag))
  }
  const found = best.map(({ other }) => other)
  if (most === 3) listing.related.set(article.slug, found)
  return found
}
