import { Context, NEEDS_CONTEXT } from './context.ts'
import { FromTraditional } from './from-traditional.ts'
import { simplifiedLexicon } from './lexicon.ts'
import { convertMarkup } from './markup.ts'
import { turnQuotes } from './quotes.ts'
import type { Rule, RuleTable } from './rules.ts'
import { outside, ruleEdges, ruleSpans, ruleTable } from './rules.ts'
import type { Edge } from './segmentation.ts'
import { spelled, spellingTable } from './spellings.ts'
import type { Emit } from './traditional.ts'
import { ToTraditional } from './traditional.ts'

/** The script and region that an author writes in. */
export type AuthorScript = 'hans' | 'hant-tw' | 'hant-hk'
/** An edition of the site. */
export type EditionId = 'hans' | 'tw' | 'hk'

/**
 * Forms per edition of one name or word; a missing `hk` is `tw`, an empty `tw` is decided by the engine. A `sure` one
 * lays nothing down: it says that what the engine shows for this passage has been looked at and is right.
 */
export interface GlossaryEntry {
  hans: string
  tw: string
  hk?: string
  kind: 'person' | 'place' | 'institution' | 'word'
  sure?: boolean
  note?: string
}

/** What an article's frontmatter lays down, its words in the author's script. */
export interface ArticleRules {
  /** never converted, in any edition */
  keep?: string[]
  /** forms by edition; a missing `hk` is `tw` */
  terms?: Record<string, { hans?: string; tw?: string; hk?: string }>
  /** `plain` leaves out the region's own spellings (報導, 計畫) where the engine has them */
  spelling?: 'regional' | 'plain'
}

/** What an engine does beside converting the script. */
export interface EngineOptions {
  /** whether each region's own spellings are applied: 報導 and 計畫 in Taiwan, 報道 and 計劃 in Hong Kong */
  regionalSpelling?: boolean
}

/** From an author's script to an edition, with the article's own rules. */
export interface ConversionWay {
  from: AuthorScript
  to: EditionId
  rules?: ArticleRules
}

/** Converts between the scripts. */
export interface ScriptEngine {
  /**
   * Converts plain text; blank lines divide blocks, single line ends between Han do not divide words.
   *
   * @param input any string
   * @param way from which script to which edition
   * @returns the text in the edition's script, with its quotation marks; the same code points in number but for rules
   */
  text(input: string, way: ConversionWay): string
  /**
   * Converts an HTML fragment or a whole document. Words are seen across inline elements; markup stays byte for
   * byte, but for the spans of the directives `:zh[…]{…}` and `:keep[…]`, which become their text.
   *
   * @param input HTML
   * @param way from which script to which edition
   * @returns the HTML in the edition's script
   */
  html(input: string, way: ConversionWay): string
}

