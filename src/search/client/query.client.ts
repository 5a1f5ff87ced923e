/** Answers queries from the index. */
import {
  createChunkFinder,
  codeBase,
  type SearchCatalogue,
  type ShippedDocument,
} from '../shared/catalogue.ts'
import { startEngine } from './engine.client.ts'
import { createFold, type Fold } from '../shared/fold.ts'
import type { SearchFiles } from './load.client.ts'
import { onCommonPages, pagefindChunk, type Postings } from '../build/postings.ts'

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

/** How many of the hits a filter would keep, by slug or year, the other filters as they are. */
export interface FacetCounts {
  tag: Map<string, number>
  source: Map<string, number>
  year: Map<string, number>
}

/** The answer to a request. */
export interface SearchAnswer {
  tier: SearchTier
  /** numbers of the articles, in the order in which they are shown */
  articles: number[]
  /** folded texts to be marked */
  marks: string[]
  /** hits without any filter */
  unfiltered: number
  counts: FacetCounts
}

/** An opened index. */
export interface Searcher {
  fold: Fold
  count: number
  search: (request: SearchRequest) => Promise<SearchAnswer>
  /** The articles that hold a folded text, in no order of worth. */
  holding: (folded: string) => Promise<number[]>
  /** The articles with this in their title, the best first. */
  inTitles: (query: string, most: number) => Promise<number[]>
  /** Texts of the paper with one character between two folded texts, and how many articles have the two so. */
  around: (before: string, after: string) => Promise<{ text: string; articles: number }[]>
  document: (article: number) => Promise<ShippedDocument>
}

/** For each article that holds a text: how well it does. */
type Hits = Map<number, Hit>

interface Hit {
  inTitle: boolean
  /** between 0 and 1 */
  worth: number
}

/** Longer queries are looked up by their beginning and then compared with the documents themselves. */
const longestPhrase = 48
const comparedDocuments = 30
/** The engine's time for a batch grows with the square of its pages. */
const batchSize = 96
/** So many occurrences are worth half of what any number could be (BM25's k1). */
const saturation = 1.4
const longestQuery = 4000
/** How many articles are read for the character between two texts. */
const readAround = 3

