/** Answers queries from Pagefind's index and the articles' documents. */
import { createFold, type Fold } from '../shared/fold.ts'
import type { ShippedDocument } from '../shared/manifest.ts'
import { parseQuery, type Query } from '../shared/query.ts'
import { createMatcher, intersection, union, type Hits } from './matching.client.ts'
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
  /** of the exact tier where it is small: articles that hold parts of the query, to be shown after the others */
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
/** Fewer articles than that, and related ones follow those that hold the query. */
const fewArticles = 5
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
  const { term } = matcher
  let everything: Promise<Listing> | undefined

  const exact = async ({ clauses, excluded }: Query): Promise<Exact> => {
    const foldAll = (terms: readonly string[]) => [...new Set(terms.map((one) => fold(one).text))]
    const [found, without] = await Promise.all([
      Promise.all(clauses.map((terms) => Promise.all(foldAll(terms).map(term)))),
      Promise.all(foldAll(excluded).map(term)),
    ])
    const hits =
      clauses.length === 0
        ? new Map((await listing()).order.map((id) => [id, { field: 2, worth: 0 }]))
        : intersection(found.map((terms) => union(terms.map(([own]) => own))))
    const unwanted = union(without.map(([own]) => own))
    for (const id of unwanted.keys()) hits.delete(id)
    return { hits, unwanted, marks: found.flat().flatMap(([, marks]) => marks) }
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
    holding: async (text) => [...(await term(fold(text).text))[0].keys()],
    inTitles: async (query, most) => {
      const { hits } = await exact(parseQuery(query))
      return Array.from(hits)
        .filter(([, { field }]) => field === 0)
        .sort(([, one], [, other]) => other.worth - one.worth)
        .slice(0, most)
        .map(([id]) => id)
    },
    search: async (request) => {
      const query = request.query.slice(0, longestQuery).toWellFormed()
      const all = listing()
      const asked = parseQuery(query)
      const { hits, unwanted, marks } = await exact(asked)
      const { order, facets } = await all
      const ranking = await rank(asked.clauses.flat(), order, hits.size > 0)
      if (hits.size === 0) await files.confirm()
      const scoreOf = (id: string) =>
        (ranking.scores.get(id) ?? 0) + (hits.get(id)?.field === 0 ? titleFirst : 0)
      const sorted = (ids: string[]) =>
        request.sort === 'date' ? ids : ids.sort((one, other) => scoreOf(other) - scoreOf(one))
      const articles = sorted(order.filter((id) => hits.has(id)))
      const others = order.filter((id) => ranking.scores.has(id) && !hits.has(id) && !unwanted.has(id))
      const least = leastRelated * Math.max(...others.map(scoreOf))
      const related =
        articles.length < fewArticles && ranking.isAnswered
          ? sorted(others.filter((id) => scoreOf(id) >= least))
          : []
      const tier = articles.length > 0 ? 'exact' : related.length > 0 ? 'related' : 'none'
      const shown = applyFilters(tier === 'exact' ? articles : related, request, facets)
      return {
        tier: shown.kept.length > 0 ? tier : 'none',
        articles: shown.kept,
        related: tier === 'exact' && shown.kept.length > 0 ? applyFilters(related, request, facets).kept : [],
        marks: longestFirst(tier === 'exact' ? marks : ranking.marks),
        relatedMarks: longestFirst([...marks, ...ranking.marks]),
        unfiltered: tier === 'exact' ? articles.length : related.length,
        counts: shown.counts,
      }
    },
  }
}

interface Exact {
  hits: Hits
  /** the articles that hold what is to be left out */
  unwanted: Hits
  marks: string[]
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
