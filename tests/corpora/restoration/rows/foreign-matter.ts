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
    name: 'stars within words',
    damage: (text, random) => some(text, /\p{Script=Han}/gu, random, 0.15, (found) => `${found}★`),
    wanted: 'report',
  },
  {
    name: 'WeChat’s buttons',
    damage: (text) => `${text}\n\n微信扫一扫\n关注该公众号\n\n继续滑动看下一个\n`,
    wanted: 'report',
  },
  {
    name: 'subtitles with speakers',
    damage: (text) =>
      text
        .split('\n\n')
        .map((paragraph, at) => `发言人1 00:${String(at % 60).padStart(2, '0')}\n${paragraph}`)
        .join('\n\n'),
    wanted: 'report',
  },
  {
    name: 'lines of a subtitle editor',
    damage: (text) =>
      text.replaceAll(/[^\n]+/gu, (line) => `Dialogue: 0,0:00:01.00,0:00:05.00,Default,,0,0,0,,${line}`),
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
