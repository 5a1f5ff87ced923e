import { WORDS_FROM_TAIWAN_TO_HONG_KONG, WORDS_TO_SIMPLIFIED } from './corrections.ts'
import type { AuthorScript, EditionId } from './engine.ts'
import { OBJECT } from './context.ts'
import { plainConverter } from './opencc.ts'
import type { RuleSpan, RuleTable } from './rules.ts'
import { fixedTable, outside, ruleSpans } from './rules.ts'
import { regionForms } from './region.ts'
import type { Emit } from './traditional.ts'

/** Traditional of one region to Simplified or to the other region, by OpenCC's own chains. */
export class FromTraditional {
  readonly #convert: (text: string) => string
  readonly #corrections: RuleTable

  /**
   * @param from the author's script, a Traditional one
   * @param to an edition that is not the author's own
   */
  constructor(from: Exclude<AuthorScript, 'hans'>, to: EditionId) {
    const region = from === 'hant-tw' ? 'tw' : 'hk'
    if (to === 'hans') {
      const convert = plainConverter(region, 'cn')
      this.#convert = region === 'tw' ? convert : withVerbalZhu(convert, plainConverter('tw', 'cn'))
      this.#corrections = fixedTable(WORDS_TO_SIMPLIFIED)
    } else {
      const first = plainConverter(region, 't')
      const second = plainConverter('t', to)
      const forms = regionForms(to)
      this.#convert = (text) => second(first(text)).replace(/\p{Script=Han}/gu, (one) => forms.own(one))
      this.#corrections = to === 'hk' ? fixedTable(WORDS_FROM_TAIWAN_TO_HONG_KONG) : new Map()
    }
  }

  /**
   * Converts one block.
   *
   * @param text the block
   * @param spans places where a rule holds
   * @param emit told of every span that differs, in order
   */
  convert(text: string, spans: readonly RuleSpan[], emit: Emit): void {
    const corrections = outside(ruleSpans(text, this.#corrections), spans)
    const fixed = [...spans, ...corrections].sort((a, b) => a.start - b.start)
    let masked = ''
    let last = 0
    for (const span of fixed) {
      masked += text.slice(last, span.start) + OBJECT.repeat(span.end - span.start)
      last = span.end
    }
    masked += text.slice(last)
    const converted = this.#convert(masked)
    let next = 0
    let other = 0
    for (let at = 0; at < text.length;) {
      const span = fixed[next]
      if (span?.start === at) {
        const { output } = span
        if (output !== undefined && output !== text.slice(at, span.end)) emit(at, span.end, output)
        other += span.end - at
        at = span.end
        next++
        continue
      }
      const source = text.codePointAt(at) as number
      const target = converted.codePointAt(other) as number
      const width = source > 0xffff ? 2 : 1
      if (source !== target) emit(at, at + width, String.fromCodePoint(target))
      at += width
      other += target > 0xffff ? 2 : 1
    }
  }
}

/**
 * Many in Hong Kong write 著 for 着 as Taiwan does. Where a text has no 着, its 著 are read as a Taiwan author's: 看著 is
 * 看着, 名著 stays.
 */
function withVerbalZhu(
  convert: (text: string) => string,
  asInTaiwan: (text: string) => string,
): (text: string) => string {
  return (text) => {
    const converted = convert(text)
    if (!text.includes('著') || text.includes('着')) return converted
    const source = [...text]
    const other = [...asInTaiwan(text)]
    return Array.from(converted, (one, at) => (source[at] === '著' ? (other[at] ?? one) : one)).join('')
  }
}
