/** Rows of tags in text. */
import type { Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'tags of spans within text',
    damage: (text) => text.replaceAll(/(?<=。)([^。\n]{4,30}，)/gu, '<span style="color:#333">$1</span>'),
    wanted: 'repair',
  },
  {
    name: 'bold words',
    damage: (text) => text.replaceAll(/“([^”\n]{2,12})”/gu, '“<b>$1</b>”'),
    wanted: 'repair',
  },
]
