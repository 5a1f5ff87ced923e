/** Answers queries from Pagefind's index and the articles' documents. */
import { createFold, type Fold } from '../shared/fold.ts'
import { titleEnd, type ShippedDocument } from '../shared/manifest.ts'
import {
  canonicalNumbers,
  dateTerm,
  numberWindows,
  otherWritings,
  withDates,
  withEdges,
} from '../shared/numbers.ts'
import { parseQuery } from '../shared/query.ts'
import { queryTokens } from '../shared/tokens.ts'
import { within, type SearchFiles } from './open.client.ts'

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
  /** folded texts to be marked */
  marks: string[]
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

/** For each article that holds a text: how well it does. */
type Hits = Map<string, Hit>

interface Hit {
  inTitle: boolean
  /** Pagefind's */
  score: number
}

const longestQuery = 4000
/** A phrase of more pairs is looked up by its rarest ones, then compared with the documents. */
const mostPairs = 8
const mostCompared = 40
/** How much of a query articles must hold to be related to it. */
const leastCovered = 0.5
/** What a part in the title is worth beside one in the text. */
const titleWorth = 1.3
/** What a whole piece of the query is worth beside its pairs of characters. */
const wholeWorth = 0.5
/** How much of an article's worth stays where it holds but a little of the query. */
const partialWorth = 0.5
/** How much more the latest article is worth than the oldest. */
const recencyWorth = 0.1
/** So many different pairs of a query are looked up in parts. */
const mostParts = 24

