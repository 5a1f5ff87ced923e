/**
 * Text whose bytes were read in the wrong encoding. A reading is undone only on evidence of the whole page, and only
 * where doing the damage again gives the input back, character for character.
 */
import { isHan } from '../characters.ts'
import {
  bytesOf,
  decode,
  decodeStrictly,
  DOUBLE_BYTE,
  ENCODING_NAMES,
  hasBytes,
  SINGLE_BYTE,
  singleBytes,
  type DoubleByte,
  type SingleByte,
} from '../encodings.ts'
import { isGb2312Han } from '../gbk.ts'
import { likeness } from '../likeness.ts'
import { mixedReadingEdits } from '../mixed-reading.ts'
import { wordCosts } from '../words.ts'
import { merged, type Confidence, type Edit } from '../tracked-text.ts'

type Meant = 'utf-8' | 'gbk' | 'big5'
type ReadAs = SingleByte | DoubleByte

const MEANT: readonly Meant[] = ['utf-8', 'gbk', 'big5']

/** Signs that clean Chinese text has in rows, of itself (masks, tables of contents, formulas): they are no evidence. */
const COMMON_SIGNS = '×·±½¼¾§°÷«»²³¹©®™•…—–“”‘’€£¥¢µ¶†‡'

/** How odd text is at most that Chinese is made of. */
const SENSE = 8.5
/** What a damaged page is at least. */
const NONSENSE = 9.5

/** A stretch read anew. */
interface Reading {
  readonly start: number
  readonly end: number
  readonly after: string
}

/**
 * Finds text of one byte a character that Chinese was read as: UTF-8, GBK or Big5 as windows-1252, Mac Roman and so
 * on, once or several times.
 *
 * @returns edits in order: `exact` on the evidence of a page, `inferred` for marks alone, a `guess` where a short text
 *   is nothing else
 */
export function mojibakeEdits(text: string): Edit[] {
  if (!/[\u0080-\u009f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]/u.test(text)) return []
  let best:
    | { readings: Reading[]; confidence: Confidence; weight: number; table: ReadonlyMap<string, number> }
    | undefined
  for (const as of SINGLE_BYTE) {
    const table = singleBytes(as)
    const stretches = stretchesOf(text, table)
    for (const meant of MEANT) {
      const readings = stretches.flatMap((stretch) => readStretch(text, stretch, meant, table))
      const confidence = judge(text, readings, meant, table)
      const weight = readings.reduce((sum, { start, end }) => sum + end - start, 0)
      if (confidence !== undefined && (!best || weight > best.weight))
        best = { readings, confidence, weight, table }
    }
  }
  if (!best) return strayEdits(text)
  const { readings, confidence, table } = best
  const edits = readings.map(({ start, end, after }): Edit => ({
    start,
    end,
    after,
    rule: 'mojibake',
    confidence,
  }))
  return merged(edits, merged(strayEdits(text), unreadEdits(text, readings, table)))
}

/** What single characters were whose UTF-8 was read as windows-1252: spaces, marks, letters and signs within Chinese. */
const STRAYS: readonly (readonly [RegExp, Confidence, string?])[] = [
  // marks, a no-break space, spaces without width, a byte order mark
  [/â€[\u008d¢¦ŒœŠ‹™˜“”]|Â\u00a0|ï»¿/gu, 'exact'],
  // emoji, letters and signs: `ðŸ˜€`, `CafÃ©`, `âœ”`, `Î³`; no word has these in a row
  [/(?:[ÂÃÎÏâð][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2010-\u2122]{1,3}){1,12}/gu, 'guess'],
  [/(?<=[\p{Script=Han}，。！？；：])Â(?=[ \p{Script=Han}])/gu, 'inferred', ''],
  // a closing quotation mark whose last byte is a control, which was stripped
  [
    /(?<=[\p{Script=Han}\w，。！？；：…?!.¦])â€(?=[\p{ASCII}\p{Script=Han}，。！？；：、）â]|$)/gu,
    'inferred',
    '”',
  ],
]

function strayEdits(text: string): Edit[] {
  if (!/\p{Script=Han}/u.test(text)) return []
  return STRAYS.reduce<Edit[]>(
    (edits, [pattern, confidence, known]) =>
      merged(
        edits,
        [...text.matchAll(pattern)].flatMap(({ index, 0: found }): Edit[] => {
          const [length, after] = known === undefined ? unwound(found) : [found.length, known]
          return length === 0
            ? []
            : [{ start: index, end: index + length, after, rule: 'mojibake', confidence }]
        }),
      ),
    [],
  )
}

