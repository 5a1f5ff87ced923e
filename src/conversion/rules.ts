import type { ArticleRules, AuthorScript, EditionId, GlossaryEntry } from './engine.ts'
import type { Lexicon } from './lexicon.ts'
import type { Edge } from './segmentation.ts'
import { Segmenter } from './segmentation.ts'

/** One word whose form is laid down. */
export interface Rule {
  readonly source: string
  /** what the edition shows; undefined where the engine decides but must take the word as one */
  readonly output: string | undefined
  readonly person: boolean
  /** from the article's own frontmatter, which is stronger than the glossary */
  readonly article: boolean
}

/** The rules of one way, ready to be looked up by first code unit. */
export type RuleTable = ReadonlyMap<number, readonly Rule[]>

/**
 * Makes the rules of one way out of the glossary and an article's frontmatter, the article's being stronger.
 *
 * @param glossary the site's glossary
 * @param rules `keep` and `terms` of the article, in the author's script
 * @param from the author's script
 * @param to the edition
 * @returns the rules by the first code unit of their source, longer ones first
 */
export function ruleTable(
  glossary: readonly GlossaryEntry[],
  rules: ArticleRules | undefined,
  from: AuthorScript,
  to: EditionId,
): RuleTable {
  const bySource = new Map<string, Rule>()
  for (const entry of glossary) {
    if (entry.sure === true) continue
    const source = from === 'hans' ? entry.hans : from === 'hant-tw' ? entry.tw : (entry.hk ?? entry.tw)
    if (source === '' || source === undefined) continue
    const tw = entry.tw === '' ? undefined : entry.tw
    const output = to === 'hans' ? entry.hans : to === 'tw' ? tw : (entry.hk ?? tw)
    bySource.set(source, { source, output, person: entry.kind === 'person', article: false })
  }
  for (const [source, forms] of Object.entries(rules?.terms ?? {})) {
    const output = to === 'hans' ? forms.hans : to === 'tw' ? forms.tw : (forms.hk ?? forms.tw)
    if (source !== '' && output !== undefined)
      bySource.set(source, { source, output, person: false, article: true })
  }
  for (const source of rules?.keep ?? []) {
    if (source !== '') bySource.set(source, { source, output: source, person: false, article: true })
  }
  return tableOf(bySource.values())
}

function tableOf(rules: Iterable<Rule>): RuleTable {
  const table = new Map<number, Rule[]>()
  for (const rule of rules) {
    const unit = rule.source.charCodeAt(0)
    const list = table.get(unit)
    if (list === undefined) table.set(unit, [rule])
    else list.push(rule)
  }
  for (const list of table.values()) list.sort((a, b) => b.source.length - a.source.length)
  return table
}

/** Maximum cost of a declared word, and how much cheaper than its parts it is at least: names and the words of the article itself are certain. */
const SURE = { most: -4, below: 15 }
const LIKELY = { most: 10, below: 4 }
/** Price of taking a declared word's first character from a word that it ends: 位于|晓港. */
const TORN = 21

/**
 * Finds the rules' words in a Simplified text and prices them as words among others, so that 于晓 is not
 * found in 位于晓港.
 *
 * @param text one block
 * @param table the rules
 * @param lexicon the other words
 * @param decide the form of a word whose rule gives none
 * @returns one edge for each place, ordered by start
 */
export function ruleEdges(
  text: string,
  table: RuleTable,
  lexicon: Lexicon,
  decide: (rule: Rule) => string,
): Edge[] {
  const edges: Edge[] = []
  if (table.size === 0) return edges
  for (let at = 0; at < text.length; at++) {
    const list = table.get(text.charCodeAt(at))
    if (list === undefined) continue
    for (const rule of list) {
      if (!text.startsWith(rule.source, at)) continue
      const scale = rule.article || rule.person ? SURE : LIKELY
      let cost = Math.min(scale.most, partsCost(rule.source, lexicon) - scale.below)
      if (at > 0) {
        const torn = lexicon.trie.get(text.slice(at - 1, at + 1))
        if (torn >= 0) {
          const alone = lexicon.unitCosts[text.charCodeAt(at - 1)] as number
          cost += TORN * Math.min(1, Math.exp(alone - (lexicon.costs[torn] as number)))
        }
      }
      edges.push({ start: at, end: at + rule.source.length, cost, output: rule.output ?? decide(rule) })
    }
  }
  return edges
}

const parsers = new WeakMap<Lexicon, { segmenter: Segmenter; costs: Map<string, number> }>()

function partsCost(word: string, lexicon: Lexicon): number {
  let parser = parsers.get(lexicon)
  if (parser === undefined)
    parsers.set(lexicon, (parser = { segmenter: new Segmenter(lexicon), costs: new Map() }))
  let cost = parser.costs.get(word)
  if (cost === undefined) parser.costs.set(word, (cost = parser.segmenter.cost(word)))
  return cost
}

/** A place where a rule holds in a Traditional text. */
export interface RuleSpan {
  readonly start: number
  readonly end: number
  readonly output: string | undefined
}

/**
 * Finds the rules' words in a text that is not cut into words: the first, and of those the longest.
 *
 * @param text one block
 * @param table the rules
 * @returns spans in order that do not overlap
 */
export function ruleSpans(text: string, table: RuleTable): RuleSpan[] {
  const spans: RuleSpan[] = []
  if (table.size === 0) return spans
  for (let at = 0; at < text.length;) {
    const rule = table.get(text.charCodeAt(at))?.find((one) => text.startsWith(one.source, at))
    if (rule === undefined) at++
    else {
      spans.push({ start: at, end: at + rule.source.length, output: rule.output })
      at += rule.source.length
    }
  }
  return spans
}

/**
 * Keeps those spans that touch none of the others.
 *
 * @param spans ordered by start
 * @param others ordered by start, not overlapping
 * @returns the spans that lie outside
 */
export function outside<T extends { readonly start: number; readonly end: number }>(
  spans: readonly T[],
  others: readonly { readonly start: number; readonly end: number }[],
): T[] {
  let next = 0
  return spans.filter((span) => {
    while ((others[next]?.end ?? Infinity) <= span.start) next++
    return (others[next]?.start ?? Infinity) >= span.end
  })
}

/**
 * Makes a table of words that hold everywhere.
 *
 * @param words a source and its form each
 * @returns the rules by the first code unit of their source, longer ones first
 */
export function fixedTable(words: readonly (readonly [string, string])[]): RuleTable {
  return tableOf(words.map(([source, output]) => ({ source, output, person: false, article: false })))
}