/** Opens an index for queries. */
export function createSearcher(files: SearchFiles): Searcher {
  const { manifest, pagefind } = files
  const fold = createFold(manifest.fold)
  const commonness = new Map(Array.from(manifest.common, (character, place) => [character, 1 / (place + 1)]))
  let everything: Promise<Listing> | undefined

  /**
   * The articles in which a text stands, as it is indexed. A quoted search finds them; it tells neither their worth nor
   * all places, as an unquoted one of the same words does.
   */
  const quoted = async (text: string): Promise<Hits> => {
    const tokens = queryTokens(text)
    if (tokens.length === 0) return new Map()
    const [found, scored] = await within(
      Promise.all([
        tokens.length > 1 ? pagefind.search(`"${tokens.join(' ')}"`) : undefined,
        pagefind.search(tokens.join(' ')),
      ]),
    )
    const wanted = found && new Set(found.results.map(({ id }) => id))
    return new Map(
      scored.results
        .filter(({ id }) => wanted?.has(id) ?? true)
        .map(({ id, score, words }) => [id, { inTitle: hasRun(words, tokens.length), score }]),
    )
  }

  /** The part of a long text that is likely in the fewest articles. */
  const rarest = (text: string): string => {
    const characters = [...text]
    const length = mostPairs - 1
    const weights = characters.map((character) => commonness.get(character) ?? 0)
    let [best, least] = [0, Infinity]
    for (let at = 0; at + length <= characters.length; at += 1) {
      const weight = weights.slice(at, at + length).reduce((sum, one) => sum + one, 0)
      if (weight < least) [best, least] = [at, weight]
    }
    return characters.slice(best, best + length).join('')
  }

  const compared = async (hits: Hits, holds: (block: string) => boolean): Promise<Hits> => {
    const kept: Hits = new Map()
    const candidates = [...hits].sort(([, one], [, other]) => other.score - one.score).slice(0, mostCompared)
    const documents = await Promise.all(candidates.map(([id]) => files.document(id).catch(() => undefined)))
    for (const [place, [id, hit]] of candidates.entries()) {
      const texts = documents[place]?.b.flatMap(([, text, , elsewhere = []]) => [text, ...elsewhere]) ?? []
      if (texts.some((text) => holds(fold(text).text))) kept.set(id, hit)
    }
    return kept
  }

  /** @param text folded, with edges around its numbers */
  const phrase = async (text: string): Promise<Hits> => {
    if ([...text].length <= mostPairs + 1) return quoted(text)
    const hits = await quoted(rarest(text))
    return hits.size > mostCompared
      ? quoted(text)
      : compared(
          hits,
          (block) => withEdges(block).includes(text) || canonicalNumbers(block).text.includes(text),
        )
  }

  /** With the numbers in digits: what is indexed so are windows around them. */
  const numbered = async (folded: string): Promise<Hits> => {
    const canonical = canonicalNumbers(folded)
    const windows = numberWindows(canonical)
    if (windows.length === 0) return phrase(canonical.text)
    const hits = intersection(await Promise.all(windows.map(quoted)))
    if (windows.join('') === canonical.text) return hits
    return compared(hits, (block) => canonicalNumbers(block).text.includes(canonical.text))
  }

  /** A folded term with other words that mean the same. */
  const synonymsOf = (folded: string): string[] => {
    const forms = new Set<string>()
    for (const synonyms of manifest.synonyms)
      for (const form of synonyms.filter((one) => folded.includes(one)))
        for (const other of synonyms) forms.add(folded.replaceAll(form, other))
    forms.delete(folded)
    return [...forms]
  }

  /** The articles that hold a term however it is written, and the forms that were found; else those with a synonym. */
  const term = async (folded: string): Promise<[Hits, string[]]> => {
    const [hits, marks] = await anyOf(
      [...new Set([folded, widePunctuation(folded), withDates(folded)])],
      folded,
    )
    return hits.size > 0 ? [hits, marks] : anyOf(synonymsOf(folded))
  }

  const anyOf = async (forms: readonly string[], folded = ''): Promise<[Hits, string[]]> => {
    const found = await Promise.all(
      forms.map(async (form): Promise<[string, Hits]> => {
        const literal = startsWithNumeral(form) ? new Map<string, Hit>() : await phrase(withEdges(form))
        return [
          form,
          canonicalNumbers(form).changed.length === 0 ? literal : union([literal, await numbered(form)]),
        ]
      }),
    )
    const date = dateTerm(folded)
    if (date !== undefined) found.push([withDates(folded), await quoted(date)])
    const hits = union(found.map(([, own]) => own))
    const marks = found
      .filter(([, own]) => own.size > 0)
      .flatMap(([form]) => [form, ...otherWritings(form), form.replace(/^\d{4}年(?=\d+月\d+日$)/u, '')])
    return [hits, marks]
  }

  const exact = async (typed: string): Promise<[Hits, string[]]> => {
    const { clauses, excluded } = parseQuery(typed)
    const foldAll = (terms: readonly string[]) => [...new Set(terms.map((one) => fold(one).text))]
    const found = await Promise.all(
      clauses.map(async (terms): Promise<[Hits, string[]]> => {
        const all = await Promise.all(foldAll(terms).map(term))
        return [union(all.map(([hits]) => hits)), all.flatMap(([, marks]) => marks)]
      }),
    )
    let hits = intersection(found.map(([own]) => own))
    if (clauses.length === 0 && excluded.length > 0)
      hits = new Map((await listing()).order.map((id) => [id, { inTitle: false, score: 0 }]))
    const without = await Promise.all(foldAll(excluded).map(term))
    for (const [unwanted] of without) for (const id of unwanted.keys()) hits.delete(id)
    return [hits, found.flatMap(([, marks]) => marks)]
  }

  /** Articles that hold parts of what was typed: each pair of characters and each word of letters has its worth. */
  const related = async (typed: string): Promise<[Hits, string[]]> => {
    const { clauses, excluded } = parseQuery(typed)
    const nothing: [Hits, string[]] = [new Map(), []]
    const texts = clauses.flat().flatMap(piecesOf)
    const pieces = [...new Set(texts.map((text) => fold(text).text))].flatMap((piece) => [
      piece,
      ...synonymsOf(piece),
    ])
    const parts = [...new Set(pieces.flatMap(pairsOf))].slice(0, mostParts)
    if (parts.length === 0) return nothing
    // a word that no article has is not answered with pieces of it
    const longWords = texts.flatMap(longWordsOf).map((word) => fold(word).text)
    const ofWords = await Promise.all(longWords.map((word) => quoted(withEdges(word))))
    const unknown = new Set(longWords.filter((_, place) => ofWords[place]?.size === 0).flatMap(pairsOf))
    const { order } = await listing()
    const known = new Map(
      await Promise.all(
        parts.map(async (part) => {
          const found = unknown.has(part) ? new Map<string, Hit>() : await quoted(withEdges(part))
          return [
            part,
            { found, rarity: found.size === 0 ? 0 : Math.log(1 + order.length / found.size) },
          ] as const
        }),
      ),
    )
    const words = parts.filter((part) => (known.get(part)?.rarity ?? 0) > 0)
    const phrases = await Promise.all(pieces.map((piece) => quoted(withEdges(piece))))
    const isOneWhole = texts.length > 1 && phrases.some(({ size }) => size > 0)
    if (!isOneWhole && coverage(pieces, words) < leastCovered) return nothing
    const ofPieces = pieces
      .map((piece) => pairsOf(piece).flatMap((part) => known.get(part) ?? []))
      .filter((parts) => parts.some(({ rarity }) => rarity > 0))
    const hits: Hits = new Map()
    for (const id of order) {
      let [score, share] = [0, 0]
      for (const parts of ofPieces) {
        let [covered, whole] = [0, 0]
        for (const { found, rarity } of parts) {
          const hit = found.get(id)
          whole += rarity
          if (!hit) continue
          score += hit.score * (hit.inTitle ? titleWorth : 1)
          covered += rarity
        }
        share += covered / whole / ofPieces.length
      }
      for (const phrase of phrases) score += (phrase.get(id)?.score ?? 0) * wholeWorth
      if (score > 0)
        hits.set(id, { inTitle: false, score: score * (partialWorth + (1 - partialWorth) * share) })
    }
    const without = await Promise.all(excluded.map((one) => term(fold(one).text)))
    for (const [unwanted] of without) for (const id of unwanted.keys()) hits.delete(id)
    return [hits, words]
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
      const [hits] = await exact(query)
      return [...hits]
        .filter(([, { inTitle }]) => inTitle)
        .sort(([, one], [, other]) => other.score - one.score)
        .slice(0, most)
        .map(([id]) => id)
    },
    search: async (request) => {
      const query = request.query.slice(0, longestQuery).toWellFormed()
      const all = listing()
      let [hits, marks] = await exact(query)
      let tier: SearchTier = 'exact'
      if (query.trim() === '')
        hits = new Map((await all).order.map((id) => [id, { inTitle: false, score: 0 }]))
      if (hits.size === 0) {
        ;[hits, marks] = await related(query)
        tier = hits.size > 0 ? 'related' : 'none'
      }
      if (tier !== 'exact') await files.confirm()
      const { order, facets } = await all
      const articles = order.filter((id) => hits.has(id))
      if (request.sort === 'relevance') {
        const places = new Map(order.map((id, place) => [id, place]))
        const rank = (id: string, { inTitle, score }: Hit) =>
          score * (1 + recencyWorth * (1 - (places.get(id) ?? 0) / order.length)) + (inTitle ? 1000 : 0)
        const ranks = new Map(Array.from(hits, ([id, hit]) => [id, rank(id, hit)]))
        articles.sort((one, other) => (ranks.get(other) ?? 0) - (ranks.get(one) ?? 0))
      }
      const { kept, counts } = applyFilters(articles, request, facets)
      return {
        tier: kept.length > 0 ? tier : 'none',
        articles: kept,
        marks: [...new Set(marks)].sort((one, other) => other.length - one.length),
        unfiltered: articles.length,
        counts,
      }
    },
  }
}

