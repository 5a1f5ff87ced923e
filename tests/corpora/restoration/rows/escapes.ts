/** Rows of text in the escapes of some format. */
import { encodePair } from '../../../../src/restoration/gbk.ts'
import type { Row } from './row.ts'

const units = (text: string, prefix: string) =>
  text.replaceAll(/\P{ASCII}/gu, (character) =>
    [...character]
      .flatMap((each) => Array.from({ length: each.length }, (_, index) => each.charCodeAt(index)))
      .map((unit) => prefix + unit.toString(16).padStart(4, '0'))
      .join(''),
  )
/** Bytes of GBK, those that are signs of ASCII as they are. */
const gbkBytes = (text: string, prefix: string) =>
  text.replaceAll(/\P{ASCII}/gu, (character) => {
    const pair = encodePair(character)
    if (pair === undefined) return character
    return [pair >> 8, pair & 0xff]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : prefix + byte.toString(16).toUpperCase()))
      .join('')
  })
const bytewise = (text: string, prefix: string, upper = true) =>
  text.replaceAll(/\P{ASCII}/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => prefix + (upper ? byte.toString(16).toUpperCase() : byte.toString(16)))
      .join(''),
  )

export const rows: readonly Row[] = [
  { name: 'JSON', damage: (text) => units(text, '\\u').replaceAll('\n', '\\n'), wanted: 'repair' },
  { name: 'JavaScript’s escape()', damage: (text) => units(text, '%u'), wanted: 'repair' },
  { name: 'percent', damage: (text) => bytewise(text, '%'), wanted: 'repair' },
  { name: '\\x bytes', damage: (text) => bytewise(text, '\\x', false), wanted: 'repair' },
  {
    name: 'quoted-printable',
    damage: (text) => bytewise(text, '=').replaceAll(/((?:=[0-9A-F]{2}){24})/gu, '$1=\n'),
    wanted: 'repair',
  },
  {
    name: 'HZ',
    damage: (text) =>
      text
        .split(/(\P{ASCII})/u)
        .map((part) => {
          const pair = encodePair(part) ?? 0
          // the characters of GB 2312 alone have such a form
          return pair >> 8 > 0xa0 && (pair & 0xff) > 0xa0
            ? `~{${String.fromCharCode((pair >> 8) & 0x7f, pair & 0x7f)}~}`
            : part
        })
        .join('')
        .replaceAll('~}~{', ''),
    wanted: 'repair',
  },
  {
    name: 'quoted-printable, lower case',
    damage: (text) => bytewise(text, '=', false),
    wanted: 'repair',
  },
  { name: 'quoted-printable, GBK', damage: (text) => gbkBytes(text, '='), wanted: 'repair' },
  { name: 'percent, GBK', damage: (text) => gbkBytes(text, '%'), wanted: 'repair' },
  {
    name: 'percent, twice',
    damage: (text) =>
      text.replaceAll(/\P{ASCII}+/gu, (found) => encodeURIComponent(encodeURIComponent(found))),
    wanted: 'repair',
  },
  { name: 'JSON without backslashes', damage: (text) => units(text, 'u'), wanted: 'repair' },
  {
    name: 'JavaScript’s braces',
    damage: (text) =>
      text.replaceAll(/\P{ASCII}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`),
    wanted: 'repair',
  },
  {
    name: 'base64',
    damage: (text) =>
      Buffer.from(text)
        .toString('base64')
        .replaceAll(/(.{76})/gu, '$1\n'),
    wanted: 'repair',
  },
  {
    name: 'words of a mail’s head',
    damage: (text) =>
      (text.match(/[\s\S]{1,12}/gu) ?? [])
        .map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`)
        .join('\n '),
    wanted: 'repair',
  },
  {
    name: 'UTF-7',
    damage: (text) =>
      text.replaceAll(
        /\P{ASCII}+/gu,
        (found) => `+${Buffer.from(found, 'utf16le').swap16().toString('base64').replaceAll('=', '')}-`,
      ),
    wanted: 'repair',
  },
  { name: '/n for line breaks', damage: (text) => text.replaceAll('\n', '/n'), wanted: 'repair' },
  {
    name: 'rn for line breaks',
    damage: (text) => text.trim().replaceAll('\n', 'rn'),
    wanted: 'repair',
  },
  { name: 'line breaks spelled out', damage: (text) => text.replaceAll('\n', '\\r\\n'), wanted: 'repair' },
  { name: 'x0dx0a', damage: (text) => text.replaceAll('\n', 'x0dx0a'), wanted: 'repair' },
]
