/** Answers queries from Pagefind's index and the articles' documents. */
import { createFold, type Fold } from '../shared/fold.ts'
import { titleEnd, type ShippedDocument } from '../shared/manifest.ts'
import { parseQuery, type Query } from '../shared/query.ts'
import { createMatcher, intersection, union, type Term } from './matching.client.ts'
import { remember, within, type SearchFiles } from './open.client.ts'
import { createRanker } from './ranking.client.ts'

/** What a reader asks for. */
export interface SearchRequest {
  query: string
  /** slugs */
  tag?: string
  source?: string
  year?: number | string
  sort: 'relevance' | 'date'
}

/** `exact`: every hit holds what was typed; `related`: nothing does, these hold parts of it. */
export type SearchTier = 'exact' | 'related' | 'none'

const filterNames = ['tag', 'source', 'year'] as const

/** How many of the hits a filter would keep, by slug or year, the other filters as they are. */
export type FilterCounts = Record<(typeof filterNames)[number], Map<string, number>>

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
  /** Counts the hits; not before the results are there, as it fetches all filters. @throws {IndexUnavailable} */
  counts: () => Promise<FilterCounts>
}

/** An opened index. */
export interface Searcher {
  fold: Fold
  /** @throws {IndexUnavailable} */
  search: (request: SearchRequest) => Promise<SearchAnswer>
  /** The articles with this in their title, the best first. */
  inTitles: (query: string, most: number) => Promise<string[]>
  document: (id: string) => Promise<ShippedDocument>
}

const longestQuery = 4000
/** Fewer articles than that, and related ones are shown with those that hold the query. */
const fewArticles = 5
/** A phrase of so many characters that is found whole asks for nothing related. */
const longPhrase = 8
/** And no more than so many of both together. */
const mostWithRelated = 6
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

  /** The articles that a filter keeps, the latest first; all for no filter. */
  const listed = remember(async (filter) => {
    const [, name = '', value = ''] = /^(\w+):(.*)$/u.exec(filter) ?? []
    const filters = name === '' ? {} : { [name]: value }
    const { results } = await within(pagefind.search(null, { filters, sort: { date: 'desc' } }))
    return new Set(results.map(({ id }) => id))
  }, 500)

  const exact = async ({ clauses, excluded }: Query): Promise<Exact> => {
    const [terms, without] = await Promise.all([
      Promise.all(clauses.map((alternatives) => Promise.all(alternatives.map(termOf)))),
      Promise.all(excluded.map(termOf)),
    ])
    const perClause = terms.map((alternatives) => union(alternatives.map(({ hits }) => hits)))
    const unwanted = new Set(union(without.map(({ hits }) => hits)).keys())
    const found = clauses.length === 0 ? await listed('') : intersection(perClause).keys()
    const isTitled = (id: string) =>
      perClause.length > 0 && perClause.every((hits) => hits.get(id)?.some((place) => place < titleEnd))
    const ids = new Set([...found].filter((id) => !unwanted.has(id)))
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

  return {
    fold,
    document: files.document,
    inTitles: async (query, most) => [...(await exact(parseQuery(query))).titled].slice(0, most),
    search: async (request) => {
      const asked = parseQuery(request.query.slice(0, longestQuery))
      const [all, { ids, titled, unwanted, terms, lackedBy }, ...kept] = await Promise.all([
        listed(''),
        exact(asked),
        ...filterNames.map((name) => listed(request[name] === undefined ? '' : `${name}:${request[name]}`)),
      ])
      if (ids.size === 0) await files.confirm()
      const isPhrase = terms.length === 1 && terms.every(({ folded }) => [...folded].length >= longPhrase)
      const isFew = ids.size < fewArticles && !(isPhrase && ids.size > 0)
      const { scores, marks, isAnswered } = await rank(terms, [...all], isFew)
      const scoreOf = (id: string) => (scores.get(id) ?? 0) + (titled.has(id) ? titleFirst : 0)
      const best = (some: Iterable<string>) => [...some].sort((one, other) => scoreOf(other) - scoreOf(one))
      const sorted = (some: readonly string[]) =>
        request.sort === 'date' ? [...all].filter((id) => some.includes(id)) : best(some)
      const others = [...all].filter((id) => scores.has(id) && !ids.has(id) && !unwanted.has(id))
      const least = leastRelated * Math.max(...others.map(scoreOf))
      const parted = isFew && isAnswered ? others.filter((id) => scoreOf(id) >= least) : []

      const hits = ids.size > 0 ? [...all].filter((id) => ids.has(id)) : parted
      const isKept = (id: string) => kept.every((articles) => articles.has(id))
      const articles = hits.filter(isKept)
      const tier = articles.length === 0 ? 'none' : ids.size > 0 ? 'exact' : 'related'
      const room = tier === 'exact' ? Math.max(0, mostWithRelated - articles.length) : 0
      const related = best(parted.filter(isKept)).slice(0, room)
      const mixed = asked.clauses.length > 1 && request.sort !== 'date' ? related : []
      // terms that stand together as they were typed are one mark
      const together = terms.length > 1 ? [fold(request.query.trim()).text] : []
      const own = [...together, ...terms.flatMap((term) => term.marks)]
      const relatedMarks = longestFirst([...own, ...marks])
      return {
        tier,
        articles: sorted([...articles, ...mixed]),
        lacking: new Map(mixed.map((id) => [id, lackedBy(id)])),
        related: mixed.length > 0 ? [] : sorted(related),
        marks: tier === 'exact' && mixed.length === 0 ? longestFirst(own) : relatedMarks,
        relatedMarks,
        unfiltered: ids.size > 0 ? ids.size : parted.length,
        counts: async () => {
          const values = await within(pagefind.filters())
          const counts: FilterCounts = { tag: new Map(), source: new Map(), year: new Map() }
          for (const [place, name] of filterNames.entries()) {
            const open = hits.filter((id) =>
              kept.every((articles, other) => other === place || articles.has(id)),
            )
            for (const value of Object.keys(values[name] ?? {})) {
              const own = await listed(`${name}:${value}`)
              counts[name].set(value, open.filter((id) => own.has(id)).length)
            }
          }
          return counts
        },
      }
    },
  }
}

interface Exact {
  ids: ReadonlySet<string>
  /** those that have all terms in their title */
  titled: ReadonlySet<string>
  /** the articles that hold what is to be left out */
  unwanted: ReadonlySet<string>
  terms: Term[]
  /** The terms that an article lacks, as they were typed. */
  lackedBy: (id: string) => string[]
}

function longestFirst(marks: readonly string[]): string[] {
  return [...new Set(marks)].sort((one, other) => other.length - one.length)
}