interface Listing {
  order: string[]
  facets: Record<(typeof facetNames)[number], Map<string, Set<string>>>
}

/** Whether so many words stand in a row in the title. */
function hasRun(places: readonly number[], length: number): boolean {
  const inTitle = new Set(places.filter((place) => place < titleEnd))
  return [...inTitle].some((start) =>
    Array.from({ length }, (_, step) => start + step).every((at) => inTitle.has(at)),
  )
}

/** How much of some texts stands in any of the words. */
function coverage(texts: readonly string[], words: readonly string[]): number {
  let [covered, whole] = [0, 0]
  for (const text of texts) {
    const places = new Set<number>()
    for (const word of words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        for (let place = at; place < at + word.length; place += 1) places.add(place)
    covered += places.size
    whole += text.length
  }
  return whole === 0 ? 0 : covered / whole
}

/** A phrase that begins with a Chinese number would also be found inside a longer one. */
function startsWithNumeral(folded: string): boolean {
  const { changed } = canonicalNumbers(folded)
  return changed[0]?.[0] === 0 && /^[〇零一二两三四五六七八九十百千万亿]{2}/u.test(folded)
}

/** Punctuation typed with the Latin keyboard, as Chinese text has it. */
function widePunctuation(folded: string): string {
  return folded.replace(
    /(?<!\d)[,.:;?!()]|[,.:;?!()](?!\d)/gu,
    (sign) => '，。：；？！（）'[',.:;?!()'.indexOf(sign)] ?? sign,
  )
}

/** Words that ask and tell nothing of what is asked for. */
const stopWords =
  /什[么麼][时時]候|什[么麼][样樣]?|[为為]什[么麼]|怎[么麼][样樣]?|怎[样樣]|如何|[为為]何|多少|哪[里裡裏儿兒些个個年天]|[几幾][时時]|[谁誰]|[吗嗎呢吧的了是有在]/gu

/** The parts of a term between punctuation, and between words that only ask. */
function piecesOf(term: string): string[] {
  return term
    .replaceAll(stopWords, ' ')
    .split(/[^\p{L}\p{M}\p{N}.,%]+|(?<!\d)[.,]|[.,](?!\d)/u)
    .flatMap((piece) => piece.match(/\d[\d.,]*[年月日号%]?|\p{Script=Han}+|[^\p{Script=Han}\d]+/gu) ?? [])
    .filter((piece) => [...piece].length > 1)
}

/** Pairs of Han characters; letters and digits are not cut, as parts of them say nothing. */
function pairsOf(piece: string): string[] {
  const characters = [...piece]
  return /^\p{Script=Han}/u.test(piece)
    ? characters.slice(1).map((second, at) => (characters[at] ?? '') + second)
    : [piece]
}

/** Words of a piece that pairs are but parts of. */
function longWordsOf(piece: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return []
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(piece)
  return Array.from(segments, ({ segment }) => segment).filter(
    (word) => [...word].length > 2 && /^\p{Script=Han}+$/u.test(word),
  )
}

function union(sets: readonly Hits[]): Hits {
  const all: Hits = new Map()
  for (const set of sets)
    for (const [id, hit] of set) {
      const known = all.get(id)
      all.set(
        id,
        known ? { inTitle: known.inTitle || hit.inTitle, score: Math.max(known.score, hit.score) } : hit,
      )
    }
  return all
}

function intersection(sets: readonly Hits[]): Hits {
  const [first, ...others] = [...sets].sort((one, other) => one.size - other.size)
  const all: Hits = new Map()
  for (const [id, { inTitle, score }] of first ?? []) {
    const matches = others.map((other) => other.get(id))
    if (matches.includes(undefined)) continue
    all.set(id, {
      inTitle: inTitle && matches.every((match) => match?.inTitle),
      score: matches.reduce((sum, match) => sum + (match?.score ?? 0), score),
    })
  }
  return all
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
