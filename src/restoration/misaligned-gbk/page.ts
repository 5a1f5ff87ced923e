/** What is known of a page, and what is found in it. */
import type { Gloss, GlossPattern } from '../glosses.ts'
import type { Confidence } from '../tracked-text.ts'

/** What all searches in one page share. */
export interface Page {
  readonly text: string
  readonly pattern: GlossPattern
  /** complete glosses by the offset of their opening bracket */
  readonly glossAt: ReadonlyMap<number, Gloss>
  /** whether characters of private use were stripped from the page, and bytes with them */
  readonly stripped: boolean
  /** whether lines end in CR LF */
  readonly carriageReturns: boolean
  /** Simplified characters that the page's converter left alone */
  readonly leftAlone: ReadonlySet<string>
  /** whether all glosses that fit are the page's own damage */
  readonly scattered: boolean
  readonly effort: Effort
}

/** What the searches of one page may still do; a page's time grows with its length, whatever stands in it. */
export interface Effort {
  /** steps from one path to the next that may still be taken */
  left: number
  /** readings by what stands at a place, for pages that repeat themselves */
  readonly known: Map<string, Run | 'given up' | undefined>
}

/** Gives a page's effort for its length. */
export function effortFor(length: number): Effort {
  return { left: 60_000 + 40 * length, known: new Map() }
}

/** What was found for one stretch. */
export interface Run {
  /** offsets in the page's text */
  readonly start: number
  readonly end: number
  /** Simplified; `□` for a character that is gone */
  readonly after: string
  readonly confidence: Confidence
  readonly alternatives: readonly string[]
}
