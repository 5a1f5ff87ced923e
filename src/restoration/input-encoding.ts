/**
 * Bytes of a file to text: UTF-8, UTF-16 with a byte order mark, GBK (as GB 18030) and Big5 with Hong Kong's
 * supplement are read, everything else is refused by name. A file that lacks its last bytes, or has a few bad ones,
 * is read all the same, with a note.
 */
import { isHan } from './characters.ts'
import { decode } from './encodings.ts'
import { likeness } from './likeness.ts'

/** Articles are a few kilobytes; a larger file is something else. */
export const LARGEST_INPUT = 5 * 1024 * 1024

const UNPACK = '请先解开，再导入里面的文件'
const AS_WORD = '请用 Word 或 WPS 打开它，另存为 .docx 再导入'
const PICTURE = '图片里的字读不了。请先做文字识别，把识别出来的字存成 .txt 再导入'
const RECORDING = '声音读不了。请先转成文字，存成 .txt 再导入'

/* oxlint-disable no-control-regex -- bytes, not text */
/** What other files begin with, each byte a character of Latin-1, and what to do with them; no text begins so. */
const SIGNATURES: readonly (readonly [string, RegExp, string])[] = [
  ['PDF 文件', /^%PDF-\d/, '请打开它，复制文字，存成 .txt 再导入；复制不出文字的是扫描件，要先做文字识别'],
  ['旧版 Word 或 WPS 文件（.doc、.wps）', /^\xd0\xcf\x11\xe0/, AS_WORD],
  ['RTF 文件', /^\{\\rtf\d/, AS_WORD],
  ['PNG 图片', /^\x89PNG/, PICTURE],
  ['JPEG 图片', /^\xff\xd8\xff/, PICTURE],
  ['GIF 图片', /^GIF8[79]a.[\0-\x1f].[\0-\x1f]/s, PICTURE],
  ['WebP 图片', /^RIFF.{4}WEBP/s, PICTURE],
  ['录音', /^RIFF.{4}WAVE|^ID3[\x02-\x04]|^OggS\0|^fLaC\0/s, RECORDING],
  ['录像', /^RIFF.{4}AVI |^\x1a\x45\xdf\xa3/s, RECORDING],
  ['HEIC 或 AVIF 图片', /^\0.{3}ftyp(?:hei|hev|mif|msf|avi)/s, PICTURE],
  ['录音或录像', /^\0.{3}ftyp/s, RECORDING],
  ['gzip 压缩文件', /^\x1f\x8b/, UNPACK],
  ['7z 压缩文件', /^7z\xbc\xaf/, UNPACK],
  ['RAR 压缩文件', /^Rar!\x1a/, UNPACK],
]
/* oxlint-enable no-control-regex */

/** Kinds of ZIP archives, by the names of the files within, which are not compressed (APPNOTE, 4.3.7). */
const ARCHIVES: readonly (readonly [string, string, string])[] = [
  ['word/', 'Word 文件', '请把文件名改成以 .docx 结尾，再导入'],
  ['xl/', 'Excel 表格', '请打开它，复制要用的格子，存成 .txt 再导入'],
  ['ppt/', '幻灯片', '请打开它，复制文字，存成 .txt 再导入'],
  ['application/vnd.oasis', 'OpenDocument 文件', AS_WORD],
  ['', 'ZIP 压缩文件', UNPACK],
]

/** Names a file that is not text, and says what to do with it. */
function otherFile(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const names = Buffer.from(bytes).toString('latin1')
    const [, name = '', advice = ''] = ARCHIVES.find(([sign]) => names.includes(sign)) ?? []
    return `这是 ${name}，不是文本。${advice}`
  }
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const known = SIGNATURES.find(([, sign]) => sign.test(head))
  return known && `这是 ${known[0]}，不是文本。${known[2]}`
}

/** What the encodings that are not read are called, the letters that give each away, and what words of it look like. */
const REFUSED: readonly (readonly [string, string, RegExp, RegExp])[] = [
  ['shift_jis', 'Shift_JIS（日文）', /[\u3041-\u30ff]/u, /[\u3041-\u309f]{2}/u],
  ['euc-jp', 'EUC-JP（日文）', /[\u3041-\u30ff]/u, /[\u3041-\u309f]{2}/u],
  ['euc-kr', 'EUC-KR（韩文）', /[\uac00-\ud7a3]/u, /[\uac00-\ud7a3]{2}/u],
  ['windows-1251', 'windows-1251（俄文）', /[А-Яа-яЁё]/u, /(?:^|\s)[А-Яа-яЁё][а-яё]{2,}[\s,.]/u],
  ['windows-1252', 'windows-1252（西文）', /[\u00c0-\u00ff]/u, /[a-z][\u00c0-\u00ff]|[\u00c0-\u00ff][a-z]/u],
]

