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
  {
    name: 'characters as a scanner mixes them up',
    damage: (text) =>
      [...'人入日曰天夭已己未末'].reduce(
        (damaged, right, at, all) => (at % 2 === 0 ? damaged.replaceAll(right, all[at + 1] ?? '') : damaged),
        text,
      ),
    wanted: 'report',
  },
  {
    name: 'characters as a scanner parts them',
    damage: (text) => text.replaceAll('的', '白勺').replaceAll('和', '禾口').replaceAll('加', '力口'),
    wanted: 'report',
  },
  { name: 'O for 0', damage: (text) => text.replaceAll(/(?<=\d)0(?=\d)/gu, 'O'), wanted: 'report' },
]
