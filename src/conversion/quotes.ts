/** One quotation mark that a pass over a block turns. */
export interface TurnedQuote {
  /** UTF-16 offset */
  readonly at: number
  readonly output: string
}

/** Curly quotes of Simplified, corner brackets of Traditional text. */
export type QuoteStyle = 'curly' | 'corner'

/** A character of Chinese text: Han, Chinese punctuation, full-width forms; U+FFFB stands for a Chinese run left out. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60\ufffb—…·]/u
const LATIN = /[\p{Script=Latin}\p{Nd}]/u

const TO_CORNER = new Map([
  ['“', '「'],
  ['”', '」'],
  ['‘', '『'],
  ['’', '』'],
])
const TO_CURLY = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
])
const PARTNER = new Map([
  ['”', '“'],
  ['’', '‘'],
  ['」', '「'],
  ['』', '『'],
])

/**
 * Pairs the quotation marks of one block and turns the pairs that stand in Chinese text: “‘’” ↔ 「『』」
 * (CLREQ 3.1.5, quotation marks of the two scripts). An apostrophe, a mark without its partner and a
 * quotation in foreign text are left alone.
 *
 * @param text the block; U+FFFC stands for what was left out
 * @param to the marks wanted
 * @returns the marks to turn, in order, and the offsets of marks without a partner
 */
export function turnQuotes(text: string, to: QuoteStyle): { turned: TurnedQuote[]; unpaired: number[] } {
  const table = to === 'corner' ? TO_CORNER : TO_CURLY
  if (!(to === 'corner' ? /[“”‘’]/ : /[「」『』]/).test(text)) return { turned: [], unpaired: [] }
  const turned: TurnedQuote[] = []
  const unpaired: number[] = []
  const open: { at: number; mark: string; chinese: number }[] = []
  const waiting = new Map<string, number>()
  let chinese = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x3400 && unit < 0xa000) {
      chinese++
      continue
    }
    if (unit < 0x2010) continue
    const mark = text.charAt(at)
    if (!table.has(mark)) {
      if (CHINESE.test(mark)) chinese++
      continue
    }
    const partner = PARTNER.get(mark)
    if (partner === undefined) {
      open.push({ at, mark, chinese })
      waiting.set(mark, (waiting.get(mark) ?? 0) + 1)
      continue
    }
    const inWord = mark === '’' && LATIN.test(text.charAt(at - 1))
    if (inWord && LATIN.test(text.charAt(at + 1))) continue
    if ((waiting.get(partner) ?? 0) === 0) {
      if (!inWord) unpaired.push(at)
      continue
    }
    for (;;) {
      const last = open.pop()
      if (last === undefined) break
      waiting.set(last.mark, (waiting.get(last.mark) ?? 0) - 1)
      if (last.mark !== partner) {
        unpaired.push(last.at)
        continue
      }
      if (chinese > last.chinese || standsInChinese(text, last.at, at)) {
        turned.push({ at: last.at, output: table.get(partner) ?? '' }, { at, output: table.get(mark) ?? '' })
      }
      break
    }
  }
  for (const lost of open) unpaired.push(lost.at)
  turned.sort((a, b) => a.at - b.at)
  unpaired.sort((a, b) => a - b)
  return { turned, unpaired }
}

function standsInChinese(text: string, start: number, end: number): boolean {
  return CHINESE.test(neighbour(text, start - 1, -1)) || CHINESE.test(neighbour(text, end + 1, 1))
}

/** The nearest character outside that is neither a space nor another quotation mark. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  let at = from
  while (Math.abs(at - from) < 8 && /[\s“”‘’「」『』]/u.test(text.charAt(at))) at += step
  const unit = text.charCodeAt(at)
  if (step < 0 && unit >= 0xdc00 && unit < 0xe000) at--
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