/** The longest beginning that is UTF-8 read as windows-1252, once or several times: its length, and what it was. */
function unwound(found: string): readonly [number, string] {
  const table = singleBytes('windows-1252')
  for (let length = found.length; length > 1; length--) {
    let text = found.slice(0, length)
    for (let pass = 0; pass < 3; pass++) {
      const bytes = [...text].map((character) => table.get(character) ?? 0)
      const after = bytes.includes(0) ? undefined : decodeStrictly(bytes, 'utf-8')
      if (after === undefined) break
      text = after
    }
    if (text.length < length) return [length, text]
  }
  return [0, '']
}

/** What was left in lines that were read anew: bytes of it are lost, so that it stays and is named. */
function unreadEdits(text: string, readings: readonly Reading[], table: ReadonlyMap<string, number>): Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    const end = index + line.length
    while ((readings[at]?.end ?? Infinity) <= index) at++
    if ((readings[at]?.start ?? Infinity) >= end) continue
    for (const { index: offset, 0: run } of line.matchAll(/\P{ASCII}+/gu)) {
      const unread = [...run].some(
        (sign) => table.has(sign) && !COMMON_SIGNS.includes(sign) && /\p{L}/u.test(sign),
      )
      if (unread)
        edits.push({
          start: index + offset,
          end: index + offset + run.length,
          after: run,
          rule: 'mojibake',
          confidence: 'unparsed',
        })
    }
  }
  return edits
}

/** Stretches of a line that an encoding has bytes for, with at least three that are not ASCII in a row: fewer make no character of Chinese. */
function stretchesOf(text: string, table: ReadonlyMap<string, number>): (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = []
  let start = -1
  /** behind the last character that is not ASCII */
  let end = -1
  let run = 0
  let longest = 0
  const close = () => {
    // a space at the end may be a byte
    if (start >= 0 && longest >= 3) stretches.push([start, text[end] === ' ' ? end + 1 : end])
    start = -1
    run = 0
    longest = 0
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || (code >= 0x80 && !table.has(text[at] as string))) close()
    else if (code >= 0x80) {
      if (start < 0) start = at
      end = at + 1
      longest = Math.max(longest, ++run)
    } else run = 0
  }
  close()
  return stretches
}

/** A whole stretch, ASCII within it, or else the runs in it that have none. */
function readStretch(
  text: string,
  [start, end]: readonly [number, number],
  meant: Meant,
  table: ReadonlyMap<string, number>,
): Reading[] {
  const stretch = text.slice(start, end)
  if (meant !== 'utf-8' && !/\P{ASCII}{4}/u.test(stretch)) return []
  const whole = undo(stretch, meant, table)
  if (whole !== undefined) return [{ start, end, after: whole }]
  // oxlint-disable-next-line no-control-regex -- runs that are not ASCII
  if (!/[\u0000-\u007f]/u.test(stretch)) return []
  // oxlint-disable-next-line no-control-regex -- the same
  return [...stretch.matchAll(/[^\u0000-\u007f]{2,}/gu)].flatMap(({ index, 0: run }) => {
    const after = undo(run, meant, table)
    return after === undefined ? [] : [{ start: start + index, end: start + index + run.length, after }]
  })
}

/** Undoes the reading, several times if need be; `undefined` where the result has not a character of Chinese. */
function undo(run: string, meant: Meant, table: ReadonlyMap<string, number>): string | undefined {
  let text = run
  for (let pass = 0; pass < 3; pass++) {
    const bytes = new Uint8Array(text.length)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const byte = code < 0x80 ? code : table.get(text.charAt(at))
      if (byte === undefined) return undefined
      bytes[at] = byte
    }
    const decoded =
      decodeStrictly(bytes, meant) ??
      (meant === 'utf-8' && table.get('\u00a0') === 0xa0
        ? decodeStrictly(withNoBreakSpaces(bytes), meant)
        : undefined)
    if (decoded === undefined || decoded === text) return undefined
    // what is UTF-8 has no other bytes
    if (hasChinese(decoded) && onlyChinese(decoded))
      return meant === 'utf-8' || hasBytes(decoded, meant, bytes) ? decoded : undefined
    if (meant !== 'utf-8') return undefined
    text = decoded
  }
  return undefined
}

/** Puts no-break spaces back that became spaces, where a character of UTF-8 lacks a byte. */
function withNoBreakSpaces(bytes: Uint8Array): Uint8Array {
  let missing = 0
  return bytes.map((byte) => {
    if (missing > 0) {
      missing--
      return byte === 0x20 ? 0xa0 : byte
    }
    missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc0 ? 1 : 0
    return byte
  })
}

const MARK =
  /[\u3000-\u303f\uff00-\uff65\u2010-\u2027·…—\u2030-\u203b\u2460-\u24ff\u25a0-\u25ff\u2116\u2103㎡]/u

