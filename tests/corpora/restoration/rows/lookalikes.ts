/** Rows of characters that look like the right ones. */
import type { Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'ー for 一',
    damage: (text) => text.replaceAll(/(?<=\p{Script=Han})一(?=\p{Script=Han})/gu, 'ー'),
    wanted: 'report',
  },
  {
    name: 'o for 。',
    damage: (text) => text.replaceAll(/(?<=\p{Script=Han})。(?=\p{Script=Han}|\n|”)/gu, 'o'),
    wanted: 'report',
  },
  { name: 'O for 0', damage: (text) => text.replaceAll(/(?<=\d)0(?=\d)/gu, 'O'), wanted: 'report' },
]
