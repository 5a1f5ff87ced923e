/** Answers queries from Pagefind's index and the articles' documents. */
import { createFold, type Fold } from '../shared/fold.ts'
import { titleEnd, type ShippedDocument } from '../shared/manifest.ts'
import { parseQuery, type Query } from '../shared/query.ts'
import { createMatcher, intersection, union, type Hits, type Term } from './matching.client.ts'
import { within, type SearchFiles } from './open.client.ts'
import { createRanker } from './ranking.client.ts'

/** What a reader asks for. */
export interface SearchRequest {
  query: string
  /** slugs */
  tag?: string
  source?: string
  year?: number
  sort: 'relevance' | 'date'
}

/** `exact`: every hit holds what was typed; `related`: nothing does, these hold parts of it. */
export type SearchTier = 'exact' | 'related' | 'none'

const facetNames = ['tag', 'source', 'year'] as const

/** How many of the hits a filter would keep, by slug or year, the other filters as they are. */
export type FacetCounts = Record<(typeof facetNames)[number], Map<string, number>>

/** The answer to a request. */
export interface SearchAnswer {
  tier: SearchTier
  /** ids of the articles, in the order in which they are shown */
  articles: string[]
  /** of the exact tier where few articles have all of several terms: terms that others among the articles lack */
  lacking: ReadonlyMap<string, string[]>
  /** where few articles have the one term: those that hold parts of it, to be shown after the others */
  related: string[]
  /** folded texts to be marked in the articles */
  marks: string[]
  /** and in the related ones */
  relatedMarks: string[]
  /** hits without any filter */
  unfiltered: number
  counts: FacetCounts
}

/** An opened index. */
export interface Searcher {
  fold: Fold
  /** @throws {IndexUnavailable} */
  search: (request: SearchRequest) => Promise<SearchAnswer>
  /** The articles that hold a text, in no order of worth. */
  holding: (text: string) => Promise<string[]>
  /** The articles with this in their title, the best first. */
  inTitles: (query: string, most: number) => Promise<string[]>
  document: (id: string) => Promise<ShippedDocument>
}

const longestQuery = 4000
/** Fewer articles than that, and related ones are shown with those that hold the query. */
const fewArticles = 5
/** And no more than so many of both together. */
const mostWithRelated = 10
/** How much of the best related article's score the others have at least. */
const leastRelated = 0.05
/** An article with the whole query in its title comes before all others. */
const titleFirst = 1000

