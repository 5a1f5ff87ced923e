/** Rows of characters that show nothing. */
import { some, type Row } from './row.ts'

const scattered = (name: string, sign: string): Row => ({
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
  scattered('a watermark', '\u200b\u200c\u200d\u200b'),
  scattered('byte order marks', '\ufeff'),
  scattered('strokes through characters', '\u0336'),
  scattered('blanks of Braille', '\u2800'),
  scattered('Hangul fillers', '\u3164'),
  scattered('invisible separators', '\u2063'),
  scattered('variation selectors', '\ufe00'),
  scattered('ideographic variation selectors', '\u{e0100}'),
  { name: 'indents', damage: (text) => text.replaceAll(/^(?=.)/gmu, '　　'), wanted: 'repair' },
]
