/** The files that the build leaves for the browser, under `search/`. Shared by the build and the browser. */
import type { SearchBlockKind } from '../build/document.ts'
import type { FoldTable } from './fold.ts'

/** `search/manifest.json`: what is known of the index beside Pagefind's own files. */
export interface SearchManifest {
  /** changes with any content of the search */
  version: string
  fold: FoldTable
  /** the commonest characters of the articles, the commonest first */
  common: string
  /** words that mean the same, as the glossary has them for the regions, folded */
  synonyms: string[][]
  /** groups of words near in meaning, folded, in the order of their tokens */
  near: string[][]
  /** names of the lexicon's files that there are, without edition */
  words: string[]
}

/**
 * A block: its kind, text, the id of the heading above or nothing, and what the other editions have there where they
 * use other words.
 */
export type ShippedBlock = [kind: SearchBlockKind, text: string, heading?: string, elsewhere?: string[]]

/** `search/<edition>/<id>.json`, by the id of Pagefind's result: what results are shown from. */
export interface ShippedDocument {
  /** path of the article */
  a: string
  /** the date as the edition writes it */
  d: string
  /** names of the sources, joined */
  s: string
  /** the lengths of the title's parts but the last, behind which a line may end */
  t: number[]
  /** the title first */
  b: ShippedBlock[]
}

/** An article's title stands before this position of its indexed text, all else after it. */
export const titleEnd = 200
/** Its tags, summary and headings stand before this one. */
export const leadEnd = 1000

/** Where the blocks of a kind begin in the indexed text. */
export function fieldStart(kind: SearchBlockKind): number {
  if (kind === 'title') return 0
  return kind === 'tag' || kind === 'summary' || kind === 'heading' ? titleEnd : leadEnd
}
