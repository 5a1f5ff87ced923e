/** Rows of signs that are strewn over a text, within its words. */
import type { Row } from './row.ts'

/** Puts a sign behind every so many Chinese characters of a run. */
const strewn = (text: string, sign: string, every: number) =>
  text.replaceAll(new RegExp(`(\\p{Script=Han}{${every}})(?=\\p{Script=Han})`, 'gu'), `$1${sign}`)

export const rows: readonly Row[] = [
  { name: '# behind every fifth character', damage: (text) => strewn(text, '#', 5), wanted: 'report' },
  { name: '| behind every third character', damage: (text) => strewn(text, '|', 3), wanted: 'report' },
  { name: 'letters behind every fourth character', damage: (text) => strewn(text, 'x', 4), wanted: 'report' },
  {
    name: 'middle dots behind every third character',
    damage: (text) => strewn(text, '·', 3),
    wanted: 'report',
  },
]
