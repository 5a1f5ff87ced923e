import { expect, test } from 'vitest'
import { wordsOfPaper } from '../../../src/search/build/words.ts'

const blocksOf = (texts: readonly string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }))

const articles = [
  ['潍县路、四方路到胶州路改成步行街，里院里还有人住。', '大鲍岛的老字号裕泰斋重新开张，潍县路也热闹了。'],
  ['据这篇报道里的说法，大鲍岛今年开街，奥帆博物馆免票。', '停车场和公园广场都在改造，停车的人去四方路。'],
  [
    '同一场雪里，大鲍岛的老字号亨得利、裕泰斋照常营业，奥帆中心有灯会。',
    '潍县路到四方路，单程，胶州路不变。',
  ],
]
const words = wordsOfPaper(articles.map(blocksOf), {
  names: ['里院', '停车'],
  texts: [
    '奥帆基地在东边。',
    '胶州路与潍县路相交。',
    '老字号开了新店。',
    '老字号的招牌还在，老字号的味道也在。',
  ],
})

test.each(['潍县路', '四方路', '胶州路', '大鲍岛', '裕泰斋', '奥帆', '步行街', '停车场', '里院', '停车'])(
  '%s 在词表里',
  (name) => {
    expect([...words.keys()]).toContain(name)
  },
)

test.each(['报道里', '同一场', '公园广场', '里院里', '县路', '鲍岛', '据这', '的说法', '号裕泰斋'])(
  '%s 不是词',
  (piece) => {
    expect([...words.keys()]).not.toContain(piece)
  },
)

test('记下第一次出现的地方和文章数；只在别处写到的不算', () => {
  expect(words.get('大鲍岛')).toMatchObject({ kind: 'name', count: 3, article: 0, block: 1, at: 0 })
  expect([...words.keys()]).not.toContain('基地')
})
