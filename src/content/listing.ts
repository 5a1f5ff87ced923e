/** A list of articles, looked up: by place, tag, publisher, fact and date, each computed once for a list. */
import { datePart } from './schemas/partial-date.ts'
import type { Article } from './articles.ts'
import { latestFirst } from './order.ts'

/** The articles with the same tags, by year. */
interface SameTags {
  tags: readonly string[]
  years: ReadonlyMap<number, readonly Article[]>
}

/** The lookups of one list. */
interface Listing {
  places: ReadonlyMap<string, number>
  byTag: ReadonlyMap<string, readonly Article[]>
  byPublisher: ReadonlyMap<string, readonly Article[]>
  byFact: ReadonlyMap<string, readonly Article[]>
  byYear: ReadonlyMap<number, readonly Article[]>
  byMonth: ReadonlyMap<string, readonly Article[]>
  years: ReadonlyMap<Article, number>
  /** an article's tags in the order of their names */
  tags: ReadonlyMap<Article, readonly string[]>
  /** the years of the latest and of the earliest article */
  bounds: readonly [latest: number, earliest: number]
  byTags: readonly SameTags[]
  /** for a set of tags those that share some of it, what they share most of first */
  alike: Map<string, readonly { years: SameTags['years']; shared: number }[]>
  related: Map<string, readonly Article[]>
}

const known = new WeakMap<readonly Article[], Listing>()
const nothing: readonly Article[] = []

function listingOf(articles: readonly Article[]): Listing {
  let listing = known.get(articles)
  if (!listing) {
    const years = new Map(articles.map((article) => [article, datePart(article.data.date).year]))
    const year = (article: Article | undefined) => (article && years.get(article)) ?? 0
    listing = {
      places: new Map(articles.map(({ slug }, place) => [slug, place])),
      byTag: grouped(articles, ({ data }) => data.tags),
      byPublisher: grouped(articles, ({ publishers }) => publishers.map(({ slug }) => slug)),
      byFact: grouped(articles, ({ data }) => data.facts),
      byYear: grouped(articles, (article) => [year(article)]),
      byMonth: grouped(articles, (article) => [monthKey(year(article), datePart(article.data.date).month)]),
      years,
      tags: new Map(articles.map((article) => [article, tagsOf(article)])),
      bounds: [year(articles[0]), year(articles.at(-1))],
      byTags: [...grouped(articles, (article) => [tagsKey(article)])].map(([tags, own]) => ({
        tags: JSON.parse(tags) as string[],
        years: grouped(own, (article) => [year(article)]),
      })),
      alike: new Map(),
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

function tagsOf({ data }: Article): string[] {
  return [...data.tags].sort()
}

/** The same for all orders of the same tags. */
function tagsKey(article: Article): string {
  return JSON.stringify(tagsOf(article))
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
/** What a year between two articles takes from the score. */
const A_YEAR = 0.01
/** The number of related articles. */
const MOST = 3

/**
 * The three articles that share most with one, but those beside it in time: a shared fact counts three, a shared tag counts by its rarity; of equals
 * the nearer in time. Those that share most are looked at first, of those with the same tags the nearest years first, and
 * no further than could change the answer.
 */
export function related(article: Article, articles: readonly Article[]): readonly Article[] {
  const listing = listingOf(articles)
  const before = listing.related.get(article.slug)
  if (before) return before
  const facts = new Set(article.data.facts)
  const year = datePart(article.data.date).year
  const weights = new Map(
    article.data.tags.map((tag) => [tag, 4 / Math.sqrt(listing.byTag.get(tag)?.length ?? 1)]),
  )
  const worth = (others: readonly string[]) => {
    let sum = 0
    for (const tag of others) sum += weights.get(tag) ?? 0
    return sum
  }
  // those that stand beside it in time are shown as such
  const { earlier, later } = neighbours(article, articles)
  const seen = new Set([article, earlier, later])
  /** the best so far, the best first */
  const best: { other: Article; score: number }[] = []
  const look = (other: Article, shared: number) => {
    seen.add(other)
    const score = shared - Math.abs((listing.years.get(other) ?? 0) - year) * A_YEAR
    if (score <= FAINT || score < (best[MOST - 1]?.score ?? 0)) return
    const place = best.findIndex(
      (known) => score > known.score || (score === known.score && latestFirst(other, known.other) < 0),
    )
    if (place >= 0) best.splice(place, 0, { other, score })
    else best.push({ other, score })
    if (best.length > MOST) best.pop()
  }
  for (const fact of facts)
    for (const other of articlesStating(articles, fact))
      if (!seen.has(other))
        look(
          other,
          worth(listing.tags.get(other) ?? []) +
            3 * other.data.facts.reduce((sum, own) => sum + Number(facts.has(own)), 0),
        )
  const key = tagsKey(article)
  let alike = listing.alike.get(key)
  if (!alike) {
    alike = listing.byTags
      .map(({ tags: own, years }) => ({ years, shared: worth(own) }))
      .filter(({ shared }) => shared > FAINT)
      .sort((a, b) => b.shared - a.shared)
    listing.alike.set(key, alike)
  }
  const [latest, earliest] = listing.bounds
  const farthest = Math.max(latest - year, year - earliest)
  for (const { years, shared } of alike) {
    if ((best[MOST - 1]?.score ?? 0) > shared) break
    for (let away = 0; away <= farthest; away += 1) {
      if ((best[MOST - 1]?.score ?? FAINT) > shared - away * A_YEAR) break
      for (const some of away === 0 ? [years.get(year)] : [years.get(year - away), years.get(year + away)]) {
        let left = MOST
        for (const other of some ?? nothing) {
          if (left === 0) break
          if (seen.has(other)) continue
          look(other, shared)
          left -= 1
        }
      }
    }
  }
  const found = best.map(({ other }) => other)
  listing.related.set(article.slug, found)
  return found
}
