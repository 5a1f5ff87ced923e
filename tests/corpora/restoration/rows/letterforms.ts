/** Rows of characters in forms of another kind. */
import type { Row } from './row.ts'

const mapped = (name: string, pairs: string): Row => {
  const map = new Map((pairs.match(/../gu) ?? []).map((pair) => [pair[0] ?? '', pair[1] ?? '']))
  return {
    name,
    damage: (text) => [...text].map((character) => map.get(character) ?? character).join(''),
    wanted: 'repair',
  }
}

/** Ideographs that Unicode has twice for the sake of other sets, by those that they stand for. */
const COMPATIBLE = new Map(
  Array.from({ length: 0xfb00 - 0xf900 }, (_, at) => String.fromCharCode(0xf900 + at))
    .toReversed()
    .map((character): [string, string] => [character.normalize('NFC'), character]),
)

export const rows: readonly Row[] = [
  mapped('vertical forms', '，︐、︑。︒：︓；︔！︕？︖《︽》︾（︵）︶'),
  mapped('small forms', '，﹐、﹑；﹔：﹕？﹖！﹗'),
  mapped('Kangxi radicals', '一⼀人⼈大⼤小⼩山⼭工⼯日⽇月⽉水⽔火⽕立⽴门⻔长⻓车⻋见⻅'),
  {
    name: 'compatibility ideographs',
    damage: (text) => [...text].map((character) => COMPATIBLE.get(character) ?? character).join(''),
    wanted: 'repair',
  },
  {
    name: 'full-width figures and letters',
    damage: (text) =>
      text.replaceAll(/[0-9A-Za-z]+(?:[.,][0-9]+)*%?/gu, (found) =>
        [...found].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(''),
      ),
    wanted: 'repair',
  },
]
