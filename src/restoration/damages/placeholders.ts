/** Signs that stand where characters were lost: stars, boxes, kana. Named with their place, never made up; what a writer left out on purpose stays. */
import { isSurname } from '../person-names.ts'
import type { Edit } from '../tracked-text.ts'

/** What stands before and behind such a sign within a sentence. */
const BEFORE = '[\\p{Script=Han}，。：；、“「《（]'
const KANA = '\\p{Script=Hiragana}\\p{Script=Katakana}\\uff66-\\uff9f'

/** Signs, each kind by itself, and in how many places one must stand within sentences at least. */
const KINDS: readonly { readonly sign: string; readonly least: number }[] = [
  // no writer has these between characters
  ...['〓', '■', '█', '▇', '▯', '*', '＊'].map((sign) => ({ sign, least: 1 })),
  // names of files and readers have one
  ...['_', '＿'].map((sign) => ({ sign, least: 2 })),
  ...['●', '○', '◆', '◇', '▲', '△', '※'].map((sign) => ({ sign, least: 2 })),
  { sign: `(?!の)[${KANA}]`, least: 2 },
  // names of shops have it
  { sign: 'の', least: 3 },
]

/** What stands behind something that is left out on purpose, and before it: 住在○路○号, 某*先生, 编辑■王小明. */
const UNIT =
  /^[年月日时時分号號路街区區县縣镇鎮乡鄉村市省州国國楼樓院校室元岁歲人公先女同学學点點秒型队隊老某层層期次届屆周级級班]/u
const NAMELESS =
  /[某小老阿第一二三四五六七八九十百零]$|(?:编辑|編輯|校对|校對|记者|記者|摄影|攝影|美编|版式|统筹|文|图|圖)$/u
/** Emphasis as Markdown has it, and a sign at both ends of a label. */
const EMPHASIS = /([*＊_＿])(?![\p{P}\s])[^*＊_＿\n]{1,40}(?<![\p{P}\s])\1/gu
/** A sentence, without which signs part the entries of a list. */
const SENTENCE = /[，。！？；]/u

/** Finds them. */
export function placeholderEdits(text: string): Edit[] {
  return [...KINDS.flatMap((kind) => ofKind(text, kind)), ...starredOut(text)].toSorted(
    (a, b) => a.start - b.start,
  )
}

function ofKind(text: string, { sign, least }: (typeof KINDS)[number]): Edit[] {
  const one = sign.length === 1 ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign
  const after = '_＿'.includes(sign) ? '[\\p{Script=Han}，。：；、！？]' : '\\p{Script=Han}'
  const isStar = '*＊_＿'.includes(sign)
  const found = [
    ...text.matchAll(new RegExp(`(?<=${BEFORE})${one}(?=${after})(?!\\p{Script=Han}{0,2}${one})`, 'gu')),
  ].filter(({ index }) => !isMeant(text, index) && !(isStar && isEmphasis(text, index)))
  const around = new Set(found.map(({ index }) => `${text[index - 1]}${text[index + 1]}`))
  return around.size < least ? [] : found.map(({ index, 0: { length } }) => note(text, index, length))
}

/** Whether something is left out on purpose, a name or a number, or the sign belongs to a list, a name or another language. */
export function isMeant(text: string, index: number): boolean {
  const [before, after] = [text.slice(Math.max(0, index - 24), index), text.slice(index + 1, index + 25)]
  const last = before.at(-1) ?? ''
  const short = !/\p{Script=Han}{4}$/u.test(before)
  if (isSurname(last) && !/\p{Script=Han}{3}$/u.test(before)) return true
  // names that the sign parts, and what is multiplied
  if (short && isSurname(/\p{Script=Han}+$/u.exec(before)?.[0][0] ?? '') && isSurname(after.charAt(0)))
    return true
  if (/[=＝+÷(（]\p{Script=Han}{1,4}$/u.test(before) || /^\p{Script=Han}{1,4}[=＝+÷×*]/u.test(after))
    return true
  if (NAMELESS.test(before) || UNIT.test(after)) return true
  // a name of few characters in quotation marks, of a reader, a file, an address
  if (/[“「『《‘][^”」』》’\n]{0,8}$/u.test(before) && /^[^“「『《‘\n]{0,8}[”」』》’]/u.test(after))
    return true
  if (/[@#/\\\w.-][^\s，。！？；：]{0,12}$/u.test(before) || /^[^\s，。！？；：]{0,12}[@#/\\\w]/u.test(after))
    return true
  if (
    new RegExp(`[${KANA}][^，。]{0,6}$`, 'u').test(before) ||
    new RegExp(`^[^，。]{0,6}[${KANA}]`, 'u').test(after)
  )
    return true
  return !SENTENCE.test(before + after)
}

/** Whether a sign is one of a pair. */
export function isEmphasis(text: string, index: number): boolean {
  const from = text.lastIndexOf('\n', index) + 1
  const end = text.indexOf('\n', index)
  const line = text.slice(Math.max(from, index - 200), Math.min(end < 0 ? text.length : end, index + 200))
  if ((line.match(/[*＊_＿]/gu)?.length ?? 0) % 2 === 1) return false
  const at = index - Math.max(from, index - 200)
  return [...line.matchAll(EMPHASIS)].some(
    ({ index: start, 0: { length } }) => at >= start && at < start + length,
  )
}

/** Stars in the place of a whole passage. */
function starredOut(text: string): Edit[] {
  return [...text.matchAll(/(?<=[\p{Script=Han}，。：；！？”])[*＊]{6,}(?=[\p{Script=Han}“])/gu)].map(
    ({ index, 0: { length } }) => note(text, index, length),
  )
}

function note(text: string, start: number, length: number): Edit {
  const after = text.slice(start, start + length)
  return {
    start,
    end: start + length,
    after,
    rule: 'lost-character',
    confidence: 'unparsed',
    alternatives: ['□'.repeat(length > 3 ? 1 : length)],
  }
}