/** A file's text and the encoding it was read in, or why it can't be read. */
export type DecodedInput =
  | {
      text: string
      encoding: string
      /** what was wrong with the bytes and how it was repaired, in sentences without a full stop */
      notes: readonly string[]
      /** offsets in `text` of the □ that stand for bytes which are gone */
      lost: readonly number[]
    }
  | { problem: string }

/** So many bad bytes may a file of Chinese have, for each 1,000. */
const FEW_BAD = 2
/** So many besides, however short it is. */
const SOME_BAD = 4

/**
 * Reads a file's bytes.
 *
 * @param bytes the whole file
 * @returns its text without a byte order mark, or one sentence with what to do
 */
export function decodeInput(bytes: Uint8Array): DecodedInput {
  if (bytes.length === 0) return { problem: '文件是空的。请看一看是不是选错了文件，或从原处重新保存' }
  if (bytes.length > LARGEST_INPUT)
    return {
      problem: `文件有 ${(bytes.length / 1024 / 1024).toFixed(1)} MB，超过 ${LARGEST_INPUT / 1024 / 1024} MB。一次只导入一篇文章，请先分开`,
    }
  const other = otherFile(bytes)
  if (other !== undefined) return { problem: other }
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    return { problem: '编码是 UTF-32，读不了。请用编辑器打开，另存时编码选 UTF-8，再导入' }
  if (startsWith(bytes, [0xff, 0xfe])) return strict(bytes, 'utf-16le', 'UTF-16 LE')
  if (startsWith(bytes, [0xfe, 0xff])) return strict(bytes, 'utf-16be', 'UTF-16 BE')
  if (bytes.includes(0)) {
    const zeros = bytes.slice(0, 4096).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
    const text = tryDecode(bytes, 'utf-16le') ?? ''
    return {
      problem:
        zeros < 0.45 * Math.min(4096, bytes.length) &&
        bytes.length % 2 === 0 &&
        [...text].filter(isHan).length > 0.3 * text.length
          ? '编码像是没有 BOM 的 UTF-16，读不了。请用记事本打开，另存时编码选 UTF-8，再导入'
          : '这是二进制文件，不是文本。请打开它，复制文字，存成 .txt 再导入；.docx、.md 和保存的网页可以直接导入',
    }
  }
  return utf8(bytes) ?? chinese(bytes)
}

/** Reads UTF-8, and UTF-8 with a few bytes amiss; `undefined` for what is another encoding. */
function utf8(bytes: Uint8Array): DecodedInput | undefined {
  const whole = tryDecode(bytes, 'utf-8')
  if (whole !== undefined)
    return hasControls(whole)
      ? { problem: '文件里有控制字符，不是文本。请导入 .txt、.md 或保存的网页' }
      : { text: whole, encoding: 'UTF-8', notes: [], lost: [] }
  const joined = joinSurrogates(bytes)
  if (joined) {
    const text = tryDecode(joined, 'utf-8')
    if (text !== undefined)
      return {
        text,
        encoding: 'UTF-8',
        notes: ['表情等字符是按 CESU-8 存的，已经读成 UTF-8'],
        lost: [],
      }
  }
  const end = endOfWhole(bytes)
  const cut = end < bytes.length ? tryDecode(bytes.subarray(0, end), 'utf-8') : undefined
  if (cut !== undefined && [...cut].some(isHan))
    return { text: cut, encoding: 'UTF-8', notes: [cutOff()], lost: [] }
  const text = new TextDecoder('utf-8').decode(bytes)
  const head = text.slice(0, text.indexOf('\ufffd'))
  if ([...head].filter(isHan).length >= 8)
    return {
      problem: `前面是 UTF-8，第 ${head.split('\n').length} 行里有不合的字节：像是两种编码拼在了一起，或者文件没有存完。请从原处重新保存`,
    }
  return undefined
}

function cutOff(): string {
  return '文件没有存完，最后一个字缺了字节，没有收进来。请核对结尾'
}

/** Where the last whole character of UTF-8 ends, for a file that ends within one. */
function endOfWhole(bytes: Uint8Array): number {
  let start = bytes.length - 1
  while (start > 0 && start > bytes.length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  const lead = bytes[start] ?? 0
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return start + length > bytes.length ? start : bytes.length
}

/** Turns pairs of surrogates that were encoded one by one (CESU-8) into UTF-8; `undefined` where there are none. */
function joinSurrogates(bytes: Uint8Array): Uint8Array | undefined {
  const result: number[] = []
  let found = false
  for (let at = 0; at < bytes.length; at++) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes.subarray(at, at + 6)
    if (a === 0xed && b >= 0xa0 && b <= 0xaf && d === 0xed && e >= 0xb0 && e <= 0xbf) {
      const high = ((b & 0x0f) << 6) | (c & 0x3f)
      const low = ((e & 0x0f) << 6) | (f & 0x3f)
      result.push(...new TextEncoder().encode(String.fromCodePoint(0x10000 + (high << 10) + low)))
      found = true
      at += 5
    } else result.push(a)
  }
  return found ? Uint8Array.from(result) : undefined
}

