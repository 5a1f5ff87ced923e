/** Rows of characters that show nothing. */
import { some, type Row } from './row.ts'

const strewn = (name: string, sign: string): Row => ({
  name,
  damage: (text, random) => some(text, /\p{Script=Han}/gu, random, 0.1, (found) => found + sign),
  wanted: 'repair',
})

export const rows: readonly Row[] = [
  {
    name: 'a zero-width space behind each character',
    damage: (text) => [...text].join('\u200b'),
    wanted: 'repair',
  },
  strewn('a watermark', '\u200b\u200c\u200d\u200b'),
  strewn('byte order marks', '\ufeff'),
  strewn('Hangul fillers', '\u3164'),
  strewn('invisible separators', '\u2063'),
  strewn('variation selectors', '\ufe00'),
  strewn('ideographic variation selectors', '\u{e0100}'),
  { name: 'indents', damage: (text) => text.replaceAll(/^(?=.)/gmu, '　　'), wanted: 'repair' },
]
