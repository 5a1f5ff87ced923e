/** Finds the articles that hold a text, in Pagefind's index and in the articles' documents. */
import type { Fold } from '../shared/fold.ts'
import {
  canonicalNumbers,
  dateTerm,
  numberWindows,
  otherWritings,
  withDates,
  withEdges,
} from '../shared/numbers.ts'
import { nearToken, queryTokens } from '../shared/tokens.ts'
import { remember, within, type SearchFiles } from './open.client.ts'

/** For each article that holds a text: the places of it, in words of the indexed page. */
export type Hits = Map<string, number[]>

/** A text as a query has it. */
export interface Term {
  folded: string
  /** the articles that hold it however it is written; else those with a synonym */
  hits: Hits
  /** the forms that were found, to be marked */
  marks: string[]
}

/** What is asked of the index. */
export interface Matcher {
  term: (folded: string) => Promise<Term>
  /** The articles that hold a folded text as it is written. */
  literal: (folded: string) => Promise<Hits>
  /** A folded text with other words that mean the same. */
  synonymsOf: (folded: string) => string[]
  /** For each word of a folded text that has some: words near in meaning, and the articles that hold any of them. */
  near: (folded: string) => Promise<{ words: string[]; hits: Hits }[]>
  /** Tokens by which a text is looked up, with their offsets in it, the likely rarest first. */
  tokensOf: (folded: string) => { token: string; offset: number }[]
}

/** So many tokens of a phrase are looked up at once. */
const atOnce = 2
/** So few articles are compared with a phrase by their documents, rather than by the rest of its tokens. */
const fewCandidates = 10
const mostCompared = 40
/** Among so many places of an odd text the one is chosen where two pairs overlap. */
const longestChoice = 16
const keptPostings = 300

