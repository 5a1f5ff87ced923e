import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCbor } from '../../../src/search/build/pagefind-files.ts'
import {
  onCommonPages,
  packChunk,
  pagefindChunk,
  unpackChunk,
  type Chunk,
} from '../../../src/search/build/postings.ts'
import { pairTokens, queryTokens, singleToken, textOfToken } from '../../../src/search/shared/tokens.ts'

const rising = fc
  .uniqueArray(fc.nat(70_000), { minLength: 1, maxLength: 8 })
  .map((list) => list.toSorted((a, b) => a - b))
const postings = rising.chain((pages) =>
  fc.tuple(fc.constant(pages), fc.array(rising, { minLength: pages.length, maxLength: pages.length })),
)

test('打包再拆开，还是那些', () => {
  const word = fc
    .tuple(fc.constantFrom('中', '𠮷', ' ', 'a'), fc.constantFrom('山', '路', '1', '，'))
    .map((pair) => pair.join(''))
  fc.assert(
    fc.property(fc.dictionary(word, postings, { maxKeys: 6 }), (words) => {
      const chunk: Chunk = new Map(
        Object.entries(words).map(([key, [pages, positions]]) => [key, { pages, positions }]),
      )
      const unpacked = unpackChunk(packChunk(chunk))
      expect(unpacked.words).toEqual([...chunk.keys()])
      for (const [key, expected] of chunk) expect(unpacked.find(key)).toEqual(expected)
      expect(unpacked.find('无')).toBeUndefined()
    }),
  )
})

test('只留各词都有的页', () => {
  const [one, other] = onCommonPages([
    { pages: [1, 3, 5], positions: [[1], [2, 9], [4]] },
    { pages: [0, 3, 5, 7], positions: [[8], [3], [1], [2]] },
  ])
  expect(one).toEqual({ pages: [3, 5], positions: [[2, 9], [4]] })
  expect(other).toEqual({ pages: [3, 5], positions: [[3], [1]] })
})

test('写成 Pagefind 的块：页与位置都是与前一个的差', () => {
  const bytes = pagefindChunk(['aa'], [{ pages: [2, 300], positions: [[1, 4], [70_000]] }], 0, 9)
  expect(readCbor(bytes)).toEqual([
    [
      [
        'aa',
        [
          [2, [1, 3]],
          [298, [70_000]],
        ],
      ],
    ],
  ])
})

test('记号只有小写字母，查得回来', () => {
  expect(pairTokens('中山路')).toHaveLength(2)
  for (const token of [...pairTokens('a中，𠮷1 '), singleToken('路')]) expect(token).toMatch(/^[a-z]+$/u)
  expect(pairTokens('中𠮷').map(textOfToken)).toEqual(['中𠮷'])
  expect(textOfToken(singleToken('路'))).toBe('路')
  expect(queryTokens('')).toEqual([])
  expect(queryTokens('路')).toEqual([singleToken('路')])
  expect(() => textOfToken('ABC')).toThrowErrorMatchingInlineSnapshot(
    `[Error: 索引里有不认得的词 ABC。package.json 里的 pagefind 必须是 1.6.0。]`,
  )
})
