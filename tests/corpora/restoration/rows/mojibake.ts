/** Rows of text that was read in the wrong encoding. */
import { bytesOf, decode } from '../../../../src/restoration/encodings.ts'
import type { Row } from './row.ts'

const bytes = (text: string, encoding: 'utf-8' | 'gbk' | 'big5'): Uint8Array =>
  encoding === 'utf-8'
    ? new TextEncoder().encode(text)
    : Uint8Array.from([...bytesOf(text, encoding)].filter((byte) => byte !== undefined))

const misread = (encoding: 'utf-8' | 'gbk' | 'big5', as: string) => (text: string) =>
  decode(bytes(text, encoding), as).replaceAll('\ufffd', '?')

/** What windows-1252 lacks passes as C1 controls. */
const latin = (text: string) => decode(bytes(text, 'utf-8'), 'windows-1252')

/** Each character of a text for another of it, as a font in a PDF names its signs. */
function exchanged(text: string, random: () => number): string {
  const characters = [...new Set(text.match(/\p{Script=Han}/gu))]
  const others = characters
    .map((character) => ({ character, order: random() }))
    .toSorted((a, b) => a.order - b.order)
  const map = new Map(characters.map((character, at) => [character, others[at]?.character ?? '']))
  return text.replaceAll(/\p{Script=Han}/gu, (found) => map.get(found) ?? found)
}

export const rows: readonly Row[] = [
  {
    name: 'UTF-8 as windows-1252, no-break spaces as spaces',
    damage: (text) => latin(text).replaceAll('\u00a0', ' '),
    wanted: 'repair',
  },
  {
    name: 'UTF-8 as windows-1252, in entities',
    damage: (text) => latin(text).replaceAll(/\P{ASCII}/gu, (found) => `&#${found.codePointAt(0)};`),
    wanted: 'repair',
  },
  {
    name: 'UTF-8 as windows-1252, twice, controls dropped',
    damage: (text) => latin(latin(text)).replaceAll(/[\u0080-\u009f\u00ad]/gu, ''),
    wanted: 'refuse',
  },
  {
    name: 'quotation marks as windows-1252, controls dropped',
    damage: (text) => text.replaceAll(/[“”]/gu, (mark) => latin(mark).replaceAll(/[\u0080-\u009f]/gu, '')),
    wanted: 'repair',
  },
  {
    name: 'spaces without width as windows-1252',
    damage: (text) => text.replaceAll(/。(?=\n)/gu, `。${latin('\u200b')}`),
    wanted: 'repair',
  },
  {
    name: 'GBK as Shift_JIS, what is lost dropped',
    damage: (text) => misread('gbk', 'shift_jis')(text).replaceAll('?', ''),
    wanted: 'refuse',
  },
  { name: 'signs of a PDF’s font exchanged', damage: exchanged, wanted: 'refuse' },
  {
    name: 'numbers of a PDF’s font shifted',
    damage: (text) =>
      text.replaceAll(/\p{Script=Han}/gu, (found) => String.fromCharCode(found.charCodeAt(0) + 13)),
    wanted: 'refuse',
  },
  {
    name: 'numbers of a PDF’s signs',
    damage: (text) => text.replaceAll(/\p{Script=Han}/gu, (found) => `(cid:${found.charCodeAt(0) % 9000})`),
    wanted: 'refuse',
  },
  {
    name: 'characters lost to boxes',
    damage: (text) => text.replaceAll(/\p{Script=Han}/gu, '□'),
    wanted: 'refuse',
  },
  { name: 'UTF-8 as windows-1252', damage: latin, wanted: 'repair' },
  { name: 'UTF-8 as windows-1252, twice', damage: (text) => latin(latin(text)), wanted: 'repair' },
  {
    name: 'UTF-8 as ISO 8859-1',
    damage: (text) => Buffer.from(text, 'utf8').toString('latin1'),
    wanted: 'repair',
  },
  ...['macintosh', 'cp437', 'cp850', 'windows-1251', 'koi8-r', 'ibm866'].map((as): Row => ({
    name: `UTF-8 as ${as}`,
    damage: misread('utf-8', as),
    wanted: 'repair',
  })),
  ...['windows-1252', 'macintosh', 'cp437', 'windows-1251'].map((as): Row => ({
    name: `GBK as ${as}`,
    damage: misread('gbk', as),
    wanted: 'repair',
  })),
  {
    name: 'quotation marks alone as windows-1252',
    damage: (text) => text.replaceAll(/[“”‘’…—]/gu, latin),
    wanted: 'repair',
  },
  { name: 'UTF-8 as GBK', damage: misread('utf-8', 'gbk'), wanted: 'refuse' },
  {
    name: 'UTF-8 as GBK, twice',
    damage: (text) => misread('utf-8', 'gbk')(misread('utf-8', 'gbk')(text)),
    wanted: 'refuse',
  },
  { name: 'GBK as Shift_JIS', damage: misread('gbk', 'shift_jis'), wanted: 'refuse' },
  { name: 'UTF-8 as EUC-KR', damage: misread('utf-8', 'euc-kr'), wanted: 'refuse' },
  {
    name: 'UTF-8 as windows-1252, controls dropped',
    damage: (text) => latin(text).replaceAll(/[\u0080-\u009f\u00a0\u00ad]/gu, ''),
    wanted: 'refuse',
  },
  {
    name: 'GBK as UTF-8 where it is valid, else as windows-1252',
    damage: (text) => {
      const list = bytes(text, 'gbk')
      let shown = ''
      for (let at = 0; at < list.length; at++) {
        const [first = 0, second = 0] = [list[at], list[at + 1]]
        const pair = first >= 0xc2 && first <= 0xdf && second >= 0x80 && second <= 0xbf
        shown += pair ? decode([first, second], 'utf-8') : decode([first], 'windows-1252')
        if (pair) at++
      }
      return shown
    },
    wanted: 'repair or refuse',
  },
  {
    name: 'characters lost to question marks',
    damage: (text) => text.replaceAll(/\p{Script=Han}/gu, '?'),
    wanted: 'refuse',
  },
  {
    name: '锟斤拷',
    damage: (text, random) =>
      text.replaceAll(/\p{Script=Han}{3}/gu, (found) => (random() < 0.2 ? '锟斤拷' : found)),
    wanted: 'refuse',
  },
]