function hasChinese(text: string): boolean {
  return /[\p{Script=Han}\u3000-\u303f\uff00-\uff65\u2010-\u2027]/u.test(text)
}

/** Nine in ten of what is not ASCII must be of Chinese text. */
function onlyChinese(text: string): boolean {
  let foreign = 0
  let chinese = 0
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) continue
    foreign++
    if (
      isHan(character) ||
      MARK.test(character) ||
      /\p{Extended_Pictographic}|[\u200b-\u200d\ufe0f\u00a0]/u.test(character)
    )
      chinese++
  }
  return chinese >= 0.9 * foreign
}

/** What readings are worth as evidence; `undefined` where the page is to be left alone. */
function judge(
  text: string,
  readings: readonly Reading[],
  meant: Meant,
  table: ReadonlyMap<string, number>,
): Confidence | undefined {
  if (readings.length === 0) return undefined
  const joined = readings.map(({ after }) => after).join('\n')
  const { oddness } = likeness(joined)
  const anyHan = /\p{Script=Han}/u.test(joined)
  if (oddness > (meant === 'utf-8' ? SENSE + 1.5 : SENSE) && (meant !== 'utf-8' || anyHan)) return undefined
  const counted = new Set<string>()
  let han = 0
  for (const character of joined)
    if (isHan(character)) {
      han++
      counted.add(character)
    }
  const kinds = counted.size
  const isSign = (character: string) => character.charCodeAt(0) >= 0x80 && !COMMON_SIGNS.includes(character)
  const signs = new Set<string>()
  let foreign = 0
  let read = 0
  for (const character of text) if (isSign(character) && table.has(character)) foreign++
  for (const { start, end } of readings)
    for (const character of text.slice(start, end))
      if (isSign(character)) {
        read++
        signs.add(character)
      }
  const letters = signs.size
  // the bytes of UTF-8 are proof in themselves, those of the others can be any bytes
  if (meant === 'utf-8' && han === 0) {
    const quotes = readings.every(({ start, end }) => /^(?:â€|‚Ä|вЂ|ÔÇ|ΓÇ)/u.test(text.slice(start, end)))
    // letters of the same kind that were not read belong to damage of another kind
    if (!quotes || foreign > 2 * read) return undefined
    return readings.length > 1 ? 'exact' : 'inferred'
  }
  if (meant === 'utf-8' && kinds >= 4 && read >= 0.7 * foreign && oddness <= SENSE + 1.5) return 'exact'
  if (kinds >= 8 && letters >= 8 && read >= 0.9 * foreign && oddness <= SENSE) return 'exact'
  // a line or a title that is nothing else
  const rest = text.match(/\p{L}/gu)?.length ?? 0
  if (han >= 2 && kinds >= 2 && letters >= 3 && read === foreign && read >= 0.8 * rest && oddness <= 6.5)
    return 'guess'
  return undefined
}

/** So many kinds of signs has what was read in the wrong encoding, however short. */
const LEAST_KINDS = 6

/** A page read in the wrong encoding. */
export interface Misreading {
  readonly as: string
  readonly meant: string
  /** some of what was meant, as far as the bytes tell */
  readonly sample: string
  /** lines read anew, where none of their bytes is lost */
  readonly edits: readonly Edit[]
}

/**
 * Finds out whether a page, or a line of it, was read in an encoding of two bytes a character, or lost bytes when it
 * was read in one of one byte.
 *
 * @param text what `mojibakeEdits` found nothing in
 * @returns what it was, `undefined` for a page that reads as Chinese or as something else
 */
export function misreading(text: string): Misreading | undefined {
  const score = likeness(text)
  if (score.foreign < 12 || score.oddness < NONSENSE) return undefined
  // one sign again and again is a line or a border
  if (new Set(text.match(/\P{ASCII}/gu)).size < LEAST_KINDS) return undefined
  const sample = text.length > 4000 ? text.slice(0, 4000) : text
  const before = likeness(sample)
  let best: { as: ReadAs | 'utf-8-or-1252'; meant: Meant; oddness: number; text: string } | undefined
  const weigh = (as: ReadAs | 'utf-8-or-1252', meant: Meant, decoded: string | undefined) => {
    if (decoded === undefined) return
    const { han, oddness, foreign } = likeness(decoded)
    // how bytes that can be read in two ways are meant is found out later
    const most = as === 'utf-8-or-1252' ? 11.5 : 9
    if (han < 6 || han < 0.5 * foreign || oddness > most || oddness > before.oddness - 2.5) return
    if (!best || oddness < best.oddness) best = { as, meant, oddness, text: decoded }
  }
  for (const as of [...DOUBLE_BYTE, ...SINGLE_BYTE])
    for (const meant of MEANT) {
      if ((as as string) === meant) continue
      const once = decodePieces(sample, as, meant)
      weigh(as, meant, once)
      if (once !== undefined && meant === 'utf-8') weigh(as, meant, decodePieces(once, as, meant))
    }
  weigh('utf-8-or-1252', 'gbk', decodeMixed(sample))
  if (!best) return undefined
  const { as, meant } = best
  return {
    as: as === 'utf-8-or-1252' ? '一部分 UTF-8、一部分 windows-1252' : ENCODING_NAMES[as],
    meant: ENCODING_NAMES[meant],
    sample: best.text.replaceAll(/\s+/gu, '').slice(0, 12),
    edits:
      as === 'utf-8-or-1252'
        ? mixedReadingEdits(text)
        : as === 'gbk' && meant === 'utf-8'
          ? []
          : lossless(text, as, meant),
  }
}

