/** Damage that can't be undone, because the bytes are gone: found and named, with its place, so that the source is asked for. */
import { decodePair, encodePair } from './gbk.ts'
import { hasOtherGrammar, likeness, orderOf, rareCharacters } from './likeness.ts'
import { misreading } from './damages/mojibake.ts'
import type { Edit } from './tracked-text.ts'
import { characterRarity } from './words.ts'

/** Why a text is refused. */
export interface Refusal {
  /** UTF-16 offsets of the stretch */
  readonly start: number
  readonly end: number
  /** counted from 1 */
  readonly line: number
  readonly column: number
  /** the stretch, cut where it is long */
  readonly found: string
  readonly message: string
}

/** What is left of U+FFFD once its bytes EF BF BD were read as GBK, at either byte, Big5, EUC-KR or Shift_JIS. */
const REPLACEMENT = [
  '锟斤拷',
  '錕斤拷',
  '斤拷锟',
  '靠斤拷',
  ...Array.from({ length: 0xfe - 0x81 }, (_, index) => decodePair(0xbd, 0x81 + index))
    .filter((character) => character !== '' && character !== '斤')
    .map((character) => `锟${character}`),
  '嚙踝蕭',
  '嚙緙',
  '占쏙옙',
  '�ｿｽ',
  '・ｿｽ',
  'ï¿½',
].join('|')

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\ufffd+/gu, '“�”是读文件时已经丢掉的字节，补不回来。请找原文件，用正确的编码重新存一份'],
  [
    new RegExp(`(?:${REPLACEMENT})+`, 'gu'),
    '“锟斤拷”一类的字是先按错的编码读、又存了一次留下的，原字已经没有了。请找没有另存过的原文件',
  ],
  [
    /烫{3,}|屯{3,}|(?<!\p{Script=Han})烫烫(?!\p{Script=Han})/gu,
    '“烫烫”“屯屯”是程序没有填内容的内存，不是文字。请向给稿的人要原文',
  ],
]

/** Words of texts that speak of such damage. */
const SPOKEN_OF =
  /乱码|亂碼|编码|編碼|转义|轉義|码位|碼位|程序员|程式設計|字符集|字元集|字符实体|字元實體|UTF-?8|GBK|Unicode/iu
