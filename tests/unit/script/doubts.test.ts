import { describe, expect, test } from 'vitest'
import { doubtfulSpots, unpairedQuotes } from '../../../src/script/doubts.ts'
import { proseLines } from '../../../src/script/prose-lines.ts'

describe('doubtful spots', () => {
  test('a character that no word explains', () => {
    const [spot] = doubtfulSpots('打造宜游步行街', [])
    expect(spot).toMatchObject({
      start: 3,
      end: 4,
      kind: 'character',
      shown: { tw: '遊' },
      other: { tw: '游' },
    })
  })

  test('what is decided is silent', () => {
    const text = '打造宜游步行街'
    expect(doubtfulSpots(text, [], { terms: { 宜游: { tw: '宜遊' } } })).toEqual([])
    expect(doubtfulSpots(text, [{ hans: '宜游', tw: '宜遊', kind: 'word' }])).toEqual([])
    expect(doubtfulSpots('市民出门就是公园。', [])).toEqual([])
  })

  test('quotation marks without a partner', () => {
    expect(unpairedQuotes('“一”，二”')).toEqual([5])
    expect(unpairedQuotes('「一」「二')).toEqual([3])
    expect(unpairedQuotes('It’s')).toEqual([])
  })
})

test('prose of Markdown', () => {
  const body =
    '## 里院\n\n`代码` 与 [头发](https://a.cn/后台 "题")和:keep[于晓]、:zh[出租车]{tw=計程車}\n\n```\n代码\n```\n<Figure caption="图注" />'
  expect(proseLines(body)).toEqual([
    { line: 1, text: '里院' },
    { line: 3, text: '\ufffc 与 头发（题）和\ufffb、\ufffb' },
    { line: 8, text: expect.stringContaining('图注') as string },
  ])
})
