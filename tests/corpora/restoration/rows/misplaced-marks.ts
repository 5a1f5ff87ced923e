/** Rows of marks in the wrong place. */
import type { Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'quotation marks the wrong way round',
    damage: (text) =>
      /：“[^“”\n]+[。！？]”/u.test(text)
        ? text.replaceAll(/[“”]/gu, (mark) => (mark === '“' ? '”' : '“'))
        : text,
    wanted: 'report',
  },
  {
    name: 'the last mark of a line at its start',
    damage: (text) => text.replaceAll(/^(\p{Script=Han}[^\n]*)。$/gmu, '。$1'),
    wanted: 'report',
  },
]