/** Reads GBK or Big5, whichever makes sense. */
function chinese(bytes: Uint8Array): DecodedInput {
  const candidates = (
    [
      ['gb18030', 'GBK'],
      ['big5', 'Big5'],
    ] as const
  )
    .flatMap(([label, encoding]) => {
      const read = tolerantly(bytes, label)
      return read === undefined || hasControls(read.text)
        ? []
        : [{ ...read, encoding, score: likeness(read.text.replaceAll('□', '')).oddness }]
    })
    .sort((a, b) => a.lost.length - b.lost.length || a.score - b.score)
  const refused = REFUSED.flatMap(([label, name, sign, words]) => {
    const text = tryDecode(bytes, label)
    if (text === undefined) return []
    const foreign = [...text].filter((character) => character.charCodeAt(0) >= 0x80)
    const share = foreign.filter((character) => sign.test(character)).length / Math.max(1, foreign.length)
    return words.test(text) ? [{ name, share }] : []
  }).sort((a, b) => b.share - a.share)
  const likely = candidates.toSorted((a, b) => a.score - b.score)[0]
  if (likely && likely.score < (refused[0] && refused[0].share > 0.9 ? 8 : 9.5)) {
    const { text, encoding, notes, lost } = likely
    return { text, encoding: notes.length > 0 && encoding === 'GBK' ? 'GB18030' : encoding, notes, lost }
  }
  const name =
    refused[0] && refused[0].share > 0.5
      ? `编码像是 ${refused[0].name}，读不了`
      : '编码认不出来（不是 UTF-8、GBK、Big5，也不是带 BOM 的 UTF-16）'
  return { problem: `${name}。请用编辑器打开，另存时编码选 UTF-8，再导入` }
}

/** Reads bytes of which a few may be bad; `undefined` where more than a few are. */
function tolerantly(
  bytes: Uint8Array,
  label: 'gb18030' | 'big5',
): { text: string; notes: string[]; lost: number[] } | undefined {
  let text = ''
  const lost: number[] = []
  const allowed = SOME_BAD + (bytes.length / 1000) * FEW_BAD
  let rest = bytes
  for (;;) {
    const decoded = decode(rest, label)
    const bad = decoded.indexOf('\ufffd')
    if (bad < 0) {
      text += decoded
      break
    }
    if (lost.length + 1 > allowed) return undefined
    const head = decoded.slice(0, bad)
    // the bytes before the bad place are known by their text
    const from = bytesBefore(rest, label, head)
    text += head
    if (from + 1 >= rest.length) return { text, notes: [cutOff(), ...badNote(text, lost)], lost }
    lost.push(text.length)
    text += '□'
    rest = realigned(rest.subarray(from), label)
  }
  return { text, notes: badNote(text, lost), lost }
}

function badNote(text: string, lost: readonly number[]): string[] {
  if (lost.length === 0) return []
  const lines = [...new Set(lost.map((at) => text.slice(0, at).split('\n').length))]
  return [`第 ${lines.join('、')} 行有坏字节，写成了 □，请补上`]
}

/** How many bytes a text of an encoding has, which is known to be the beginning of the bytes given. */
function bytesBefore(bytes: Uint8Array, label: string, head: string): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const text = decode(bytes.subarray(0, middle), label)
    if (text.replace(/\ufffd+$/u, '').length >= head.length) high = middle
    else low = middle + 1
  }
  return low
}

/** The bytes behind a bad place, from the first or the second on, whichever makes sense. */
function realigned(bytes: Uint8Array, label: string): Uint8Array {
  const [best] = [1, 2]
    .map((skip) => {
      const rest = bytes.subarray(skip)
      const text = decode(rest.subarray(0, 120), label).slice(0, 50)
      return { rest, score: likeness(text).oddness + (text.slice(0, 45).includes('\ufffd') ? 3 : 0) }
    })
    .sort((a, b) => a.score - b.score)
  return best?.rest ?? bytes.subarray(1)
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}

function strict(bytes: Uint8Array, label: string, encoding: string): DecodedInput {
  const text = tryDecode(bytes, label)
  return text === undefined
    ? { problem: `文件开头说是 ${encoding}，里面却有不合的字节。请找没有坏的原文件` }
    : { text, encoding, notes: [], lost: [] }
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return /[\u0000-\u0008\u000e-\u001f]/u.test(text)
}