/** Opens an index for queries. */
export function createSearcher(files: SearchFiles): Searcher {
  const { manifest, pagefind } = files
  const fold = createFold(manifest.fold)
  const matcher = createMatcher(files, fold)
  const rank = createRanker(matcher, fold)
  const termOf = async (typed: string) => ({ typed, ...(await matcher.term(fold(typed).text)) })
  let everything: Promise<Listing> | undefined

  const exact = async ({ clauses, excluded }: Query): Promise<Exact> => {
    const [terms, without] = await Promise.all([
      Promise.all(clauses.map((alternatives) => Promise.all(alternatives.map(termOf)))),
      Promise.all(excluded.map(termOf)),
    ])
    const perClause = terms.map((alternatives) => union(alternatives.map(({ hits }) => hits)))
    const unwanted = union(without.map(({ hits }) => hits))
    const found = clauses.length === 0 ? (await listing()).order : intersection(perClause).keys()
    const ids = new Set([...found].filter((id) => !unwanted.has(id)))
    const isTitled = (id: string) =>
      perClause.length > 0 && perClause.every((hits) => hits.get(id)?.some((place) => place < titleEnd))
    return {
      ids,
      titled: new Set([...ids].filter(isTitled)),
      unwanted,
      terms: terms.flat(),
      lackedBy: (id) =>
        terms.flatMap((alternatives, clause) =>
          perClause[clause]?.has(id) ? [] : alternatives.map(({ typed }) => typed),
        ),
    }
  }

  /** All articles, the latest first, and what filters keep. */
  const listing = (): Promise<Listing> => {
    const read = async (): Promise<Listing> => {
      const sort = { date: 'desc' } as const
      const { results } = await pagefind.search(null, { sort })
      const facets: Listing['facets'] = { tag: new Map(), source: new Map(), year: new Map() }
      const values = await pagefind.filters()
      for (const name of facetNames)
        for (const value of Object.keys(values[name] ?? {})) {
          const kept = await pagefind.search(null, { filters: { [name]: value } })
          facets[name].set(value, new Set(kept.results.map(({ id }) => id)))
        }
      return { order: results.map(({ id }) => id), facets }
    }
    everything ??= within(read())
    everything.catch(() => (everything = undefined))
    return everything
  }

  return {
    fold,
    document: files.document,
    holding: async (text) => [...(await matcher.term(fold(text).text)).hits.keys()],
    inTitles: async (query, most) => [...(await exact(parseQuery(query))).titled].slice(0, most),
    search: async (request) => {
      const asked = parseQuery(request.query.slice(0, longestQuery))
      const [{ order, facets }, { ids, titled, unwanted, terms, lackedBy }] = await Promise.all([
        listing(),
        exact(asked),
      ])
      if (ids.size === 0) await files.confirm()
      const ranking = await rank(terms, order, ids.size < fewArticles)
      const scoreOf = (id: string) => (ranking.scores.get(id) ?? 0) + (titled.has(id) ? titleFirst : 0)
      const best = (some: readonly string[]) => [...some].sort((one, other) => scoreOf(other) - scoreOf(one))
      const byDate = (some: readonly string[]) => {
        const wanted = new Set(some)
        return order.filter((id) => wanted.has(id))
      }
      const sorted = request.sort === 'date' ? byDate : best
      const others = order.filter((id) => ranking.scores.has(id) && !ids.has(id) && !unwanted.has(id))
      const least = leastRelated * Math.max(...others.map(scoreOf))
      const parted =
        ids.size < fewArticles && ranking.isAnswered ? others.filter((id) => scoreOf(id) >= least) : []

      const filtered = (some: readonly string[]) => applyFilters(some, request, facets)
      const { kept, counts } = filtered(ids.size > 0 ? byDate([...ids]) : parted)
      const tier = kept.length === 0 ? 'none' : ids.size > 0 ? 'exact' : 'related'
      const room = tier === 'exact' ? Math.max(0, mostWithRelated - kept.length) : 0
      const related = filtered(best(parted)).kept.slice(0, room)
      const mixed = asked.clauses.length > 1 && request.sort !== 'date' ? related : []
      const marks = terms.flatMap((term) => term.marks)
      const relatedMarks = longestFirst([...marks, ...ranking.marks])
      return {
        tier,
        articles: sorted([...kept, ...mixed]),
        lacking: new Map(mixed.map((id) => [id, lackedBy(id)])),
        related: mixed.length > 0 ? [] : sorted(related),
        marks: tier === 'exact' && mixed.length === 0 ? longestFirst(marks) : relatedMarks,
        relatedMarks,
        unfiltered: ids.size > 0 ? ids.size : parted.length,
        counts,
      }
    },
  }
}

interface Exact {
  ids: ReadonlySet<string>
  /** those that have all terms in their title */
  titled: ReadonlySet<string>
  /** the articles that hold what is to be left out */
  unwanted: Hits
  terms: Term[]
  /** The terms that an article lacks, as they were typed. */
  lackedBy: (id: string) => string[]
}

interface Listing {
  order: string[]
  facets: Record<(typeof facetNames)[number], Map<string, Set<string>>>
}

function longestFirst(marks: readonly string[]): string[] {
  return [...new Set(marks)].sort((one, other) => other.length - one.length)
}

function applyFilters(
  articles: readonly string[],
  request: SearchRequest,
  facets: Listing['facets'],
): { kept: string[]; counts: FacetCounts } {
  const fits = (id: string, name: (typeof facetNames)[number]) => {
    const wanted = request[name]
    return wanted === undefined || facets[name].get(String(wanted))?.has(id) === true
  }
  const counts: FacetCounts = { tag: new Map(), source: new Map(), year: new Map() }
  for (const name of facetNames) {
    const others = facetNames.filter((other) => other !== name)
    const open = articles.filter((id) => others.every((other) => fits(id, other)))
    for (const [value, ids] of facets[name])
      counts[name].set(
        value,
        open.reduce((count, id) => count + Number(ids.has(id)), 0),
      )
  }
  return { kept: articles.filter((id) => facetNames.every((name) => fits(id, name))), counts }
}
