import type { ConversionWay, EditionId, GlossaryEntry } from './engine.ts'
import { toTraditional } from './engine.ts'
import { simplifiedLexicon } from './lexicon.ts'
import { turnQuotes } from './quotes.ts'
import { ruleEdges, ruleTable } from './rules.ts'
import type { Doubt } from './traditional.ts'

/** A spot of a text where a human should decide, with what each edition shows now and might show instead. */
export interface DoubtfulSpot {
  /** UTF-16 offsets in the text */
  readonly start: number
  readonly end: number
  readonly kind: Doubt['kind']
  readonly shown: Readonly<Record<'tw' | 'hk', string>>
  readonly other: Readonly<Record<'tw' | 'hk', string>>
}

/**
 * Lists the spots of a Simplified text where the converter's choice is a narrow one. What glossary, `keep` or
 * `terms` decide is not among them.
 *
 * @param text one block of prose
 * @param glossary the site's glossary
 * @param rules the article's rules
 * @returns the spots in order; neighbouring characters of one choice are one spot
 */
export function doubtfulSpots(
  text: string,
  glossary: readonly GlossaryEntry[],
  rules?: ConversionWay['rules'],
): DoubtfulSpot[] {
  const tw = merged(text, doubtsOf(text, 'tw', glossary, rules))
  const hk = merged(text, doubtsOf(text, 'hk', glossary, rules))
  return tw.map((one) => {
    const twin = hk.find((other) => other.start === one.start && other.end === one.end) ?? one
    return {
      start: one.start,
      end: one.end,
      kind: one.kind,
      shown: { tw: one.shown, hk: twin.shown },
      other: { tw: one.other, hk: twin.other },
    }
  })
}

function doubtsOf(
  text: string,
  to: Exclude<EditionId, 'hans'>,
  glossary: readonly GlossaryEntry[],
  rules: ConversionWay['rules'],
): Doubt[] {
  const converter = toTraditional(to)
  const edges = ruleEdges(text, ruleTable(glossary, rules, 'hans', to), simplifiedLexicon(), ({ source }) =>
    converter.form(source),
  )
  return converter.doubts(text, edges)
}

/** A declared word that an edition shows otherwise than declared. */
export interface MissedWord {
  /** UTF-16 offset in the text */
  readonly start: number
  readonly word: string
  readonly edition: 'tw' | 'hk'
  readonly declared: string
  readonly shown: string
}

/**
 * Lists where a word of glossary, `keep` or `terms` stands in a Simplified text and does not come out as declared,
 * because the converter divides the words there otherwise.
 *
 * @param text one block of prose
 * @param glossary the site's glossary
 * @param rules the article's rules
 * @returns the places in order, for each edition
 */
export function missedWords(
  text: string,
  glossary: readonly GlossaryEntry[],
  rules?: ConversionWay['rules'],
): MissedWord[] {
  return (['tw', 'hk'] as const).flatMap((edition) => {
    const converter = toTraditional(edition)
    const edges = ruleEdges(
      text,
      ruleTable(glossary, rules, 'hans', edition),
      simplifiedLexicon(),
      ({ source }) => converter.form(source),
    )
    if (edges.length === 0) return []
    const changes: { start: number; end: number; output: string }[] = []
    converter.convert(text, edges, (start, end, output) => changes.push({ start, end, output }))
    return edges.flatMap(({ start, end, output: declared }) => {
      const covering = edges.some(
        (edge) => edge.start <= start && edge.end >= end && edge.end - edge.start > end - start,
      )
      if (covering) return []
      let shown = ''
      let at = start
      for (const change of changes) {
        if (change.end <= start || change.start >= end) continue
        const { output } = change
        const aligned = output.length === change.end - change.start
        shown += text.slice(at, Math.max(at, change.start))
        shown += aligned ? output.slice(Math.max(0, start - change.start), end - change.start) : output
        at = change.end
      }
      shown += text.slice(at, Math.max(at, end))
      return shown === declared ? [] : [{ start, word: text.slice(start, end), edition, declared, shown }]
    })
  })
}

function merged(text: string, doubts: readonly Doubt[]): Doubt[] {
  const spots: Doubt[] = []
  for (const doubt of doubts) {
    const last = spots[spots.length - 1]
    if (last !== undefined && last.end > doubt.start) continue
    if (last !== undefined && last.end === doubt.start && last.kind === doubt.kind) {
      spots[spots.length - 1] = {
        ...last,
        end: doubt.end,
        shown: last.shown + doubt.shown,
        other: last.other + doubt.other,
      }
    } else spots.push(doubt)
  }
  return spots.filter(({ start, end }) => end <= text.length && start < end)
}

/**
 * Finds quotation marks without a partner.
 *
 * @param text one block of prose, in either script
 * @returns their UTF-16 offsets
 */
export function unpairedQuotes(text: string): number[] {
  return [...turnQuotes(text, 'corner').unpaired, ...turnQuotes(text, 'curly').unpaired].sort((a, b) => a - b)
}
