import data from './data/spellings.json' with { type: 'json' }
import type { TraditionalEdition } from './lexicon.ts'
import type { RuleTable } from './rules.ts'
import { fixedTable } from './rules.ts'

/** Spellings of one region: what the converter gives and what is written there. */
type Spellings = readonly (readonly [from: string, to: string])[]

const SPELLINGS: Readonly<Record<TraditionalEdition, Spellings>> = {
  tw: data.tw.map(({ from, to }) => [from, to] as const),
  hk: data.hk.map(({ from, to }) => [from, to] as const),
}
/** Words that only look as if a spelling stood in them, where a text is not cut into words: 彙報道歉. */
const ACROSS_WORDS = ['報道歉', '報道別', '設計劃分', '統計劃分'] as const

/**
 * Spells one word of a converted text as its region does: 報道 is 報導 in Taiwan.
 *
 * @param word a word or a character in the region's script
 * @param edition which region
 * @returns as many code points
 */
export function spelled(word: string, edition: TraditionalEdition): string {
  let result = word
  for (const [from, to] of SPELLINGS[edition]) if (result.includes(from)) result = result.replaceAll(from, to)
  return result
}

/** Words of which a spelling may be of interest, as the converter gives them. */
export const SPELLED_WORDS: readonly string[] = SPELLINGS.tw.map(([from]) => from)

const tables = new Map<TraditionalEdition, RuleTable>()

/**
 * Gives a region's spellings as rules for a text that another region's author wrote.
 *
 * @param edition the region to write for
 */
export function spellingTable(edition: TraditionalEdition): RuleTable {
  let table = tables.get(edition)
  if (table === undefined) {
    table = fixedTable([...SPELLINGS[edition], ...ACROSS_WORDS.map((word) => [word, word] as const)])
    tables.set(edition, table)
  }
  return table
}