/** Opens an index for texts. */
export function createMatcher(files: SearchFiles, fold: Fold): Matcher {
  const { manifest, pagefind } = files
  const commonness = new Map(Array.from(manifest.common, (character, place) => [character, 1 / (place + 1)]))

  /** The articles that hold a token, and where. */
  const posting = remember(async (token): Promise<Hits> => {
    const { results } = await within(pagefind.search(token))
    return new Map(results.map(({ id, words }) => [id, words]))
  }, keptPostings)

  const tokensOf = (text: string) => {
    const characters = [...text]
    const tokens = queryTokens(text)
    const weightAt = (at: number) =>
      (commonness.get(characters[at] ?? '') ?? 0) + (commonness.get(characters[at + 1] ?? '') ?? 0)
    const weightOf = (offsets: readonly number[]) =>
      offsets.reduce((sum, offset) => sum + weightAt(offset), 0)
    const [offsets = []] = covers(characters.length).sort((one, other) => weightOf(one) - weightOf(other))
    return offsets
      .sort((one, other) => weightAt(one) - weightAt(other))
      .map((offset) => ({ token: tokens[offset] ?? '', offset }))
  }

  /**
   * The articles in which a text stands, as it is indexed: where the tokens that cover it stand at their distances.
   *
   * @param holds whether a folded block holds the text; where it is given, few articles are compared by it
   */
  const look = async (text: string, holds?: (block: string) => boolean): Promise<Hits> => {
    const tokens = tokensOf(text)
    let hits: Hits | undefined
    for (let from = 0; from < tokens.length; from += atOnce) {
      const postings = await Promise.all(
        tokens
          .slice(from, from + atOnce)
          .map(async ({ token, offset }) => ({ offset, places: await posting(token) })),
      )
      for (const { offset, places } of postings) hits = narrowed(hits, places, offset)
      if (hits?.size === 0) break
      if (hits && holds && from + atOnce < tokens.length && hits.size <= fewCandidates)
        return compared(hits, holds)
    }
    return hits ?? new Map()
  }

  const compared = async (hits: Hits, holds: (block: string) => boolean): Promise<Hits> => {
    const candidates = [...hits].slice(0, mostCompared)
    const documents = await Promise.all(candidates.map(([id]) => files.document(id).catch(() => undefined)))
    return new Map(
      candidates.filter((_, place) =>
        documents[place]?.b.some(([, text, , elsewhere = []]) =>
          [text, ...elsewhere].some((wording) => holds(fold(wording).text)),
        ),
      ),
    )
  }

  /** @param text folded, with edges around its numbers */
  const phrase = (text: string): Promise<Hits> =>
    look(text, (block) => withEdges(block).includes(text) || canonicalNumbers(block).text.includes(text))

  /** With the numbers in digits: what is indexed so are windows around them. */
  const numbered = async (folded: string): Promise<Hits> => {
    const canonical = canonicalNumbers(folded)
    const windows = numberWindows(canonical)
    if (windows.length === 0) return phrase(canonical.text)
    const holds = (block: string) => canonicalNumbers(block).text.includes(canonical.text)
    const hits = intersection(await Promise.all(windows.map((window) => look(window, holds))))
    return windows.join('') === canonical.text ? hits : compared(hits, holds)
  }

  const synonymsOf = (folded: string): string[] => {
    const forms = new Set<string>()
    for (const synonyms of manifest.synonyms)
      for (const form of synonyms.filter((one) => folded.includes(one)))
        for (const other of synonyms) forms.add(folded.replaceAll(form, other))
    forms.delete(folded)
    return [...forms]
  }

  const anyOf = async (forms: readonly string[], folded: string): Promise<Term> => {
    const found = await Promise.all(
      forms.map(async (form): Promise<[string, Hits]> => {
        const literal: Hits = startsWithNumeral(form) ? new Map() : await phrase(withEdges(form))
        return [
          form,
          canonicalNumbers(form).changed.length === 0 ? literal : union([literal, await numbered(form)]),
        ]
      }),
    )
    const date = dateTerm(folded)
    if (date !== undefined) found.push([withDates(folded), await look(date)])
    return {
      folded,
      hits: union(found.map(([, own]) => own)),
      marks: found
        .filter(([, own]) => own.size > 0)
        .flatMap(([form]) => [form, ...otherWritings(form), form.replace(/^\d{4}年(?=\d+月\d+日$)/u, '')]),
    }
  }

  return {
    term: async (folded) => {
      const found = await anyOf([...new Set([folded, widePunctuation(folded), withDates(folded)])], folded)
      return found.hits.size > 0 ? found : anyOf(synonymsOf(folded), folded)
    },
    literal: (folded) => look(withEdges(folded)),
    synonymsOf,
    near: (folded) =>
      Promise.all(
        [...manifest.near.entries()]
          .filter(([, words]) => words.some((word) => folded.includes(word)))
          .map(async ([group, words]) => ({ words, hits: await posting(nearToken(group)) })),
      ),
    tokensOf,
  }
}

/**
 * The ways to cover so many characters with as few pairs as will do. Blocks stand two words apart, so that pairs which
 * meet are of one block.
 *
 * @returns offsets of the pairs
 */
function covers(length: number): number[][] {
  const even = (from: number, to: number) =>
    Array.from({ length: Math.max(0, Math.ceil((to - from) / 2)) }, (_, place) => from + 2 * place)
  if (length < 2 || length % 2 === 0) return [even(0, length)]
  return even(0, Math.min(length - 1, longestChoice)).map((middle) => [
    ...even(0, middle + 1),
    ...even(middle + 1, length - 1),
  ])
}

/** Of the starts of a text those at which a token of it stands at its offset. */
function narrowed(hits: Hits | undefined, posting: Hits, offset: number): Hits {
  if (!hits)
    return new Map(Array.from(posting, ([id, places]) => [id, places.map((place) => place - offset)]))
  const left: Hits = new Map()
  for (const [id, starts] of hits) {
    const there = new Set(posting.get(id))
    const kept = starts.filter((start) => there.has(start + offset))
    if (kept.length > 0) left.set(id, kept)
  }
  return left
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

/** Articles of any of the sets, with all places. */
export function union(sets: readonly Hits[]): Hits {
  const all: Hits = new Map()
  for (const set of sets)
    for (const [id, places] of set) all.set(id, [...new Set([...(all.get(id) ?? []), ...places])])
  return all
}

/** Articles of all of the sets, with the places of the first. */
export function intersection([first, ...others]: readonly Hits[]): Hits {
  return new Map([...(first ?? [])].filter(([id]) => others.every((other) => other.has(id))))
}
