/**
 * Numbers and dates in folded text. A number is found as a whole (`5万` is not in `35万`), however it is written
 * (`3.3万`, `33,000`, `三万三千`), and a date with or without its year. Shared by the build and the browser.
 */

/** Stands before and after every number, so that no part of a number is taken for it. */
const edge = '\uFDD0'
/** A date with its year is indexed in characters of its own, so that only a date finds it. */
const dateCharacters = new Map(
  Array.from('0123456789年月日', (character, place) => [character, String.fromCharCode(0xfdd1 + place)]),
)

/** A folded text with its numbers in one form. */
export interface Canonical {
  /** with edges around the numbers */
  text: string
  /** where numbers stand in `text` that were written otherwise, edges included */
  changed: [start: number, end: number][]
}

const arabic = /\d+(?:[.,]\d+)*/gu
const digits = '零一二三四五六七八九'
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
/** What is counted: a single Chinese numeral before it is a number and no part of a name. */
const measure =
  /^[年月日号天个座处条项部栋幢户家人名次米亩公平元套间层站期岁级届所片块辆倍季小成种场台批张支]/u
/** A number in digits with what it counts: the source of a regular expression. */
export const countedNumber = String.raw`\d[\d.,]*[十百千万亿]*(?:平方米|平方公里|公里|公顷|分钟|小时|人次|${measure.source.slice(1)}|%)?(?![\p{Script=Latin}])`
const numerals = /[〇零一二两三四五六七八九十百千万亿]+/u
const written = new RegExp(
  String.raw`(?<arabic>\d+(?:,\d{3})*(?:\.\d+)?)(?<unit>[万亿]*)|(?<chinese>${numerals.source})`,
  'gu',
)

/** Puts edges around the numbers of a folded text. */
export function withEdges(folded: string): string {
  return folded.replace(/[\uFDD0-\uFDEF]/gu, '').replace(arabic, `${edge}$&${edge}`)
}

/**
 * Writes the numbers of a folded text in digits: Chinese numerals, multipliers and commas go. Of single numerals only
 * those before a measure are numbers; what is no well-formed numeral stays.
 *
 * @param folded a folded text without edges
 */
export function canonicalNumbers(folded: string): Canonical {
  let text = ''
  let from = 0
  const changed: Canonical['changed'] = []
  for (const match of folded.matchAll(written)) {
    const { arabic: figures, unit = '', chinese = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const value =
      figures === undefined
        ? chineseNumber(chinese, folded.slice(end))
        : Number(figures.replaceAll(',', '')) *
          [...unit].reduce((product, one) => product * (units[one] ?? 1), 1)
    if (value === undefined || !Number.isSafeInteger(Math.round(value))) continue
    text += withEdges(folded.slice(from, match.index))
    const number =
      edge + (figures !== undefined && unit === '' ? figures.replaceAll(',', '') : plain(value)) + edge
    if (withEdges(match[0]) !== number) changed.push([text.length, text.length + number.length])
    text += number
    from = end
  }
  return { text: text + withEdges(folded.slice(from)), changed }
}

/** Without the tail that a binary fraction has. */
function plain(value: number): string {
  return String(Number(value.toFixed(4)))
}

/** @param after what follows the numerals */
function chineseNumber(numerals: string, after: string): number | undefined {
  const text = numerals.replaceAll('〇', '零').replaceAll('两', '二')
  if (text.length === 1)
    return /[一-九二]/u.test(text) && measure.test(after) && digits.includes(text)
      ? digits.indexOf(text)
      : text === '十' && measure.test(after)
        ? 10
        : undefined
  if (/^[零一二三四五六七八九]+$/u.test(text))
    return text.length === 4 ? Number(Array.from(text, (digit) => digits.indexOf(digit)).join('')) : undefined
  return wholeNumber(text)
}

/** `三百七十二亿`: sections below ten thousand, each with its multiplier, the largest first. */
function wholeNumber(text: string): number | undefined {
  const parts = /^(?:(?<a>[^亿]+)亿)?(?:(?<b>[^万亿]+)万)?(?<c>[^万亿]+)?$/u.exec(text)?.groups
  if (!parts) return undefined
  const values = [parts['a'], parts['b'], parts['c']].map((part) => (part === undefined ? 0 : section(part)))
  const [a, b, c] = values
  if (a === undefined || b === undefined || c === undefined) return undefined
  return a * 1e8 + b * 1e4 + c
}

const sectionForm =
  /^(?:(?<k>[一二三四五六七八九])千)?零?(?:(?<h>[一二三四五六七八九])百)?零?(?:(?<t>[一二三四五六七八九]?)十)?零?(?<o>[一二三四五六七八九])?$/u

function section(text: string): number | undefined {
  const parts = sectionForm.exec(text)?.groups
  if (!parts || text === '') return undefined
  const digit = (part: string | undefined) => (part === undefined ? 0 : digits.indexOf(part))
  const tens = parts['t'] === '' ? 1 : digit(parts['t'])
  return digit(parts['k']) * 1000 + digit(parts['h']) * 100 + tens * 10 + digit(parts['o'])
}

/**
 * A folded text with its numbers as they may be written otherwise: in digits, with commas, with multipliers, in
 * Chinese.
 */
export function otherWritings(folded: string): string[] {
  const { text } = canonicalNumbers(folded)
  const numbers = /\uFDD0(\d+)\uFDD0/gu
  if (!numbers.test(text)) return []
  const ways: ((value: number) => string)[] = [
    String,
    (value) => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ','),
    (value) =>
      value < 1e4 ? String(value) : value < 1e8 ? `${plain(value / 1e4)}万` : `${plain(value / 1e8)}亿`,
    inChinese,
  ]
  return ways.map((write) => text.replace(numbers, (_, value) => write(Number(value))).replaceAll(edge, ''))
}

