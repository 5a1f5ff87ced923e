/** The files that the build leaves for the browser, under `search/`. Shared by the build and the browser. */
import type { FoldTable } from './fold.ts'
import type { SearchBlockKind } from '../build/document.ts'
import { numberOf } from './tokens.ts'

/** Pagefind's engine; the name carries the pinned version, as its binary interface is not promised to stay. */
export const engineFile = 'pagefind-1.6.0.wasm'

/** `search/index/catalogue.json`: all that must be known before the first chunk of the index is asked for. */
export interface SearchCatalogue {
  /** Names the folder `search/index/<version>/` and begins the documents' names; changes with any content. */
  version: string
  /** How many articles; their numbers run from 0, the latest first. */
  count: number
  fold: FoldTable
  /** The first pair of characters of each chunk, in a row. Chunk n is `<n in base 36>.bin`. */
  pairs: string
  /** The first single characters of the chunks after those. */
  singles: string
  /** For each article one character: its code less 40 is the number of tokens before the title's end. */
  titleEnds: string
  /** The years, the latest first, and how many articles each has. */
  years: [year: number, articles: number][]
  /** slugs */
  tags: string[]
  sources: string[]
  /** For each article its tags, one character each: its code less 40 is the place in `tags`. Parted by spaces. */
  tagsOf: string
  sourcesOf: string
  /** Names of the lexicon's files that there are, without edition. */
  words: string[]
}

/** Numbers are shipped as characters: their code is the number and this, which keeps clear of spaces and quotes. */
export const codeBase = 40

/** `search/<edition>/<version>-<number in base 36>.json`: what results are shown from. */
export interface ShippedDocument {
  /** path of the article */
  a: string
  /** the date as the edition writes it */
  d: string
  /** names of the sources, joined */
  s: string
  /**
   * the blocks, the title first: kind, text, id of the heading above or nothing, and what the other editions have
   * there where they use other words
   */
  b: [kind: number, text: string, heading?: string, elsewhere?: string[]][]
}

/** A block's kind is shipped as its place in this list. */
export const blockKinds: readonly SearchBlockKind[] = [
  'title',
  'summary',
  'heading',
  'paragraph',
  'caption',
  'cell',
  'tag',
  'source',
  'reference',
]

/** The name of an article's document, without folder. */
export function documentFile(version: string, article: number): string {
  return `${version}-${article.toString(36)}.json`
}

/** The name of a chunk of the index, without folder. */
export function chunkFile(chunk: number): string {
  return `${chunk.toString(36)}.bin`
}

/**
 * Finds in which chunk of the index a token would be.
 *
 * @param catalogue whose chunks
 * @param characters the two characters of a pair, or one
 * @returns the chunk's number, or -1 where no chunk can hold it
 */
export function createChunkFinder(
  catalogue: Pick<SearchCatalogue, 'pairs' | 'singles'>,
): (first: string, second: string | undefined) => number {
  const numbers = Array.from(catalogue.pairs, numberOf)
  const pairs = numbers
    .filter((_, index) => index % 2 === 0)
    .map((first, index) => pairOrder(first, numbers[index * 2 + 1] ?? 0))
  const singles = Array.from(catalogue.singles, numberOf)
  return (first, second) => {
    if (second !== undefined) return lastNotAbove(pairs, pairOrder(numberOf(first), numberOf(second)))
    const single = lastNotAbove(singles, numberOf(first))
    return single < 0 ? -1 : pairs.length + single
  }
}

function pairOrder(first: number, second: number): number {
  return first * 0x40000 + second
}

function lastNotAbove(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}
