/** Rows of text that stands twice. */
import type { Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'each Chinese character twice',
    damage: (text) => text.replaceAll(/\p{Script=Han}/gu, '$&$&'),
    wanted: 'repair',
  },
  { name: 'each character twice', damage: (text) => text.replaceAll(/[^\n]/gu, '$&$&'), wanted: 'repair' },
  {
    name: 'each paragraph twice',
    damage: (text) => (isProse(text) ? text.replaceAll(/[^\n]{40,}\n/gu, '$&\n$&') : text),
    wanted: 'report',
  },
  { name: 'the page twice', damage: (text) => (isProse(text) ? `${text}\n${text}` : text), wanted: 'report' },
]

/** Whether a page has a paragraph that is no line of a list. */
function isProse(text: string): boolean {
  return /^[^\n]{50,}。$/mu.test(text)
}