const ADDRESS =
  /(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.|mailto:)(?:[!-;=?-~]|(?<=[/=?&#_%.-])[\p{Script=Han}]{1,6}(?=[/?&#._-]|[^\p{Script=Han}]|$))+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/giu
/** What every address has in it, and how far before that it may begin. */
const OF_ADDRESS = /:\/\/|www\.|mailto:|@/gi
const BEFORE_MARK = 64
/** An address is never divided and never changed. */
const ADDRESS_COST = -1000

const traditional = new Map<EditionId, ToTraditional>()
const fromTraditional = new Map<string, FromTraditional>()

/**
 * Makes an engine over a glossary. Dictionaries are built once for the process, at the first use of a direction.
 *
 * @param glossary the site's names and words
 * @param options what else it does
 * @returns the engine
 */
export function createScriptEngine(
  glossary: readonly GlossaryEntry[],
  { regionalSpelling = false }: EngineOptions = {},
): ScriptEngine {
  const spells = ({ rules }: ConversionWay): boolean => regionalSpelling && rules?.spelling !== 'plain'
  const plainTables = new Map<string, RuleTable>()
  const articleTables = new WeakMap<ArticleRules, Map<string, RuleTable>>()

  function tableFor({ from, to, rules }: ConversionWay): RuleTable {
    let tables = plainTables
    if (rules !== undefined) {
      const known = articleTables.get(rules)
      if (known === undefined) articleTables.set(rules, (tables = new Map<string, RuleTable>()))
      else tables = known
    }
    const key = `${from} ${to}`
    let table = tables.get(key)
    if (table === undefined) tables.set(key, (table = ruleTable(glossary, rules, from, to)))
    return table
  }

  function block(text: string, way: ConversionWay, emit: Emit, addressEnds: readonly number[] = []): void {
    const table = tableFor(way)
    const quotes =
      (way.from === 'hans') === (way.to === 'hans')
        ? []
        : turnQuotes(text, way.to === 'hans' ? 'curly' : 'corner').turned
    let next = 0
    const quoting: Emit = (start, end, output) => {
      let quote = quotes[next]
      for (; quote !== undefined && quote.at < start; quote = quotes[++next])
        emit(quote.at, quote.at + 1, quote.output)
      while ((quotes[next]?.at ?? Infinity) < end) next++
      emit(start, end, output)
    }
    const withQuotes = quotes.length === 0 ? emit : quoting
    if (way.from === 'hans' && way.to !== 'hans') {
      const converter = toTraditional(way.to)
      const decide = (rule: Rule): string =>
        rule.person ? converter.person(rule.source) : converter.form(rule.source)
      const edges: Edge[] = withAddresses(
        text,
        ruleEdges(text, table, simplifiedLexicon(), decide),
        addressEnds,
      )
      converter.convert(text, edges, spells(way) ? asSpelledIn(way.to, edges, withQuotes) : withQuotes)
    } else if (way.from !== 'hans') {
      const spans = ruleSpans(text, table)
      const addresses = withAddresses(text, [], addressEnds).map(({ start, end }) => ({
        start,
        end,
        output: undefined,
      }))
      const free = outside(spans, addresses)
      const declared =
        addresses.length === 0 ? spans : [...free, ...addresses].sort((a, b) => a.start - b.start)
      const all =
        way.to === 'hans' || !spells(way)
          ? declared
          : [...declared, ...outside(ruleSpans(text, spellingTable(way.to)), declared)].sort(
              (a, b) => a.start - b.start,
            )
      toOther(way.from, way.to).convert(text, all, withQuotes)
    }
    for (let quote = quotes[next]; quote !== undefined; quote = quotes[++next])
      emit(quote.at, quote.at + 1, quote.output)
  }

  function line(input: string, way: ConversionWay): string {
    let result = ''
    let last = 0
    block(input, way, (start, end, output) => {
      result += input.slice(last, start) + output
      last = end
    })
    return last === 0 ? input : result + input.slice(last)
  }

  function paragraph(input: string, way: ConversionWay): string {
    if (!NEEDS_CONTEXT.test(input)) return line(input, way)
    const context = new Context()
    context.addAll(input, 0, input.length)
    let result = ''
    let last = 0
    const write = (start: number, end: number, text: string): void => {
      result += input.slice(last, start) + text
      last = end
    }
    convertContext(context, way, write)
    return last === 0 ? input : result + input.slice(last)
  }

  function convertContext(
    context: Context,
    way: ConversionWay,
    write: (start: number, end: number, text: string) => void,
  ): void {
    const { normalized } = context
    let next = 0
    const before = (end: number): void => {
      for (let one = normalized[next]; one !== undefined && one.at < end; one = normalized[++next]) {
        context.place(one.at, one.at + one.character.length, one.character, (from, to) =>
          write(from, to, one.character),
        )
      }
    }
    const place: Emit = (start, end, output) => {
      before(start)
      while ((normalized[next]?.at ?? Infinity) < end) next++
      context.place(start, end, output, write)
    }
    block(context.text, way, place, context.addressEnds)
    before(Infinity)
  }

  return {
    text(input, way) {
      if (isOwnEdition(way)) return input
      if (!input.includes('\n')) return paragraph(input, way)
      return input
        .split(/((?:\r?\n[ \t\u3000]*){2,})/)
        .map((part, index) => (index % 2 === 1 ? part : paragraph(part, way)))
        .join('')
    },
    html(input, way) {
      return convertMarkup(input, way, {
        context: () => new Context(),
        convert: (context, write) => convertContext(context, way, write),
        text: (text) => (isOwnEdition(way) ? text : paragraph(text, way)),
      })
    },
  }
}

/** Spells what is emitted as a region does, but for what is declared. */
function asSpelledIn(edition: 'tw' | 'hk', declared: readonly Edge[], emit: Emit): Emit {
  const starts = new Set(declared.map(({ start }) => start))
  return (start, end, output) => emit(start, end, starts.has(start) ? output : spelled(output, edition))
}

/**
 * Tells whether an edition is the author's own, so that nothing is to be converted.
 *
 * @param way from which script to which edition
 */
export function isOwnEdition({ from, to }: Pick<ConversionWay, 'from' | 'to'>): boolean {
  return from === (to === 'hans' ? 'hans' : to === 'tw' ? 'hant-tw' : 'hant-hk')
}

/**
 * Gives the converter to a Traditional edition, built at the first call.
 *
 * @param to the edition
 */
export function toTraditional(to: 'tw' | 'hk'): ToTraditional {
  let converter = traditional.get(to)
  if (converter === undefined) traditional.set(to, (converter = new ToTraditional(to)))
  return converter
}

function toOther(from: 'hant-tw' | 'hant-hk', to: EditionId): FromTraditional {
  const key = `${from} ${to}`
  let converter = fromTraditional.get(key)
  if (converter === undefined) fromTraditional.set(key, (converter = new FromTraditional(from, to)))
  return converter
}

/** Adds the addresses of a text to its edges, and takes out the edges that touch one; none goes past one of `ends`. */
function withAddresses(text: string, edges: Edge[], ends: readonly number[]): Edge[] {
  const addresses: Edge[] = []
  let next = 0
  for (const { start, end: last } of addressSpans(text)) {
    while ((ends[next] ?? Infinity) <= start) next++
    const end = Math.min(last, ends[next] ?? Infinity)
    addresses.push({ start, end, cost: ADDRESS_COST * (end - start), output: text.slice(start, end) })
  }
  if (addresses.length === 0) return edges
  return [...outside(edges, addresses), ...addresses].sort((a, b) => a.start - b.start)
}

/** Where addresses stand; they are looked for only where something has what every one has. */
function addressSpans(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (let at = 0; ;) {
    OF_ADDRESS.lastIndex = at
    const mark = OF_ADDRESS.exec(text)
    if (mark === null) return spans
    ADDRESS.lastIndex = Math.max(at, mark.index - BEFORE_MARK)
    const match = ADDRESS.exec(text)
    if (match === null) return spans
    at = ADDRESS.lastIndex
    spans.push({ start: match.index, end: at })
  }
}
