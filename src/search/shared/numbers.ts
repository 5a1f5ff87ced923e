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
const digits = '零一二三四五六七八九'
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const numerals = '[〇零一二两三四五六七八九十百千万亿]'
/** What is counted: a single Chinese numeral before it is a number and no part of a name. */
const measure = '[年月日号天个座处条项部栋幢户家人名次米亩公平元套间层站期岁级届所片块辆倍季小成种场台批张支]'
const counted = new RegExp(`^${measure}`, 'u')
/** A number in digits with what it counts: the source of a regular expression. */
export const countedNumber = String.raw`\d[\d.,]*[十百千万亿]*(?:平方米|平方公里|公里|公顷|分钟|小时|人次|${measure}|%)?(?![\p{Script=Latin}])`
const written = new RegExp(String.raw`(\d+(?:,\d{3})*(?:\.\d+)?)([万亿]*)|${numerals}+`, 'gu')
const twoNumerals = new RegExp(`^${numerals}{2}`, 'u')

/** Puts edges around the numbers of a folded text. */
export function withEdges(folded: string): string {
  return folded.replace(/[\uFDD0-\uFDEF]/gu, '').replace(/\d+(?:[.,]\d+)*/gu, `${edge}$&${edge}`)
}

/**
 * Writes the numbers of a folded text in digits, with edges: Chinese numerals, multipliers and commas go. Of single
 * numerals only those before a measure are numbers; what is no well-formed numeral stays.
 */
export function canonicalNumbers(folded: string): string {
  return folded.replace(written, (whole: string, figures: string | undefined, unit: string, at: number) => {
    const value =
      figures === undefined
        ? chineseNumber(whole, folded.slice(at + whole.length))
        : [...unit].reduce((product, one) => product * (units[one] ?? 1), Number(figures.replaceAll(',', '')))
    if (value === undefined || !Number.isSafeInteger(Math.round(value))) return withEdges(whole)
    return edge + (figures !== undefined && unit === '' ? figures.replaceAll(',', '') : plain(value)) + edge
  })
}

/** The clauses of a folded text that have numbers written otherwise than in digits, with those in digits. */
export function canonicalClauses(folded: string): string[] {
  return folded
    .split(/(?<=[，。；：！？、（）])/u)
    .flatMap((clause) => (isCanonical(clause) ? [] : [canonicalNumbers(clause)]))
}

/** Whether the numbers of a folded text are written as `canonicalNumbers` writes them. */
export function isCanonical(folded: string): boolean {
  return canonicalNumbers(folded) === withEdges(folded)
}

/** Whether a folded text begins with a Chinese number, which would also be found inside a longer one. */
export function beginsWithNumerals(folded: string): boolean {
  return twoNumerals.test(folded) && canonicalNumbers(folded).startsWith(edge)
}

/** Without the tail that a binary fraction has. */
function plain(value: number): string {
  return String(Number(value.toFixed(4)))
}

/** @param after what follows the numerals */
function chineseNumber(numerals: string, after: string): number | undefined {
  const text = numerals.replaceAll('〇', '零').replaceAll('两', '二')
  if (text.length === 1 && !(counted.test(after) && /[一-九十]/u.test(text))) return undefined
  const figures = Array.from(text, (numeral) => digits.indexOf(numeral))
  if (figures.length === 4 && !figures.includes(-1)) return Number(figures.join(''))
  let [whole, section, digit] = [0, 0, 0]
  for (const [place, numeral] of [...text].entries()) {
    const unit = units[numeral]
    if (unit === undefined) digit = figures[place] ?? 0
    else if (unit < 1e4) [section, digit] = [section + (digit || 1) * unit, 0]
    else [whole, section, digit] = [whole + (section + digit) * unit, 0, 0]
  }
  const value = whole + section + digit
  return inChinese(value) === text ? value : undefined
}

/** `三百七十二亿`; nothing from a million million on. */
function inChinese(value: number): string {
  const figures = String(value)
  if (figures.length > 12) return ''
  return Array.from(figures, (figure, place) => {
    const left = figures.length - 1 - place
    const digit = figure === '0' ? '零' : (digits[Number(figure)] ?? '') + ['', '十', '百', '千'][left % 4]
    return digit + (left % 4 === 0 ? ['', '万', '亿'][left / 4] : '')
  })
    .join('')
    .replace(/零+(?=[万亿])|零+$/gu, '')
    .replace(/零+/gu, '零')
    .replace('亿万', '亿')
    .replace(/^一十/u, '十')
}

/** A folded text with its numbers as they may be written otherwise: in digits, with commas, with multipliers, in Chinese. */
export function otherWritings(folded: string): string[] {
  const text = canonicalNumbers(folded)
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

const date = /(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})[日号])?/gu
const wholeDate = /^(\d{4})年(\d{1,2})月(?:份|(\d{1,2})[日号])?$/u
const dashed = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/gu

/**
 * The dates of a text with their years: one without a year is taken to be of the year last named before it.
 *
 * @param folded a folded text
 * @param year the article's
 * @returns such as `2023年3月1日`, `2023年3月`
 */
export function datesIn(folded: string, year: number): string[] {
  const text = inDigits(folded)
  const dates = Array.from(text.matchAll(date), ({ 1: own, 2: month = '', 3: day, index }) => {
    const named = own ?? /.*((?:19|20)\d\d)年/u.exec(text.slice(0, index))?.[1] ?? String(year)
    return dateText(named, month, day)
  })
  return [...new Set(dates)]
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
  const [, year, month = '', day] = wholeDate.exec(inDigits(folded)) ?? []
  return year === undefined ? undefined : indexedDate(dateText(year, month, day))
}

function inDigits(folded: string): string {
  return canonicalNumbers(withDates(folded)).replaceAll(edge, '')
}

/** Writes `2023-03-01`, `2023/3/1` and `2023.3.1` as `2023年3月1日`. */
export function withDates(folded: string): string {
  return folded.replace(dashed, (whole: string, year: string, month: string, day: string | undefined) =>
    Number(month) < 1 || Number(month) > 12 || Number(day ?? 1) > 31 ? whole : dateText(year, month, day),
  )
}

function dateText(year: string, month: string, day: string | undefined): string {
  return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`
}
