/** Rows of spaces as text recognition writes them. */
import { some, type Row } from './row.ts'

const behindEach = (name: string, space: string): Row => ({
  name,
  damage: (text) => text.replaceAll(/(\p{Script=Han}|[，。、：；])(?=.)/gu, `$1${space}`),
  wanted: 'repair',
})

export const rows: readonly Row[] = [
  behindEach('two spaces behind each character', '  '),
  behindEach('a full-width space behind each character', '　'),
  behindEach('a tabulator behind each character', '\t'),
  {
    name: 'spaces behind some characters',
    damage: (text, random) =>
      some(text, /\p{Script=Han}(?=\p{Script=Han})/gu, random, 0.3, (found) => `${found} `),
    wanted: 'repair',
  },
  {
    name: 'spaces around marks',
    damage: (text) => text.replaceAll(/(?<=\p{Script=Han})[，；](?=\p{Script=Han})/gu, ' $& '),
    wanted: 'repair',
  },
  {
    name: 'a space behind each character',
    damage: (text) => text.replaceAll(/(\p{Script=Han}|[，。、：；])(?=.)/gu, '$1 '),
    wanted: 'repair',
  },
]