function inChinese(value: number): string {
  for (const [unit, worth] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const)
    if (value >= worth)
      return inChinese(Math.floor(value / worth)) + unit + (value % worth > 0 ? inChinese(value % worth) : '')
  let text = ''
  for (const [unit, worth] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / worth) % 10
    if (digit > 0) text += (digits[digit] ?? '') + unit
    else if (text !== '' && !text.endsWith('零')) text += '零'
  }
  return text.replace(/零+$/u, '').replace(/^一十/u, '十')
}

const before = 3
const after = 8

/**
 * The parts of a canonical text around the numbers that were written otherwise: as far as a phrase with such a number
 * is looked up.
 */
export function numberWindows({ text, changed }: Canonical): string[] {
  const windows: [number, number][] = []
  for (const [start, end] of changed) {
    const last = windows.at(-1)
    const [from, to] = [Math.max(0, start - before), Math.min(text.length, end + after)]
    if (last && from <= last[1]) last[1] = to
    else windows.push([from, to])
  }
  return windows.map(([from, to]) => text.slice(from, to))
}

const date = /(?:(?<year>(?:19|20)\d\d)年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号])?/gu
const dashed = /(?<!\d)(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?(?!\d)/gu

/**
 * The dates of a text with their years: one without a year is taken to be of the year last named before it.
 *
 * @param folded a folded text
 * @param year the article's
 * @returns such as `2023年3月1日`, `2023年3月`
 */
export function datesIn(folded: string, year: number): string[] {
  const text = canonicalNumbers(withDates(folded)).text.replaceAll(edge, '')
  const dates = new Set<string>()
  for (const match of text.matchAll(date)) {
    const { month = '', day } = match.groups ?? {}
    const named = match.groups?.['year'] ?? /.*((?:19|20)\d\d)年/u.exec(text.slice(0, match.index))?.[1]
    dates.add(dateText(named ?? String(year), month, day))
  }
  return [...dates]
}

/** How a date of `datesIn` is indexed. */
export function indexedDate(date: string): string {
  return Array.from(date, (character) => dateCharacters.get(character) ?? character).join('')
}

/**
 * @param folded a term
 * @returns it as `indexedDate` writes it, where it is a date with its year and month and nothing else
 */
export function dateTerm(folded: string): string | undefined {
  const text = canonicalNumbers(withDates(folded)).text.replaceAll(edge, '')
  const {
    year,
    month = '',
    day,
  } = /^(?<year>(?:19|20)\d\d)年(?<month>\d{1,2})月(?:份|(?<day>\d{1,2})[日号])?$/u.exec(text)?.groups ?? {}
  return year === undefined ? undefined : indexedDate(dateText(year, month, day))
}

/** Writes `2023-03-01`, `2023/3/1` and `2023.3.1` as `2023年3月1日`. */
export function withDates(folded: string): string {
  return folded.replace(dashed, (whole, ...rest) => {
    const { year, month, day } = rest.at(-1) as Record<string, string | undefined>
    if (Number(month) < 1 || Number(month) > 12 || Number(day ?? 1) > 31) return whole
    return dateText(year ?? '', month ?? '', day)
  })
}

function dateText(year: string, month: string, day: string | undefined): string {
  return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`
}
