/** Rows of single characters that were lost. */
import { some, type Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'characters lost to a question mark',
    damage: (text, random) =>
      some(text, /(?<=\p{Script=Han})\p{Script=Han}(?=\p{Script=Han})/gu, random, 0.01, () => '?'),
    wanted: 'report',
  },
  {
    name: 'characters lost to a box',
    damage: (text, random) =>
      some(text, /(?<=\p{Script=Han})\p{Script=Han}(?=\p{Script=Han})/gu, random, 0.01, () => '□'),
    wanted: 'report',
  },
  {
    name: 'quotation marks lost to a question mark',
    damage: (text) => text.replaceAll(/(?<=[：，])“/gu, '?'),
    wanted: 'report',
  },
  { name: '鈥 for quotation marks', damage: (text) => text.replaceAll(/[“”]/gu, '鈥'), wanted: 'report' },
  {
    name: '聽 for no-break spaces',
    damage: (text) => text.replaceAll(/(?<=。)(?=\p{Script=Han})/gu, '聽'),
    wanted: 'report',
  },
  { name: '锘 for a byte order mark', damage: (text) => `锘${text}`, wanted: 'report' },
]