/** Opens an index for queries. */
export function createSearcher(files: SearchFiles): Searcher {
  const { catalogue } = files
  const fold = createFold(catalogue.fold)
  const findChunk = createChunkFinder(catalogue)
  const facets = facetsOf(catalogue)
  const engine = startEngine(files.engine, catalogue.count)

  const postingsOf = async (word: string): Promise<Postings | undefined> => {
    const [first = '', second] = word
    const chunk = findChunk(first, second)
    return chunk < 0 ? undefined : (await files.chunk(chunk))(word)
  }

  /** The articles in which a folded text of at most `longestPhrase` characters stands. */
  const phrase = async (folded: string): Promise<Hits> => {
    const characters = [...folded]
    const offsets = coveringPairs(characters.length)
    const words = offsets.map((at) => characters.slice(at, at + 2).join(''))
    const found = await Promise.all(words.map(postingsOf))
    const postings = found.filter((item) => item !== undefined)
    const hits: Hits = new Map()
    if (postings.length < words.length) return hits

    const common = onCommonPages(postings)
    const positionOf = new Map<number, number>()
    if (common.length === 1) {
      for (const [place, article] of (common[0]?.pages ?? []).entries())
        positionOf.set(article, common[0]?.positions[place]?.[0] ?? 0)
    } else {
      const names = words.map((_, index) => nameOf(index))
      const inARow = common.map((item, index) => shifted(item, index - (offsets[index] ?? 0) + longestPhrase))
      for (const [from, to] of batches(common[0]?.pages.length ?? 0)) {
        engine.load(pagefindChunk(names, inARow, from, to))
        for (const [article, position] of engine.search(names))
          positionOf.set(article, position - longestPhrase)
      }
    }

    const rarest = common.reduce((best, item) => (timesOf(item) < timesOf(best) ? item : best))
    const times = new Map(
      rarest.pages.map((article, place) => [article, rarest.positions[place]?.length ?? 0]),
    )
    for (const [article, position] of positionOf) {
      const titleEnd = catalogue.titleEnds.charCodeAt(article) - codeBase
      const early = 1 / (1 + Math.max(0, position - titleEnd) / 150)
      const recent = 1 - article / catalogue.count
      const often = 1 - 1 / (1 + (times.get(article) ?? 0) / saturation)
      const worth = 0.65 * often + 0.2 * early + 0.15 * recent
      hits.set(article, { inTitle: position < titleEnd, worth })
    }
    return hits
  }

  const text = async (folded: string): Promise<Hits> => {
    const characters = [...folded]
    if (characters.length === 0) return new Map()
    if (characters.length <= longestPhrase) return phrase(folded)
    const beginning = await phrase(characters.slice(0, longestPhrase).join(''))
    const candidates = [...beginning].slice(0, comparedDocuments)
    const holds = await Promise.all(
      candidates.map(async ([article]) => {
        const { b } = await files.document(article)
        return b.some(([, block]) => fold(block).text.includes(folded))
      }),
    )
    return new Map(candidates.filter((_, index) => holds[index]))
  }

  /** A number typed with or without its commas is the same number. */
  const withNumbers = async (folded: string): Promise<[Hits, string[]]> => {
    const forms = numberForms(folded)
    const all = await Promise.all(forms.map(text))
    return [union(all), forms.filter((_, index) => (all[index]?.size ?? 0) > 0)]
  }

  const every = async (parts: readonly string[]): Promise<[Hits, string[]]> => {
    const all = await Promise.all(parts.map(withNumbers))
    return [intersection(all.map(([hits]) => hits)), all.flatMap(([, forms]) => forms)]
  }

  const exact = async (query: string): Promise<[Hits, string[]]> => {
    const whole = fold(query).text
    const parts = partsOf(query)
      .map((part) => fold(part).text)
      .filter((part) => part !== '')
    let [hits, marks] = await withNumbers(whole)
    const wide = widePunctuation(whole)
    if (hits.size === 0 && wide !== whole) [hits, marks] = await withNumbers(wide)
    const several = parts.length > 1 && parts.length <= 8
    if (!several || (hits.size > 0 && !parts.every(isPhraseOfItsOwn))) return [hits, marks]
    const [both, bothMarks] = await every([...new Set(parts)])
    if (hits.size === 0) return [both, bothMarks]
    for (const [article, { inTitle, worth }] of hits) both.set(article, { inTitle, worth: worth + 1 })
    return [both, [...marks, ...bothMarks]]
  }

  /** Articles that hold parts: all the pieces between punctuation, or else as much as possible of the words. */
  const related = async (query: string): Promise<[Hits, string[]]> => {
    const nothing: [Hits, string[]] = [new Map(), []]
    const pieces = [
      ...new Set(query.split(/[\p{P}\p{S}\p{Z}\p{C}]+/u).map((piece) => fold(piece).text)),
    ].filter((piece) => /\p{Script=Han}|../u.test(piece) && [...piece].length <= longestPhrase)
    if (pieces.length === 0 || pieces.length > 12) return nothing
    if (pieces.join('') !== fold(query).text) {
      const found = await every(pieces)
      if (found[0].size > 0) return found
    }
    const words = [...new Set(pieces.flatMap(wordsOf))].slice(0, 12)
    const lengths = words.map((word) => [...word].length)
    const whole = lengths.reduce((sum, length) => sum + length, 0)
    const sets = await Promise.all(words.map(text))
    const covered = new Map<number, { length: number; worth: number; inTitle: boolean }>()
    for (const [index, set] of sets.entries()) {
      const rarity = 1 - Math.sqrt(set.size / catalogue.count)
      for (const [article, { worth, inTitle }] of set) {
        const known = covered.get(article) ?? { length: 0, worth: 0, inTitle: false }
        known.length += lengths[index] ?? 0
        known.worth += worth * rarity * (lengths[index] ?? 0)
        known.inTitle ||= inTitle && (lengths[index] ?? 0) > 1
        covered.set(article, known)
      }
    }
    const most = Math.max(0, ...Array.from(covered.values(), ({ length }) => length))
    if (most * 3 < whole || most < 2) return nothing
    const hits: Hits = new Map()
    for (const [article, { length, worth }] of covered) {
      if (length === most) hits.set(article, { inTitle: false, worth })
    }
    return [hits, words.filter((_, index) => (sets[index]?.size ?? 0) > 0)]
  }

  const around = async (before: string, after: string): Promise<{ text: string; articles: number }[]> => {
    const [one, other] = [[...before], [...after]]
    const pairs = (characters: readonly string[], from: number) =>
      characters.slice(1).map((second, at) => ({ word: (characters[at] ?? '') + second, offset: from + at }))
    const places = [...pairs(one, 0), ...pairs(other, one.length + 1)]
    const postings = await Promise.all(places.map(({ word }) => postingsOf(word)))
    const known = postings.filter((item) => item !== undefined)
    if (known.length === 0 || known.length < postings.length) return []
    const common = onCommonPages(known)
    const articles = (common[0]?.pages ?? []).filter((_, place) => {
      const [first, ...rest] = common.map(({ positions }, index) =>
        (positions[place] ?? []).map((at) => at - (places[index]?.offset ?? 0)),
      )
      return first?.some((start) => rest.every((starts) => starts.includes(start))) ?? false
    })
    const texts = new Map<string, number>()
    for (const article of articles.slice(0, readAround)) {
      const { b } = await files.document(article)
      for (const text of b.flatMap(([, block]) => between(fold, block, before, after))) {
        texts.set(text, (texts.get(text) ?? 0) + 1)
      }
    }
    return [...texts].map(([text, seen]) => ({
      text,
      articles: Math.max(seen, Math.round((seen / readAround) * articles.length)),
    }))
  }

  return {
    fold,
    count: catalogue.count,
    document: files.document,
    holding: async (folded) => [...(await text(folded)).keys()],
    inTitles: async (query, most) => {
      const [hits] = await exact(query)
      return [...hits]
        .filter(([, { inTitle }]) => inTitle)
        .sort(([, one], [, other]) => other.worth - one.worth)
        .slice(0, most)
        .map(([article]) => article)
    },
    around,
    search: async (request) => {
      const query = Array.from(request.query.slice(0, longestQuery * 2))
        .slice(0, longestQuery)
        .join('')
      let [hits, marks] = await exact(query)
      let tier: SearchTier = 'exact'
      if (hits.size === 0) {
        ;[hits, marks] = await related(query)
        tier = hits.size > 0 ? 'related' : 'none'
      }
      const order = [...hits.keys()].sort((one, other) => one - other)
      if (request.sort === 'relevance') {
        const ranks = new Map(Array.from(hits, ([article, hit]) => [article, rank(hit)]))
        order.sort((one, other) => (ranks.get(other) ?? 0) - (ranks.get(one) ?? 0))
      }
      const { kept, counts } = applyFilters(order, request, catalogue, facets)
      return {
        tier: kept.length > 0 ? tier : 'none',
        articles: kept,
        marks: [...new Set(marks)].sort((one, other) => other.length - one.length),
        unfiltered: order.length,
        counts,
      }
    },
  }
}

