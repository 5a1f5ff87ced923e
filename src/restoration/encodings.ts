/**
 * Encodings both ways. The platform only decodes (WHATWG Encoding Standard), and has neither the code pages of DOS nor Hong
 * Kong's supplement of Big5; these iconv-lite reads. The way back is the inverse of what is decoded, built at the
 * first use.
 */
import iconv from 'iconv-lite'
import { encodePair } from './gbk.ts'

/** Encodings of one byte a character that Chinese pages were read as. */
export const SINGLE_BYTE = [
  'windows-1252',
  'macintosh',
  'cp437',
  'cp850',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'windows-1250',
  'windows-1254',
  'windows-1258',
  'iso-8859-2',
] as const
/** Encodings of two bytes a character that Chinese pages were read as. */
export const DOUBLE_BYTE = ['gbk', 'big5', 'shift_jis', 'euc-kr', 'euc-jp'] as const

export type SingleByte = (typeof SINGLE_BYTE)[number]
export type DoubleByte = (typeof DOUBLE_BYTE)[number]

/** Names as editors know them. */
export const ENCODING_NAMES: Readonly<Record<SingleByte | DoubleByte | 'utf-8', string>> = {
  'utf-8': 'UTF-8',
  gbk: 'GBK',
  big5: 'Big5',
  shift_jis: 'Shift_JIS（日文）',
  'euc-kr': 'EUC-KR（韩文）',
  'euc-jp': 'EUC-JP（日文）',
  'windows-1252': 'windows-1252（西文）',
  macintosh: 'Mac Roman（西文）',
  cp437: 'CP437（DOS 西文）',
  cp850: 'CP850（DOS 西文）',
  'windows-1251': 'windows-1251（俄文）',
  'koi8-r': 'KOI8-R（俄文）',
  ibm866: 'CP866（俄文）',
  'windows-1250': 'windows-1250（中欧）',
  'windows-1254': 'windows-1254（土耳其文）',
  'windows-1258': 'windows-1258（越南文）',
  'iso-8859-2': 'ISO-8859-2（中欧）',
}

const single = new Map<SingleByte, ReadonlyMap<string, number>>()

/**
 * Gives the bytes 80 to FF of an encoding of one byte a character, by character. Bytes that windows-1252 and its
 * kin leave empty pass as C1 controls, and so do all of 80 to 9F for windows-1252: whoever read the file as
 * ISO 8859-1 shows them so.
 */
export function singleBytes(encoding: SingleByte): ReadonlyMap<string, number> {
  const known = single.get(encoding)
  if (known) return known
  const map = new Map<string, number>()
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const character = decode([byte], encoding)
    if (character !== '\ufffd' && !map.has(character)) map.set(character, byte)
  }
  if (encoding === 'windows-1252')
    for (let byte = 0x80; byte <= 0x9f; byte++) map.set(String.fromCharCode(byte), byte)
  single.set(encoding, map)
  return map
}

const double = new Map<DoubleByte, ReadonlyMap<string, readonly number[]>>()

/** Gives the bytes of the characters of an encoding of two bytes a character, by character; ASCII is left out. */
export function doubleBytes(encoding: DoubleByte): ReadonlyMap<string, readonly number[]> {
  const known = double.get(encoding)
  if (known) return known
  const map = new Map<string, readonly number[]>()
  for (let lead = 0x80; lead <= 0xff; lead++) {
    const alone = decode([lead], encoding)
    if (alone.length === 1 && alone !== '\ufffd') map.set(alone, [lead])
    for (let trail = 0x40; trail <= 0xff; trail++) {
      const text = decode([lead, trail], encoding)
      if ([...text].length === 1 && text !== '\ufffd' && !map.has(text)) map.set(text, [lead, trail])
    }
  }
  double.set(encoding, map)
  return map
}

/** Gives a text's bytes in an encoding, ASCII as it is; `undefined` for each character that the encoding lacks. */
export function bytesOf(text: string, encoding: SingleByte | DoubleByte): (number | undefined)[] {
  const bytes: (number | undefined)[] = []
  eachByte(text, encoding, (byte) => {
    bytes.push(byte)
    return true
  })
  return bytes
}

/** Gives a text's bytes one by one, for as long as they are wanted. */
function eachByte(
  text: string,
  encoding: SingleByte | DoubleByte,
  wants: (byte: number | undefined) => boolean,
): void {
  const one = isSingleByte(encoding) ? singleBytes(encoding) : undefined
  const two = one || encoding === 'gbk' ? undefined : doubleBytes(encoding as DoubleByte)
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code < 0x80 || one) {
      if (!wants(code < 0x80 ? code : one?.get(character))) return
    } else if (two) {
      for (const byte of two.get(character) ?? [undefined]) if (!wants(byte)) return
    } else {
      const pair = encodePair(character)
      if (!wants(pair === undefined ? undefined : pair >> 8)) return
      if (pair !== undefined && !wants(pair & 0xff)) return
    }
  }
}

function isSingleByte(encoding: string): encoding is SingleByte {
  return (SINGLE_BYTE as readonly string[]).includes(encoding)
}

/** Tells whether a text has these bytes in an encoding, so that what was decoded is what was encoded. */
export function hasBytes(
  text: string,
  encoding: SingleByte | DoubleByte | 'utf-8',
  bytes: readonly number[] | Uint8Array,
): boolean {
  if (encoding === 'utf-8') {
    const own = new TextEncoder().encode(text)
    return own.length === bytes.length && own.every((byte, at) => byte === bytes[at])
  }
  let at = 0
  let same = true
  eachByte(text, encoding, (byte) => (same = byte !== undefined && byte === bytes[at++]))
  return same && at === bytes.length
}

const decoders = new Map<string, TextDecoder>()

/** Decodes bytes, U+FFFD where they are not of the encoding; Big5 with Hong Kong's supplement. */
export function decode(bytes: readonly number[] | Uint8Array, encoding: string): string {
  const list = bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes)
  if (encoding === 'big5' || encoding === 'cp437' || encoding === 'cp850')
    return iconv.decode(list, encoding === 'big5' ? 'big5-hkscs' : encoding, { stripBOM: false })
  let decoder = decoders.get(encoding)
  if (!decoder) decoders.set(encoding, (decoder = new TextDecoder(encoding, { ignoreBOM: true })))
  return decoder.decode(list)
}

const BEGINNING = 4096

/** Decodes bytes; `undefined` where they are not wholly of the encoding. */
export function decodeStrictly(bytes: readonly number[] | Uint8Array, encoding: string): string | undefined {
  // a long text that is of another encoding shows it at its start
  if (bytes.length > 2 * BEGINNING && /\ufffd[^]{4}/u.test(decode(bytes.slice(0, BEGINNING), encoding)))
    return undefined
  const text = decode(bytes, encoding)
  return text.includes('\ufffd') ? undefined : text
}
