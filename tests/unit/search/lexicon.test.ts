import { expect, test } from 'vitest'
import { asPinyin, byPinyin, fitOf, type LexiconEntry } from '../../../src/search/shared/lexicon.ts'

test.each([
  ['Zhōng shān lù', 'zhongshanlu'],
  ["xi'an", 'xian'],
  ['zhong1shan1lu4', 'zhongshanlu'],
  ['lǜshu', 'lvshu'],
  ['中山', undefined],
  ['a', undefined],
  ['2024', undefined],
])('%s 读作 %s', (typed, expected) => {
  expect(asPinyin(typed)).toBe(expected)
})

test('拼写与词的相合', () => {
  const syllables = ['zhong', 'shan', 'lu']
  expect(fitOf('zhongshanlu', syllables)).toBe(4)
  expect(fitOf('zsl', syllables)).toBe(3)
  expect(fitOf('zhongsh', syllables)).toBe(2)
  expect(fitOf('zs', syllables)).toBe(1)
  expect(fitOf('zhshlu', syllables)).toBe(1)
  expect(fitOf('zhongshanlua', syllables)).toBe(0)
})

test('标签在先，同类里常见的在先', () => {
  const entry = (text: string, kind: LexiconEntry['kind'], count: number): LexiconEntry => ({
    text,
    kind,
    count,
    syllables: ['shi', 'nan'],
  })
  const found = byPinyin(
    'shinan',
    [entry('市南', 'word', 50), entry('事难', 'word', 1), entry('市男', 'tag', 1)],
    2,
  )
  expect(found.map(({ text }) => text)).toEqual(['市男', '市南'])
})