/** What follows a sign whose meaning is told. */
const EXPLAINED =
  /^[”’」』`"]?\s?(?:才|就|会|會)?(?:是指|是|即|表示|代表|写作|寫作|写成|寫成|显示|顯示|的意思|这个|這個|叫)/u
/** How many signs of damage a text may quote. */
const QUOTED = 6
/** How long one is at most, in characters, and of how many Chinese characters the text is that speaks of it. */
const LONGEST_QUOTED = 40
const LEAST_PROSE = 20

/**
 * Leaves escapes and entities to the editor where a text speaks of such things and has only a few.
 *
 * @param edits repairs of `text`
 * @returns the same, or places that are named with the repair beside them
 */
export function unlessSpokenOf(text: string, edits: readonly Edit[]): readonly Edit[] {
  const isPart = ({ start, end }: Edit) => end - start <= LONGEST_QUOTED
  if (edits.length === 0 || edits.length > QUOTED || !edits.every(isPart)) return edits
  const explained = edits.every(({ end }) => EXPLAINED.test(text.slice(end, end + 8)))
  if (!explained && !SPOKEN_OF.test(text)) return edits
  if ((text.match(/\p{Script=Han}/gu)?.length ?? 0) < LEAST_PROSE) return edits
  return edits.map((edit) => {
    const found = text.slice(edit.start, edit.end)
    return { ...edit, after: found, confidence: 'unparsed', alternatives: [edit.after] }
  })
}

/**
 * Looks for damage that can't be undone.
 *
 * @param text the text, what can be undone undone
 * @returns the first place of each kind, in order
 */
export function refusals(text: string): Refusal[] {
  const found = SIGNS.flatMap(([pattern, message]) => {
    const matches = [...text.matchAll(pattern)].filter(
      ({ index, 0: sign }) => sign.includes('\ufffd') || !isQuoted(text, index, index + sign.length),
    )
    const [match] = matches
    if (!match || (!match[0].includes('\ufffd') && matches.length <= QUOTED && SPOKEN_OF.test(text)))
      return []
    return [refusal(text, match.index, match.index + match[0].length, message)]
  })
  const utf8 = utf8AsGbk(text)
  if (utf8)
    found.push(
      refusal(
        text,
        utf8.start,
        utf8.start + utf8.found.length,
        `这里像是 UTF-8 的文字被当成 GBK 打开（“${utf8.found.slice(0, 8)}”可能是“${utf8.meant.slice(0, 8)}”），一部分字节已经丢了。请找原文件，按 UTF-8 打开后再存`,
      ),
    )
  if (found.length === 0) found.push(...ruined(text))
  return found.sort((a, b) => a.start - b.start)
}

/** Whether a sign stands in quotation marks, brackets or code of its own. */
function isQuoted(text: string, start: number, end: number): boolean {
  return (
    /[“‘「『`"（(][\s，、…]*$/u.test(text.slice(Math.max(0, start - 4), start)) &&
    /^[\s，、…]*[”’」』`"）)]/u.test(text.slice(end, end + 4))
  )
}

/** From so many Chinese characters on a text that has no sense in any reading is refused. */
const ENOUGH = 120
/** How odd it must be: rare words and dialects have up to 12. */
const SENSELESS = 12.8

/**
 * Tells whether a text, or a paragraph of it, does not read as Chinese although it was.
 *
 * @param text prose; paragraphs in lines
 * @returns the place with the likely cause; none for a text in other scripts, or one that is only unusual
 */
export function ruined(text: string): Refusal[] {
  const plain = text.replaceAll(/[\u200b-\u200d\ufeff\ufe0f]/gu, '')
  const questions = questionMarks(text)
  if (questions) return [questions]
  const font = fontSigns(text)
  if (font) return [font]
  const korean = readAsKorean(text)
  if (korean) return [korean]
  const whole = misreading(plain)
  if (whole && whole.edits.length === 0) {
    const start = Math.max(0, text.search(/\P{ASCII}/u))
    return [
      refusal(text, start, Math.min(text.length, start + 20), cause(whole.as, whole.meant, whole.sample)),
    ]
  }
  if (!whole)
    for (const { index, 0: line } of text.matchAll(/[^\n]{20,}/gu)) {
      const found = misreading(line)
      if (found)
        return [refusal(text, index, index + line.length, cause(found.as, found.meant, found.sample))]
    }
  return isSenseless(text)
    ? [
        refusal(
          text,
          Math.max(0, text.search(/\p{Script=Han}/u)),
          text.length,
          '这些字连起来不成话，像是从 PDF 里复制时字体对错了，或者编码错了几次。请找原文件，或者把 PDF 的页面截图再识别',
        ),
      ]
    : []
}

/** The least gain that the order of so many characters has in prose. */
const LEAST_GAIN: readonly (readonly [number, number])[] = [
  [100, 0.7],
  [50, 0.5],
  [30, 0.3],
  [20, 0.2],
]
/** What only text that runs backwards has. */
const BACKWARDS = -0.5
/** Latin in brackets, glosses above all, parts words. */
const BRACKETS = /[（([][\p{Script=Latin}\p{M}\d ]{1,12}[)）\]]/gu

/** Whether text does not read as Chinese although its characters are: rare ones throughout, or in no order. */
function isSenseless(page: string): boolean {
  const text = page.replaceAll(BRACKETS, '')
  const { kinds, share } = rareCharacters(text)
  if (kinds >= 4 && share >= 0.3) return true
  const marks = text.match(/[，。！？；]/gu)?.length ?? 0
  if (marks < 3 && (marks > 0 || !/\p{Script=Han}{100}/u.test(text))) return false
  const score = likeness(text)
  if (score.han >= ENOUGH && score.han > 0.7 * score.foreign && score.oddness >= SENSELESS) return true
  const { gain, han } = orderOf(text)
  const least = LEAST_GAIN.find(([count]) => han >= count)?.[1]
  return least !== undefined && gain < (hasOtherGrammar(text) ? BACKWARDS : least)
}

/** The least places where Hangul stands within Chinese, and their share of the Chinese characters: Korean parts its words with spaces. */
const HANGUL_WITHIN = { least: 4, share: 0.08 }

/** Chinese that was read in EUC-KR, what is no character there dropped: Hangul and rare characters without a space. */
function readAsKorean(text: string): Refusal | undefined {
  const places = [
    ...text.matchAll(
      /(?<=\p{Script=Han})[가-힣]{1,3}(?=\p{Script=Han})|(?<=[가-힣])\p{Script=Han}{1,3}(?=[가-힣])/gu,
    ),
  ]
  const [first] = places
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (!first || places.length < Math.max(HANGUL_WITHIN.least, HANGUL_WITHIN.share * han)) return undefined
  const { kinds, share } = rareCharacters(text)
  if (kinds < 4 || share < 0.08) return undefined
  const start = Math.max(0, first.index - 4)
  return refusal(
    text,
    start,
    first.index + 8,
    '这里像是中文被当成 EUC-KR（韩文）打开，一部分字节已经丢了。请找原文件，按 UTF-8 或 GBK 打开后再存',
  )
}

/** Text whose font in a PDF does not say which characters its signs are. */
function fontSigns(text: string): Refusal | undefined {
  const why = '这是从 PDF 里复制出来的，PDF 的字体没有说明是哪些字。请找原文件，或者把 PDF 的页面截图再识别'
  const ids = [...text.matchAll(/\(cid:\d+\)/gu)]
  const [id] = ids
  if (id && ids.length > 2) return refusal(text, id.index, id.index + id[0].length, why)
  // signs that are no words, between marks of Chinese
  const lines = [...text.matchAll(/[^\n]{8,}/gu)]
  const odd = lines.filter(({ 0: line }) => isOddLine(line))
  const [first] = odd
  return first && odd.length >= 0.5 * lines.length
    ? refusal(text, first.index, first.index + first[0].length, why)
    : undefined
}

function isOddLine(source: string): boolean {
  // entities are decoded later
  const line = source.replaceAll(/&#?\w{1,8};/gu, '字')
  if (/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(line)) return false
  const count = (pattern: RegExp) => line.match(pattern)?.length ?? 0
  const signs = count(/[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~\u00a1-\u00ff]/gu)
  const figures = count(/[²³×÷±°·§½¼¾]/gu) + count(/[-*_=.~]{3,}/gu) * line.length
  return count(/[，。！？；：、]/gu) >= 2 && signs - 2 * figures >= 0.3 * line.length
}

function cause(as: string, meant: string, sample: string): string {
  return `这里像是 ${meant} 的文字被当成${as}打开（可能是“${sample}……”），一部分字节已经丢了。请找原文件，按 ${meant} 打开后再存`
}

/** Text all of whose characters became question marks, or boxes. */
function questionMarks(text: string): Refusal | undefined {
  const runs = [...text.matchAll(/[?？]{4,}|[□■▯]{2,}/gu)]
  const lost = runs.reduce((sum, { 0: run }) => sum + run.length, 0)
  let letters = 0
  for (const character of text) if (/[\p{L}\p{N}]/u.test(character)) letters++
  const [match] = runs
  if (!match || lost < 12 || lost < 0.25 * (letters + lost)) return undefined
  return refusal(
    text,
    match.index,
    match.index + match[0].length,
    `字都成了${/[?？]/u.test(match[0]) ? '问号' : '方框'}：存的时候用了没有汉字的编码，原字已经没有了。请找没有另存过的原文件`,
  )
}

function refusal(text: string, start: number, end: number, message: string): Refusal {
  const before = text.slice(0, start)
  const lineStart = before.lastIndexOf('\n') + 1
  const found = text.slice(start, end).split('\n')[0] ?? ''
  return {
    start,
    end,
    line: before.split('\n').length,
    column: start - lineStart + 1,
    found: found.length > 20 ? `${found.slice(0, 20)}…` : found,
    message,
  }
}

/** Looks for characters whose GBK bytes are UTF-8 of two or more Han characters in a row. */
function utf8AsGbk(text: string): { start: number; found: string; meant: string } | undefined {
  const speaksOfIt = SPOKEN_OF.test(text)
  for (const match of text.matchAll(/[^\p{ASCII}，。；：！？（）“”、]{3,}/gu)) {
    const run = match[0]
    const bytes: number[] = []
    const places: number[] = []
    for (let at = 0; at < run.length; at++) {
      const pair = encodePair(run[at] as string)
      bytes.push(...(pair === undefined ? [0] : [pair >> 8, pair & 0xff]))
      places.push(...(pair === undefined ? [at] : [at, at]))
    }
    for (let at = 0; at + 5 < bytes.length; at++) {
      let end = at
      while (isUtf8Han(bytes, end)) end += 3
      if (end - at < 6) continue
      const found = run.slice(places[at], (places[end - 1] ?? 0) + 1)
      const meant = new TextDecoder().decode(Uint8Array.from(bytes.slice(at, end)))
      const start = match.index + (places[at] ?? 0)
      if (speaksOfIt && isQuoted(text, start, start + found.length)) {
        at = end - 1
        continue
      }
      if (rarity([...found]) > rarity([...meant]) + 2 && rarity([...found]) > 10.5)
        return { start, found, meant }
      at = end - 1
    }
  }
  return undefined
}

function isUtf8Han(bytes: readonly number[], at: number): boolean {
  const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
  return first >= 0xe4 && first <= 0xe9 && second >= 0x80 && second < 0xc0 && third >= 0x80 && third < 0xc0
}

function rarity(characters: readonly string[]): number {
  return (
    characters.reduce((sum, character) => sum + Math.min(18, characterRarity(character)), 0) /
    Math.max(1, characters.length)
  )
}
