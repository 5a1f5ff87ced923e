/** Chinese copy: marks, quotes and spaces as the paper writes them, found by zhlint and held to what is prose. */
import { run, type Options } from 'zhlint'

/** One change of a stretch of a text. */
export interface CopyEdit {
  readonly start: number
  readonly end: number
  readonly after: string
}

/** What kind of text it is. */
export interface CopyKind {
  readonly traditional: boolean
  /** titles and headings, in which a space may part two halves */
  readonly heading: boolean
}

const SILENT = { ...console, log() {}, warn() {}, error() {} }

const ABBREVIATIONS = 'Mr. Mrs. Ms. Dr. Jr. Sr. No. vs. etc. e.g. i.e. a.k.a.'.split(' ')

function options({ traditional, heading }: CopyKind, skipAbbrs: string[]): Options {
  return {
    logger: SILENT,
    hyperParse: ['ignore'],
    rules: {
      halfwidthPunctuation: '[]{}',
      fullwidthPunctuation: '，。：；？！“”‘’（）',
      adjustedFullwidthPunctuation: '',
      unifiedPunctuation: traditional ? 'traditional' : 'simplified',
      skipAbbrs,
      // checklist T1: the gap between Han and Latin is made by the style sheet, not typed
      spaceBetweenMixedwidthContent: false,
      noSpaceBetweenFullwidthContent: !heading,
      noSpaceBeforePauseOrStop: true,
      noSpaceAfterFullwidthPauseOrStop: true,
      noSpaceOutsideFullwidthQuotation: !heading,
      noSpaceInsideQuotation: true,
      noSpaceOutsideFullwidthBracket: !heading,
      noSpaceInsideBracket: true,
      skipZhUnits: '年月日天号时分秒',
      skipPureWestern: true,
    },
  }
}

/**
 * Finds what should be written otherwise. Letters, digits and Han characters are never changed, only what
 * stands between them.
 *
 * @param text one paragraph, heading or field, without markup
 * @param kind its script and place
 * @returns edits of `text`, in order
 */
export function copyEdits(text: string, kind: CopyKind): CopyEdit[] {
  const edits: CopyEdit[] = []
  let from = 0
  for (const stretch of text.match(STRETCH) ?? []) {
    const line = stretch.replace(/\n$/u, '')
    if (/\p{Script=Han}/u.test(line))
      for (const { start, end, after } of lineEdits(line, kind))
        edits.push({ start: start + from, end: end + from, after })
    from += stretch.length
  }
  return edits
}

/**
 * A line, or of a long one as many whole sentences as fit: zhlint's time grows with the square of the marks it is given at
 * once (0.8.2, `findTokenAfter`).
 */
const STRETCH = /[^\n]{0,2000}\n|[^\n]{1,2000}(?:(?<=[。！？])|$)|[^\n]{1,2000}/gu

/** The kind of document in a reference (GB/T 7714, appendix B), whose marks are those of Latin. */
const REFERENCE = /\[(?:[A-Z]|EB|DB|CP|DS|CM)(?:\/(?:OL|CD|MT|DK))?\](?=[.,，。\s]|$)/u

function lineEdits(line: string, kind: CopyKind): CopyEdit[] {
  if (REFERENCE.test(line)) return []
  // zhlint takes a text without its last character: https://github.com/zhlint-project/zhlint, `run`
  const linted = (abbreviations: string[]) => run(`${line}\n`, options(kind, abbreviations)).result
  let result: string
  try {
    result = linted(ABBREVIATIONS)
  } catch {
    // its rule for abbreviations throws at a stop behind a quotation (zhlint 0.8.2, `case-abbrs.js`)
    try {
      result = linted([])
    } catch {
      // marks within each other beyond its depth are told by `findExcess`
      return []
    }
  }
  const found = gaps(result.replace(/\n$/u, ''))
  const given = gaps(line)
  if (found.length !== given.length) return []
  const edits: CopyEdit[] = []
  for (const [index, gap] of given.entries()) {
    const other = found[index]
    if (other === undefined || other.letter !== gap.letter) return []
    // what stands at the ends of the text may go on beyond it
    const inside = index > 0 && index < given.length - 1
    const after = inside ? ownRules(other.text, gap.text, line, gap.start) : keepSpaces(other.text, gap.text)
    const edit = smallest(gap.text, after, gap.start)
    if (edit && !isMeant(edit, line)) edits.push(edit)
  }
  return pairedQuotes(line, withoutForeign(line, edits))
}

