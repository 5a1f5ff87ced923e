/** Rows of what is in a text and not of it. */
import { isTraditional } from '../../../../src/restoration/characters.ts'
import { toTraditional } from '../damage.ts'
import { some, type Row } from './row.ts'

export const rows: readonly Row[] = [
  {
    name: 'private use',
    damage: (text, random) => some(text, /\p{Script=Han}/gu, random, 0.02, () => '\ue4c6'),
    wanted: 'report',
  },
  {
    name: 'emoji scattered in',
    damage: (text, random) => some(text, /\p{Script=Han}/gu, random, 0.1, (found) => `${found}😂`),
    wanted: 'report',
  },
  {
    name: 'calls to the reader',
    damage: (text) => `👇点击上方蓝字关注我们\n\n${text}\n\n长按二维码 关注我们\n`,
    wanted: 'report',
  },
  {
    name: 'two scripts in one clause',
    damage: (text, random) =>
      some(text, /\p{Script=Han}/gu, random, 0.3, (found) => {
        const other = toTraditional(found)
        return isTraditional(other) ? other : found
      }),
    wanted: 'report',
  },
]
