/** Places at which a heading may break (CLREQ 6.1.1; Chromium breaks Chinese headings anywhere). */

import { escapeText } from '../illustrations/escape.ts'

/** Firefox has it from 125 on; without it, lines end at punctuation. */
const words = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined
const CLOSING = /^[\p{Pe}\p{Pf}、，。！？：；·…—～~％%“”‘’」』）》〉】]/u
const OPENING = /[\p{Ps}\p{Pi}“‘「『（《〈【]$/u
const LATIN_END = /[\p{ASCII}]$/u
/** One character that opens what follows rather than closing what went before. */
const LEADS = /^[与與和及在从從到把被将將对對为為以按让讓由向比未不再又还還就才只总總]$/u
/** One character that closes what went before. */
const CLOSES = /^[的了着著过過地得之们們等]$/u
const NUMERALS = '一二三四五六七八九十百千两兩几幾数數'
/** What counts, as in 四个; it opens what follows. */
const COUNTS = new RegExp(`^[${NUMERALS}]$`, 'u')
/** 个 with the number before it, where that is the same word: 四個 in Traditional, 四 and 个 in Simplified. */
const COUNTED = new RegExp(`^[${NUMERALS}]*[个個]$`, 'u')

/** A part of so many Han characters takes no more words of one: it fits a phone's line at the largest text. */
const LONGEST_PART = 5
const hanCount = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0
/** A verb that 到 closes, as in 見到, where the two are no word to the segmenter. */
const REACHES = /^[见見看读讀听聽查找做走来來回得收拿买買遇想说說迁遷搬送排修用]$/u

/** The words of a text, with the names among them whole. */
function* wordsOf(text: string, names: readonly string[]): Generator<string> {
  const ends = new Set<number>()
  for (const { index } of words?.segment(text) ?? []) ends.add(index)
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      for (let inside = at + 1; inside < at + name.length; inside += 1) ends.delete(inside)
      ends.add(at).add(at + name.length)
    }
  const places = [...ends, text.length].filter((place) => place > 0).sort((a, b) => a - b)
  let from = 0
  for (const place of new Set(places)) {
    yield text.slice(from, place)
    from = place
  }
}

/**
 * Takes a heading apart where a line may end: at the ends of words, but not before closing marks, after opening ones, or
 * between a number and its unit or what stands before it, nor between 个 and what it counts; a short word stays with the one before it rather than alone at a line's end.
 *
 * @param text a heading in any script
 * @param names in the same script, which no line may part
 */
export function headingParts(text: string, names: readonly string[] = []): string[] {
  const parts: string[] = []
  let before = ''
  for (const segment of wordsOf(text, names)) {
    const reached = segment === '到' && REACHES.test(before)
    const stays =
      before === '' ||
      reached ||
      CLOSING.test(segment) ||
      OPENING.test(before) ||
      // a `<wbr>` between them would take the gap of `text-autospace` (Chromium)
      (/^[\da-z]/iu.test(segment) && /[\p{Script=Han}\p{ASCII}]$/u.test(before)) ||
      COUNTED.test(before) ||
      (LATIN_END.test(before) && !/[：，、；]$/u.test(before)) ||
      (LEADS.test(before) && !LEADS.test(segment)) ||
      COUNTS.test(before) ||
      (CLOSES.test(segment) && /\p{Script=Han}$/u.test(before)) ||
      ([...segment].length === 1 &&
        !LEADS.test(segment) &&
        !OPENING.test(segment) &&
        hanCount(parts.at(-1) ?? '') < LONGEST_PART &&
        !(CLOSES.test(before) && COUNTS.test(segment)) &&
        /\p{Script=Han}$/u.test(before) &&
        [...before].length <= 3)
    if (stays && parts.length > 0) parts[parts.length - 1] += segment
    else parts.push(segment)
    before = reached ? before + segment : segment
  }
  return parts
}

/**
 * Marks the places at which a heading may break with `<wbr>`, for a style of `word-break: keep-all`.
 *
 * @param text a heading in any script
 * @param names in the same script, which no line may part
 * @returns HTML
 */
export function withLineBreaks(text: string, names: readonly string[] = []): string {
  return headingParts(text, names).map(escapeText).join('<wbr>')
}

/** What a clause of a title ends with. */
const CLAUSE_END = /[：，、。！？；]$/u
/** Fewer characters than this do not stand alone in a line. */
const SHORTEST_CLAUSE = 4