/** What was meant as Markdown or as a mark of another program, and is told as such: changed marks would hide what it was. */
const FOREIGN =
  /(?:! ?)?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])|!?\[\[[^\]\n]+\]\]|^[ \t]*(?:[•●○■□◆▪][ \t]*|\*\[[^\]\n]+\]:|:[ \t])|\{\{.*?\}\}|\{%.*?%\}|\{:?\s*[#.][^}\n]*\}|:[a-z+-][\w+-]*:|^:{3,}.*$|\$[^$\n]+\$/gu

function withoutForeign(line: string, edits: CopyEdit[]): CopyEdit[] {
  const spans = [...line.matchAll(FOREIGN)].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  )
  return edits.filter(({ start, end }) => spans.every(([from, to]) => end <= from || start >= to))
}

/** Without edits that write quotation marks, where those of the line would not be pairs: one is missing or typed otherwise. */
function pairedQuotes(line: string, edits: CopyEdit[]): CopyEdit[] {
  const written = edits.reduceRight(
    (text, { start, end, after }) => text.slice(0, start) + after + text.slice(end),
    line,
  )
  const open: string[] = []
  for (const mark of written.match(/[“”‘’「」『』]/gu) ?? []) {
    const closing = '”’」』'.indexOf(mark)
    if (closing < 0) open.push(mark)
    else if (open.pop() !== '“‘「『'[closing])
      return edits.filter(({ after }) => !/[“”‘’「」『』]/u.test(after))
  }
  return open.length === 0 ? edits : edits.filter(({ after }) => !/[“”‘’「」『』]/u.test(after))
}

interface Gap {
  readonly start: number
  readonly text: string
  /** the letter, digit or Han character behind it */
  readonly letter: string
}

function gaps(text: string): Gap[] {
  const list: Gap[] = []
  let start = 0
  for (const { index, 0: letter } of text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]/gu)) {
    list.push({ start, text: text.slice(start, index), letter })
    start = index + letter.length
  }
  list.push({ start, text: text.slice(start), letter: '' })
  return list
}

/** What zhlint leaves: dots, dashes and doubled marks of ASCII; and what it must not touch: a stop behind a Latin letter. */
function ownRules(after: string, before: string, line: string, start: number): string {
  const left = line[start - 1] ?? ''
  if (/[A-Za-z]/u.test(left)) return before.startsWith('.') ? after.replace(/^。/u, '.') : after
  if (!/\p{Script=Han}/u.test(left)) return after
  if (/^[!?]+$/u.test(before)) return before.replaceAll('!', '！').replaceAll('?', '？')
  if (before === '--' && /^\p{Script=Han}/u.test(line.slice(start + 2))) return '——'
  return after.replace(/\.{3,}|。{3,}/u, '……')
}

function keepSpaces(after: string, before: string): string {
  return (/^\s*/u.exec(before)?.[0] ?? '') + after.trim() + (/\S(\s*)$/u.exec(before)?.[1] ?? '')
}

function smallest(before: string, after: string, offset: number): CopyEdit | undefined {
  if (before === after) return undefined
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++
  return {
    start: offset + head,
    end: offset + before.length - tail,
    after: after.slice(head, after.length - tail),
  }
}

/** A change that zhlint asks for and a writer means otherwise. */
function isMeant({ start, end, after }: CopyEdit, line: string): boolean {
  // marks inside a run of Latin: `Hello, world`, `It's OK.`
  const left = line.slice(0, start).trimEnd().at(-1) ?? ''
  const right = line.slice(end).trimStart().at(0) ?? ''
  if (/[，。：；？！]/u.test(after) && /[A-Za-z]/u.test(left) && !/\p{Script=Han}/u.test(right)) return true
  // a range
  if (line.slice(start, end).includes('～') && after.includes('~')) return true
  // a name that begins with a dot: `.NET`, `{.class}`
  if (after.endsWith('。') && line[end - 1] === '.' && /^[A-Za-z]/u.test(line.slice(end))) return true
  // a middle dot of Japanese
  if (line.slice(start, end).includes('・') && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(left))
    return true
  // an apostrophe, or quotes between words of Latin
  if (/["'’‘]/u.test(line.slice(start, end)) && /[A-Za-z]/u.test(left) && /[A-Za-z]/u.test(right)) return true
  return end === start || parts(line, start, end) || keepsBrackets(line, start, end)
}

/** What counts the items of a list: `1.`, `2）`, `B.`, `(三)`. */
const ENUMERATOR = /^(?:[\dA-Za-z]{1,2}[.．、)）]|[(（][\d一二三四五六七八九十]{1,3}[)）])/u

/** A space that parts two names, two lines of a verse, two items; a dot behind a figure or a letter that counts them. */
function parts(line: string, start: number, end: number): boolean {
  const gap = line.slice(start, end)
  const right = line.slice(end)
  if (/^\s+$/u.test(gap)) {
    const between = /\p{Script=Han}$/u.test(line.slice(0, start)) && /^\p{Script=Han}/u.test(right)
    return (
      between ||
      /^\u3000+$/u.test(gap) ||
      ENUMERATOR.test(right) ||
      /[\dA-Za-z][.．]$/u.test(line.slice(0, start))
    )
  }
  if (/\s[(（]$/u.test(gap)) return ENUMERATOR.test(line.slice(end - 1))
  return gap.startsWith('.') && /[\dA-Za-z]$/u.test(line.slice(0, start))
}

/** Brackets around what is no Chinese (`f(x)`, an address, `(a)`), and faces made of marks. */
function keepsBrackets(line: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const open = line[at] === '(' ? at : line[at] === ')' ? line.lastIndexOf('(', at) : -1
    if (line[at] !== '(' && line[at] !== ')') continue
    const close = line.indexOf(')', open)
    if (open < 0 || close < 0 || !/\p{Script=Han}/u.test(line.slice(open, close))) return true
  }
  return /[:;]-?[()]/u.test(line.slice(Math.max(0, start - 2), end + 2))
}
