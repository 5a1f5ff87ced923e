/** Finds the articles that hold a text, in Pagefind's index and in the articles' documents. */
import type { Fold } from '../shared/fold.ts'
import {
  beginsWithNumerals,
  canonicalNumbers,
  dateTerm,
  otherWritings,
  withDates,
  withEdges,
} from '../shared/numbers.ts'
import { fieldStart } from '../shared/manifest.ts'
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

/** So few articles, as many as are shown at first, are compared with a phrase by their documents, rather than by the rest of its tokens. */
const fewCandidates = 10
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

  /** Every second token covers the text: blocks stand two words apart, so that tokens which meet are of one block. */
  const tokensOf = (text: string) => {
    const weights = Array.from(text, (character) => commonness.get(character) ?? 0)
    const weightAt = (at: number) => (weights[at] ?? 0) + (weights[at + 1] ?? 0)
    return queryTokens(text)
      .map((token, offset) => ({ token, offset }))
      .filter(({ offset }, _, { length }) => offset % 2 === 0 || offset === length - 1)
      .sort((one, other) => weightAt(one.offset) - weightAt(other.offset))
  }

  /**
   * The articles in which a text stands, as it is indexed: where the tokens that cover it stand at their distances. The
   * rarest is looked up first; where few articles have it, their documents tell the rest.
   *
   * @param isWritten whether documents show it as it is indexed
   */
  const look = async (text: string, isWritten = true): Promise<Hits> => {
    const tokens = tokensOf(text)
    let hits: Hits | undefined
    for (let from = 0, count = 1; from < tokens.length; from += count, count = 2) {
      if (isWritten && hits && hits.size <= fewCandidates) return compared([...hits.keys()], text)
      const next = tokens.slice(from, from + count)
      const postings = await Promise.all(next.map(({ token }) => posting(token)))
      for (const [place, { offset }] of next.entries()) hits = narrowed(hits, postings[place], offset)
    }
    return hits ?? new Map()
  }

  /** Of some articles those whose documents hold a text, with the fields in which it stands for places. */
  const compared = async (ids: readonly string[], text: string): Promise<Hits> => {
    const timesIn = (wording: string) => {
      const folded = fold(wording).text
      return Math.max(
        ...[withEdges(folded), canonicalNumbers(folded)].map((one) => one.split(text).length - 1),
      )
    }
    const placesIn = async (id: string): Promise<[string, number[]]> => {
      const { b } = (await files.document(id).catch(() => undefined)) ?? { b: [] }
      const places = b.map(([kind, own, , elsewhere = []]) =>
        Array<number>(Math.max(...[own, ...elsewhere].map(timesIn))).fill(fieldStart(kind)),
      )
      return [id, places.flat()]
    }
    return new Map((await Promise.all(ids.map(placesIn))).filter(([, { length }]) => length > 0))
  }

  const synonymsOf = (folded: string): string[] => {
    const forms = manifest.synonyms.flatMap((synonyms) =>
      synonyms
        .filter((form) => folded.includes(form))
        .flatMap((form) => synonyms.map((other) => folded.replaceAll(form, other))),
    )
    return [...new Set(forms)].filter((form) => form !== folded)
  }

  const anyOf = async (forms: readonly string[], folded: string): Promise<Term> => {
    const found = await Promise.all(
      forms.map(async (form): Promise<[string, Hits]> => {
        const texts = new Set([canonicalNumbers(form)])
        if (!beginsWithNumerals(form)) texts.add(withEdges(form))
        return [form, union(await Promise.all(Array.from(texts, (text) => look(text))))]
      }),
    )
    const date = dateTerm(folded)
    if (date !== undefined) found.push([withDates(folded), await look(date, false)])
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
        manifest.near.flatMap((words) =>
          words
            .filter((word) => folded.includes(word))
            .slice(0, 1)
            .map(async (word) => ({ words, hits: await posting(nearToken(word)) })),
        ),
      ),
    tokensOf,
  }
}

/** Of the starts of a text those at which a token of it stands at its offset. */
function narrowed(hits: Hits | undefined, posting: Hits = new Map(), offset: number): Hits {
  const left: Hits = new Map()
  for (const [id, places] of posting) {
    const starts = hits?.get(id)
    const own = places.map((place) => place - offset).filter((start) => !hits || starts?.includes(start))
    if (own.length > 0) left.set(id, own)
  }
  return left
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