/**
 * Marks the places at which a title may break as `withLineBreaks` does, and its clauses (`.clause`), each of which is
 * kept in one line as long as it fits, as an editor would set it.
 *
 * @param text a title in any script
 * @param names in the same script, which no line may part
 * @returns HTML
 */
export function withClauses(text: string, names: readonly string[] = []): string {
  const clauses: string[][] = [[]]
  for (const part of headingParts(text, names)) {
    const last = clauses.at(-1)?.join('') ?? ''
    if (CLAUSE_END.test(last) && last.length > SHORTEST_CLAUSE) clauses.push([part])
    else clauses.at(-1)?.push(part)
  }
  const lines = clauses.map((parts) => parts.map(escapeText).join('<wbr>'))
  return lines.length > 1
    ? lines.map((line) => `<span class="clause">${line}</span>`).join('')
    : lines.join('')
}

/**
 * Marks the ends of words in the headings of a body, and in what its key figures count.
 *
 * @param html an article's body; text in it is escaped
 * @param names in the same script, which no line may part
 */
export function withHeadingBreaks(html: string, names: readonly string[] = []): string {
  return html.replace(
    /(<(h[2-6]|dt)\b[^>]*>)(.*?)(?=<\/\2>)/gsu,
    (_, start: string, _name, inner: string) =>
      start +
      inner.replace(/(^|>)([^<&]+)/gu, (_, end: string, text: string) => end + withLineBreaks(text, names)),
  )
}

/**
 * In these a number stays as it is: what leads to a fact and is kept whole, headings, code, drawings, and of a chart what
 * stands under its caption as a table or a list.
 */
const KEPT =
  '<a href="[^"]*/#f-.*?</a>|<(h[1-6]|code|pre|svg)\\b.*?</\\1>|(?<=</figcaption>)<(dl|table)\\b.*?</\\2>|<[^>]+>'
/** A unit of more than one character, else any one. */
const UNIT = '(?:(?:平方)?公里|平方米|公[顷頃]|千米|人次|分[钟鐘]|小[时時]|[车車]道|\\p{Script=Han})'
/** A number with what it counts: `8家`, `3.3万户`, `12月`, `4A级`, `25公里`. */
const NUMBER = `(?<!\\d[:：]|[\\d.])\\d[\\d.,]*A?[余餘多]?[万萬亿億]?${UNIT}`
const NUMBERS = new RegExp(`${KEPT}|(${NUMBER})`, 'gsu')
/** Where it stands, no line ends (word joiner, UAX 14). */
const JOINER = '\u2060'
/** Where the element of a number begins: behind the first of several digits, which no line parts. */
const BEGINNING = /(?<=^\d(?=[\d.,]))|^(?!\d[\d.,])/u

/**
 * Keeps each number of running text in one line with its unit, by an element without a class (`styles/article.css`), and
 * · and — with what stands before them. The element begins behind the first of several digits, which no line parts: before an
 * element that begins a line Chromium keeps the gap of `text-autospace`.
 *
 * @param html text in any script, escaped
 */
export function withWholeNumbers(html: string): string {
  return html
    .replace(NUMBERS, (all: string, _closed, _drawn, number?: string) =>
      number === undefined ? all : number.replace(BEGINNING, '<span>') + '</span>',
    )
    .replace(/(?<=\p{Script=Han})[·—](?=\p{Script=Han})/gu, `${JOINER}$&`)
}

/** The same of text that is no HTML yet. */
export function textWithWholeNumbers(text: string): string {
  return withWholeNumbers(escapeText(text))
}

/**
 * @param text no HTML
 * @returns its parts; those at odd places are of numbers, and no line may end in them
 */
export function wholeNumberParts(text: string): string[] {
  const parts = text.split(new RegExp(`(${NUMBER})`, 'u'))
  for (let at = 1; at < parts.length; at += 2) {
    const [before = '', number = ''] = [parts[at - 1], parts[at]]
    const start = number.search(BEGINNING)
    parts[at - 1] = before + number.slice(0, start)
    parts[at] = number.slice(start)
  }
  return parts
}

/**
 * Marks the strokes of an address as places at which a line may end.
 *
 * @param address any URL
 * @returns HTML
 */
export function addressWithBreaks(address: string): string {
  return escapeText(address).replaceAll(/\/+/gu, '$&<wbr>')
}

/** A text with each · kept to what stands before it. */
export function withKeptDots(text: string): string {
  return text.replaceAll('·', `${JOINER}·`)
}
