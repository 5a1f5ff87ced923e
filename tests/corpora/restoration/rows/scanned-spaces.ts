/** Rows of spaces as text recognition writes them. */
import type { Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'a space behind each character',
    damage: (text) => text.replaceAll(/(\p{Script=Han}|[，。、：；])(?=.)/gu, '$1 '),
    wanted: 'repair',
  },
]