/** The places of a block, as written, that have one Han character between the two folded texts. */
function between(fold: Fold, block: string, before: string, after: string): string[] {
  const { text, starts, ends } = fold(block)
  const found: string[] = []
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const middle = at + before.length
    const character = String.fromCodePoint(text.codePointAt(middle) ?? 0)
    const end = middle + character.length + after.length
    if (/\p{Script=Han}/u.test(character) && text.startsWith(after, middle + character.length)) {
      found.push(block.slice(starts[at], ends[end - 1]))
    }
  }
  return found
}

function rank({ worth, inTitle }: Hit): number {
  return worth + (inTitle ? 1000 : 0)
}

/**
 * The pairs that together hold a text of so many characters: every other one, and the last. Where each stands at its
 * distance from the first, the text stands, as no block's pairs are so near to another's.
 *
 * @returns where the pairs begin; the one place of a single character
 */
function coveringPairs(length: number): number[] {
  if (length <= 2) return [0]
  const offsets = Array.from({ length: Math.floor(length / 2) }, (_, index) => index * 2)
  return length % 2 === 0 ? offsets : [...offsets, length - 2]
}

/** Postings with other positions: where all words of a phrase are moved so, they follow one another. */
function shifted({ pages, positions }: Postings, by: number): Postings {
  return { pages, positions: positions.map((own) => own.map((position) => position + by)) }
}

function nameOf(index: number): string {
  return String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))
}

function timesOf({ positions }: Postings): number {
  return positions.reduce((sum, { length }) => sum + length, 0)
}

function* batches(length: number): Generator<[from: number, to: number]> {
  for (let from = 0; from < length; from += batchSize) yield [from, from + batchSize]
}

/** Terms between white space; the text within a pair of quotation marks is one term. */
function partsOf(query: string): string[] {
  return query.trim().split(/\s+/u)
}

/** Han of two characters and more: where two such stand apart, a reader means both, not the one next to the other. */
function isPhraseOfItsOwn(folded: string): boolean {
  return /\p{Script=Han}/u.test(folded) && [...folded].length > 1
}

