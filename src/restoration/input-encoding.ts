/** Bytes of a file to text: UTF-8, UTF-16 with a byte order mark, GBK and Big5 are read, everything else is refused by name. */
import { isHan, simplifiedForms } from './characters.ts'
import { read, startOfText, totalCost } from './word-model.ts'

/** Articles are a few kilobytes; a larger file is something else. */
export const LARGEST_INPUT = 5 * 1024 * 1024

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['PDF 文件', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP 文件（Word 的 .docx 也是）', [0x50, 0x4b, 0x03, 0x04]],
  ['旧版 Word 文件（.doc）', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG 图片', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG 图片', [0xff, 0xd8, 0xff]],
  ['GIF 图片', [0x47, 0x49, 0x46, 0x38]],
  ['gzip 压缩文件', [0x1f, 0x8b]],
  ['RTF 文件', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** What the encodings that are not read are called, and what gives each away. */
const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['shift_jis', 'Shift_JIS（日文）', /[\u3041-\u30ff]/u],
  ['euc-jp', 'EUC-JP（日文）', /[\u3041-\u30ff]/u],
  ['euc-kr', 'EUC-KR（韩文）', /[\uac00-\ud7a3]/u],
  ['windows-1251', 'windows-1251（俄文）', /[\u0400-\u04ff]/u],
  ['windows-1252', 'windows-1252（西文）', /[\u00c0-\u00ff]/u],
]

/** A file's text and the encoding it was read in, or why it can't be read. */
export type DecodedInput = { text: string; encoding: string } | { problem: string }

/**
 * Reads a file's bytes.
 *
 * @param bytes the whole file
 * @returns its text without a byte order mark, or one sentence with what to do
 */
export function decodeInput(bytes: Uint8Array): DecodedInput {
  if (bytes.length === 0) return { problem: '文件是空的' }
  if (bytes.length > LARGEST_INPUT)
    return {
      problem: `文件有 ${(bytes.length / 1024 / 1024).toFixed(1)} MB，超过 ${LARGEST_INPUT / 1024 / 1024} MB。一次只导入一篇文章，请先分开`,
    }
  const signature = SIGNATURES.find(([, head]) => head.every((byte, index) => bytes[index] === byte))
  if (signature) return { problem: `这是${signature[0]}，不是文本。请打开它，复制文字，存成 .txt 再导入` }
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    return { problem: '编码是 UTF-32，读不了。请另存为 UTF-8' }
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
          ? '编码像是没有 BOM 的 UTF-16，读不了。请另存为 UTF-8'
          : '这是二进制文件，不是文本。请导入 .txt、.md 或保存的网页',
    }
  }
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== undefined)
    return hasControls(utf8)
      ? { problem: '文件里有控制字符，不是文本。请导入 .txt、.md 或保存的网页' }
      : { text: utf8, encoding: 'UTF-8' }
  const cut = brokenOff(bytes)
  if (cut !== undefined)
    return {
      problem: `前面是 UTF-8，第 ${cut} 行里有不合的字节：像是两种编码拼在了一起，或者文件没有存完。请从原处重新保存`,
    }
  const candidates = (
    [
      ['gbk', 'GBK'],
      ['big5', 'Big5'],
    ] as const
  ).flatMap(([label, encoding]) => {
    const text = tryDecode(bytes, label)
    return text === undefined || hasControls(text) ? [] : [{ text, encoding, score: oddness(text) }]
  })
  const refused = REFUSED.flatMap(([label, name, sign]) => {
    const text = tryDecode(bytes, label)
    if (text === undefined) return []
    const foreign = [...text].filter((character) => character.charCodeAt(0) >= 0x80)
    const share = foreign.filter((character) => sign.test(character)).length / Math.max(1, foreign.length)
    return [{ name, share }]
  }).sort((a, b) => b.share - a.share)
  const best = candidates.sort((a, b) => a.score - b.score)[0]
  if (best && best.score < (refused[0] && refused[0].share > 0.9 ? 8 : 9.5))
    return { text: best.text, encoding: best.encoding }
  const name =
    refused[0] && refused[0].share > 0.5
      ? `编码像是 ${refused[0].name}，读不了`
      : '编码认不出来（不是 UTF-8、GBK、Big5，也不是带 BOM 的 UTF-16）'
  return { problem: `${name}。请用编辑器另存为 UTF-8` }
}

/** The line at which a text ceases to be UTF-8; `undefined` where it never was, by too little Chinese before it. */
function brokenOff(bytes: Uint8Array): number | undefined {
  const text = new TextDecoder('utf-8').decode(bytes)
  const head = text.slice(0, text.indexOf('\ufffd'))
  return [...head].filter(isHan).length >= 8 ? head.split('\n').length : undefined
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}

function strict(bytes: Uint8Array, label: string, encoding: string): DecodedInput {
  const text = tryDecode(bytes, label)
  return text === undefined
    ? { problem: `文件开头说是 ${encoding}，里面却有不合的字节。请找没有坏的原文件` }
    : { text, encoding }
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

/** How odd a text is, as a cost for each character that is not ASCII: sense has about 5, a wrong encoding 10 and more. */
function oddness(text: string): number {
  let state = startOfText()
  let count = 0
  for (const character of text.slice(0, 5000)) {
    if (character.charCodeAt(0) < 0x80) continue
    count++
    state = read(state, simplifiedForms(character)[0] ?? character)
  }
  return count === 0 ? 0 : totalCost(state) / count
}
