/** Finds the articles that hold a text, in Pagefind's index and in the articles' documents. */
import type { Fold } from '../shared/fold.ts'
import { leadEnd, titleEnd } from '../shared/manifest.ts'
import {
  canonicalNumbers,
  dateTerm,
  numberWindows,
  otherWritings,
  withDates,
  withEdges,
} from '../shared/numbers.ts'
import { queryTokens } from '../shared/tokens.ts'
import { within, type SearchFiles } from './open.client.ts'

/** For each article that holds a text: where. */
export type Hits = Map<string, Hit>

export interface Hit {
  /** the first part where the whole text stands: 0 title; 1 tags, summary or headings; 2 the rest */
  field: number
  /** by how often it stands in which part of the article: 0 to 4.5 a text */
  worth: number
}

/** What is asked of the index. */
export interface Matcher {
  /** The articles that hold a term however it is written, and the forms that were found; else those with a synonym. */
  term: (folded: string) => Promise<[Hits, string[]]>
  /** The articles that hold a folded text as it is written. */
  literal: (folded: string) => Promise<Hits>
  /** A folded text with other words that mean the same. */
  synonymsOf: (folded: string) => string[]
  /** The part of a long text that is likely in the fewest articles; a short one whole. */
  rarest: (folded: string) => string
}

/** A phrase of more pairs is looked up by its rarest ones, then compared with the documents. */
const mostPairs = 8
const mostCompared = 40
/** What a text is worth in the title, in the tags, summary and headings, and in the rest. */
const fieldWorths = [2, 1.5, 1]
/** So many occurrences in a part are worth half of what more and more of them come to (BM25's k1). */
const saturation = 1.5

/** Opens an index for texts. */
export function createMatcher(files: SearchFiles, fold: Fold): Matcher {
  const { manifest, pagefind } = files
  const commonness = new Map(Array.from(manifest.common, (character, place) => [character, 1 / (place + 1)]))

  /**
   * The articles in which a text stands, as it is indexed. A quoted search finds them; it does not tell all places, as
   * an unquoted one of the same words does.
   */
  const quoted = async (text: string): Promise<Hits> => {
    const tokens = queryTokens(text)
    if (tokens.length === 0) return new Map()
    const [found, placed] = await within(
      Promise.all([
        tokens.length > 1 ? pagefind.search(`"${tokens.join(' ')}"`) : undefined,
        pagefind.search(tokens.join(' ')),
      ]),
    )
    const wanted = found && new Set(found.results.map(({ id }) => id))
    return new Map(
      placed.results
        .filter(({ id }) => wanted?.has(id) ?? true)
        .map(({ id, words }) => [id, hitOf(words, tokens.length)]),
    )
  }

  const rarest = (text: string): string => {
    const characters = [...text]
    if (characters.length <= mostPairs + 1) return text
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
    const candidates = [...hits].slice(0, mostCompared)
    const documents = await Promise.all(candidates.map(([id]) => files.document(id).catch(() => undefined)))
    for (const [place, [id, hit]] of candidates.entries()) {
      const texts = documents[place]?.b.flatMap(([, text, , elsewhere = []]) => [text, ...elsewhere]) ?? []
      if (texts.some((text) => holds(fold(text).text))) kept.set(id, hit)
    }
    return kept
  }

  /** @param text folded, with edges around its numbers */
  const phrase = async (text: string): Promise<Hits> => {
    const part = rarest(text)
    const hits = await quoted(part)
    if (part === text) return hits
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

  const synonymsOf = (folded: string): string[] => {
    const forms = new Set<string>()
    for (const synonyms of manifest.synonyms)
      for (const form of synonyms.filter((one) => folded.includes(one)))
        for (const other of synonyms) forms.add(folded.replaceAll(form, other))
    forms.delete(folded)
    return [...forms]
  }

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

  return { term, literal: (folded) => quoted(withEdges(folded)), synonymsOf, rarest }
}

/** Where a text of so many words stands, by the places of all its words. */
function hitOf(places: readonly number[], length: number): Hit {
  const all = new Set(places)
  const counts = [0, 0, 0]
  for (const start of all) {
    let step = 1
    while (step < length && all.has(start + step)) step += 1
    const field = start < titleEnd ? 0 : start < leadEnd ? 1 : 2
    if (step === length) counts[field] = (counts[field] ?? 0) + 1
  }
  return {
    field: Math.max(
      0,
      counts.findIndex((count) => count > 0),
    ),
    worth: counts.reduce(
      (sum, count, field) => sum + ((fieldWorths[field] ?? 0) * count) / (count + saturation),
      0,
    ),
  }
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

/** Articles of any of the sets. */
export function union(sets: readonly Hits[]): Hits {
  const all: Hits = new Map()
  for (const set of sets)
    for (const [id, hit] of set) {
      const known = all.get(id)
      all.set(
        id,
        known ? { field: Math.min(known.field, hit.field), worth: Math.max(known.worth, hit.worth) } : hit,
      )
    }
  return all
}

/** Articles of all of the sets. */
export function intersection(sets: readonly Hits[]): Hits {
  const [first, ...others] = [...sets].sort((one, other) => one.size - other.size)
  const all: Hits = new Map()
  for (const [id, { field, worth }] of first ?? []) {
    const matches = others.map((other) => other.get(id))
    if (matches.includes(undefined)) continue
    all.set(id, {
      field: Math.max(field, ...matches.map((match) => match?.field ?? 0)),
      worth: matches.reduce((sum, match) => sum + (match?.worth ?? 0), worth),
    })
  }
  return all
}
