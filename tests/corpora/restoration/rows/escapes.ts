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
  { name: 'line breaks spelled out', damage: (text) => text.replaceAll('\n', '\\r\\n'), wanted: 'repair' },
  { name: 'x0dx0a', damage: (text) => text.replaceAll('\n', 'x0dx0a'), wanted: 'repair' },
]
