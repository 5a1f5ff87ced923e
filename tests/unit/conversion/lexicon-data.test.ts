import { expect, test } from 'vitest'
import { distill } from '../../../src/conversion/data/distill.ts'
import { OPENER, OTHER, unpack, VERB } from '../../../src/conversion/data/unpack.ts'
import wordList from '../../../src/conversion/data/words.json' with { type: 'json' }

test('a dictionary is distilled to words, their rarity and kind, and given names', () => {
  const persons = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄'].map((surname) => `${surname}志国 3 nr`)
  const { words, givenNames, givenNameCharacters } = distill(
    ['胡同 100 n', '胡同口 4 n', '的 300000 uj', '跑 50 v', '跑步 900 v', '刚刚 1000 d', ...persons].join(
      '\n',
    ),
  )
  expect(givenNames).toBe('志国')
  expect(givenNameCharacters).toBe('国志')
  const met: [string, number, number][] = []
  unpack(words, (word, rarity, kind) => met.push([word, rarity, kind]))
  const total = 300_000 + 100 + 4 + 50 + 900 + 1000 + 8 * 3
  const rarity = (count: number) => Math.round(4 * Math.log(total / count))
  expect(met).toContainEqual(['跑', rarity(50), VERB])
  expect(met.map(([word, , kind]) => [word, kind])).toEqual(
    expect.arrayContaining([
      ['胡同', OTHER],
      ['跑步', VERB],
      ['刚刚', OPENER],
    ]),
  )
  expect(met.map(([word]) => word)).not.toContain('胡同口')
})

test('the list is sorted and each word stands in it once', () => {
  const met: string[] = []
  unpack(wordList.words, (word) => met.push(word))
  expect(new Set(met).size).toBe(met.length)
  const firsts = wordList.words.map((line) => String.fromCodePoint(line.codePointAt(0) as number))
  expect(firsts).toEqual(firsts.toSorted())
})