/** So many characters may be expected to have been lost where none is: beyond, what was lost was stripped. */
const LUCK = 3

/** All lines read anew; none where one of them lacks bytes, or must have lost some. */
function lossless(text: string, as: ReadAs, meant: Meant): Edit[] {
  const edits: Edit[] = []
  let han = 0
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    // oxlint-disable-next-line no-control-regex -- lines of ASCII alone have nothing to read anew
    if (/^[\u0000-\u007f]*$/u.test(line)) continue
    const bytes = bytesOf(line, as)
    const known = bytes.filter((byte) => byte !== undefined)
    const after = known.length === bytes.length ? decodeStrictly(known, meant) : undefined
    // the damage done again must give the line back; a question mark within it may stand for a lost character
    if (
      after === undefined ||
      after.includes('?') ||
      decodeStrictly(known, as) !== line ||
      likeness(after).oddness > NONSENSE
    )
      return []
    for (const character of after) if (isHan(character)) han++
    edits.push({ start: index, end: index + line.length, after, rule: 'mojibake', confidence: 'exact' })
  }
  return han * lossShare(as, meant) > LUCK ? [] : edits
}

const shares = new Map<string, number>()

/** The share of Chinese characters, weighted by how common they are, whose bytes are not of the encoding they were read in. */
function lossShare(as: ReadAs, meant: Meant): number {
  const key = `${as} ${meant}`
  const known = shares.get(key)
  if (known !== undefined) return known
  let all = 0
  let lost = 0
  for (const [word, cost] of wordCosts()) {
    if (!isGb2312Han(word)) continue
    const weight = Math.exp(-cost)
    const bytes =
      meant === 'utf-8'
        ? [...new TextEncoder().encode(word)]
        : bytesOf(word, meant).filter((byte) => byte !== undefined)
    if (bytes.length < 2) continue
    all += weight
    if (decodeStrictly(bytes, as) === undefined) lost += weight
  }
  const share = all === 0 ? 0 : lost / all
  shares.set(key, share)
  return share
}

/** Decodes what is left of the bytes; stretches between lost ones from the first or the second byte on. */
function decodePieces(text: string, as: ReadAs, meant: Meant): string | undefined {
  const pieces: number[][] = [[]]
  let foreign = 0
  let missing = 0
  for (const byte of bytesOf(text, as)) {
    if (byte === undefined) missing++
    else if (byte >= 0x80) foreign++
    if (byte === undefined || byte === 0x3f) pieces.push([])
    else pieces.at(-1)?.push(byte)
  }
  if (foreign < 12 || missing > 0.15 * foreign) return undefined
  return pieces
    .map((bytes) => {
      const readings = (meant === 'utf-8' ? [0] : [0, 1]).map((skip) =>
        decode(bytes.slice(skip), meant).replaceAll('\ufffd', ''),
      )
      return readings.length === 1 || bytes.length < 6
        ? (readings[0] ?? '')
        : (readings.toSorted((a, b) => likeness(a).oddness - likeness(b).oddness)[0] ?? '')
    })
    .join('')
}

/** GBK that was read as UTF-8 where its bytes happened to be UTF-8, and as windows-1252 elsewhere. */
function decodeMixed(text: string): string | undefined {
  const table = singleBytes('windows-1252')
  const bytes: number[] = []
  const encoder = new TextEncoder()
  let beyond = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const byte = code < 0x80 ? code : table.get(character)
    if (byte !== undefined) bytes.push(byte)
    else if (code >= 0x80) {
      beyond++
      bytes.push(...encoder.encode(character))
    } else return undefined
  }
  return beyond === 0 ? undefined : decode(bytes, 'gbk').replaceAll('\ufffd', '')
}