/** Punctuation typed with the Latin keyboard, as Chinese text has it. */
function widePunctuation(folded: string): string {
  return folded.replace(/[,.:;?!()]/gu, (sign) => '，。：；？！（）'[',.:;?!()'.indexOf(sign)] ?? sign)
}

/** The folded text, and where it has a number of four digits or more, also with or without commas; years stay. */
function numberForms(folded: string): string[] {
  const bare = folded.replace(/\d{1,3}(?:,\d{3})+(?!\d)/gu, (number) => number.replaceAll(',', ''))
  const parted = folded.replace(/\d{4,12}/gu, (number, at: number) => {
    const beside = folded[at - 1] ?? ''
    if (/^(?:18|19|20)\d\d$/u.test(number) || /[.,]/u.test(beside)) return number
    return number.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  })
  return [...new Set([folded, bare, parted])]
}

/** Words of a piece; Latin letters and digits are not cut, as parts of them say nothing. */
function wordsOf(piece: string): string[] {
  if (!/\p{Script=Han}/u.test(piece)) return [...piece].length > 2 ? [piece] : []
  if (typeof Intl.Segmenter === 'function') {
    const words = Array.from(
      new Intl.Segmenter('zh', { granularity: 'word' }).segment(piece),
      ({ segment }) => segment,
    )
    if (words.length > 1) return words
  }
  const characters = [...piece]
  if (characters.length < 3) return characters
  return characters.slice(1).map((second, at) => (characters[at] ?? '') + second)
}

function union(sets: readonly Hits[]): Hits {
  const all: Hits = new Map()
  for (const set of sets) {
    for (const [article, hit] of set) {
      const known = all.get(article)
      all.set(
        article,
        known ? { inTitle: known.inTitle || hit.inTitle, worth: Math.max(known.worth, hit.worth) } : hit,
      )
    }
  }
  return all
}

function intersection(sets: readonly Hits[]): Hits {
  const [first, ...others] = [...sets].sort((a, b) => a.size - b.size)
  const all: Hits = new Map()
  for (const [article, hit] of first ?? []) {
    let { inTitle, worth } = hit
    let everywhere = true
    for (const other of others) {
      const match = other.get(article)
      if (!match) {
        everywhere = false
        break
      }
      inTitle &&= match.inTitle
      worth += match.worth
    }
    if (everywhere) all.set(article, { inTitle, worth: worth / sets.length })
  }
  return all
}

/** By article: its tags and sources as the catalogue's characters, and its year. */
interface ArticleFacets {
  tags: string[]
  sources: string[]
  years: number[]
}

function facetsOf({ tagsOf, sourcesOf, years }: SearchCatalogue): ArticleFacets {
  return {
    tags: tagsOf.split(' '),
    sources: sourcesOf.split(' '),
    years: years.flatMap(([year, articles]) => Array.from({ length: articles }, () => year)),
  }
}

function applyFilters(
  articles: readonly number[],
  { tag, source, year }: SearchRequest,
  catalogue: SearchCatalogue,
  facets: ArticleFacets,
): { kept: number[]; counts: FacetCounts } {
  const codeOf = (list: readonly string[], slug: string | undefined) =>
    slug === undefined ? '' : String.fromCharCode(codeBase + list.indexOf(slug))
  const [wantedTag, wantedSource] = [codeOf(catalogue.tags, tag), codeOf(catalogue.sources, source)]

  const [tags, sources, ofYears] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept: number[] = []
  for (const article of articles) {
    const tagsOf = facets.tags[article] ?? ''
    const sourcesOf = facets.sources[article] ?? ''
    const own = facets.years[article]
    const fitsTag = tagsOf.includes(wantedTag)
    const fitsSource = sourcesOf.includes(wantedSource)
    const fitsYear = year === undefined || own === year
    if (fitsTag && fitsSource && fitsYear) kept.push(article)
    if (fitsSource && fitsYear) for (const code of tagsOf) add(tags, code)
    if (fitsTag && fitsYear) for (const code of sourcesOf) add(sources, code)
    if (fitsTag && fitsSource) add(ofYears, String(own))
  }
  const bySlug = (counts: Map<string, number>, list: readonly string[]) =>
    new Map(Array.from(counts, ([code, count]) => [list[code.charCodeAt(0) - codeBase] ?? '', count]))
  return {
    kept,
    counts: { tag: bySlug(tags, catalogue.tags), source: bySlug(sources, catalogue.sources), year: ofYears },
  }
}
