import { describe, expect, test } from 'vitest'
import { ambiguities, missedWords, unpairedQuotes } from '../../../src/conversion/ambiguities.ts'
import { proseLines } from '../../../src/conversion/prose-lines.ts'

describe('ambiguities', () => {
  test('a character that no word explains', () => {
    const [spot] = ambiguities('打造宜游步行街', [])
    expect(spot).toMatchObject({ start: 3, end: 4, shown: { tw: '遊' }, other: { tw: '游' } })
  })

  test.each(['志愿者余音带着孩子们画里院。', '画家钟声捐出了写生。', '施工员余下河住在工地旁。'])(
    'a word after a calling, which may be a person: %s',
    (text) => {
      expect(ambiguities(text, [])).toContainEqual(
        expect.objectContaining({ start: text.search(/[余钟]/u), kind: 'name' }),
      )
    },
  )

  test.each([
    ['于云海、范、于两位老人', 6],
    ['占先生把票退了', 0],
    ['街口的于万和关了店', 3],
    ['由于向真主持的读书会开始了', 1],
    ['当时于北辰表示，先修屋顶', 2],
    ['沈后山介绍了做法', 1],
    ['周一良先生在讲课', 0],
  ])('a word that may be a surname: %s', (text, at) => {
    expect(ambiguities(text, [])).toContainEqual(expect.objectContaining({ start: at, kind: 'name' }))
  })

  test('no person after a calling, where a time or a place follows', () => {
    for (const text of [
      '记者于昨日走访了现场。',
      '记者于2022年走访。',
      '工人于井下连续作业。',
      '当时于广州当选。',
      '由于人手不够，展览推迟了。',
      '对于家长来说，这不难。',
      '老干部来了。',
    ])
      expect(ambiguities(text, [])).toEqual([])
  })

  test('both editions have their own forms', () => {
    const [spot] = ambiguities('锅里的面煮得有点烂。', [])
    expect(spot?.shown).toEqual({ tw: '麵', hk: '麪' })
    expect(ambiguities('经余里牵线', []).at(-1)?.other).toEqual({ tw: '裡', hk: '裏' })
  })

  test.each([
    ['门牌上写着“于宅”两个字。', '于'],
    ['经余里牵线，双方签了协议。', '余'],
    ['余波、余浪两姐妹同台演出。', '余'],
    ['李后在夜校教会计。', '后'],
    ['报喜里二期征收完成。', '里'],
  ])('a name read as words is pointed out: %s', (text, character) => {
    expect(ambiguities(text, [])).toContainEqual(
      expect.objectContaining({ start: text.indexOf(character), other: { tw: character, hk: character } }),
    )
  })

  test.each(['又走了十余里路。', '会后在夜校见面。', '与1998年相比，归于沉寂。'])(
    'what seldom is a name is not: %s',
    (text) => {
      expect(ambiguities(text, []).filter(({ kind }) => kind === 'name')).toEqual([])
    },
  )

  test('里 after a known word is an inside, after anything else it may be a lane', () => {
    expect(ambiguities('报道里没有写', [])).toEqual([])
    expect(ambiguities('搬到鸿里住', [])).toMatchObject([
      { start: 3, shown: { tw: '裡' }, other: { tw: '里' } },
    ])
  })

  test('what is decided is silent', () => {
    const text = '打造宜游步行街'
    expect(ambiguities(text, [], { terms: { 宜游: { tw: '宜遊' } } })).toEqual([])
    expect(ambiguities(text, [{ hans: '宜游', tw: '宜遊', kind: 'word' }])).toEqual([])
    expect(ambiguities('市民出门就是公园。', [])).toEqual([])
  })

  test('what is said to be sure is silent as long as it is what is shown', () => {
    const text = '打造宜游步行街'
    const sure = { hans: '宜游', kind: 'word', sure: true } as const
    expect(ambiguities(text, [{ ...sure, tw: '宜遊' }])).toEqual([])
    expect(missedWords(text, [{ ...sure, tw: '宜遊' }])).toEqual([])
    expect(ambiguities(text, [{ ...sure, tw: '宜游' }])).toHaveLength(1)
    expect(missedWords(text, [{ ...sure, tw: '宜游' }])).toMatchObject([
      { start: 2, word: '宜游', edition: 'tw', declared: '宜游', shown: '宜遊' },
      { edition: 'hk' },
    ])
  })

  test('quotation marks without a partner', () => {
    expect(unpairedQuotes('“一”，二”')).toEqual([5])
    expect(unpairedQuotes('「一」「二')).toEqual([3])
    expect(unpairedQuotes('It’s')).toEqual([])
  })
})
test('declared words that do not come out as declared', () => {
  const glossary = [
    { hans: '街里', tw: '街里', kind: 'place' },
    { hans: '晓港', tw: '曉港', kind: 'place' },
  ] as const
  expect(missedWords('在街里，到晓港', glossary)).toEqual([])
  // 逛街 is a word, and takes the first character of 街里
  expect(missedWords('逛街里', glossary).map(({ shown }) => shown)).toEqual(['街裡', '街裏'])
  const rules = { keep: ['于晓'] }
  expect(missedWords('记者于晓报道', glossary, rules)).toEqual([])
  const text = '位于晓港的公园'
  expect(missedWords(text, glossary, rules)).toEqual(
    (['tw', 'hk'] as const).map((edition) => ({
      start: 1,
      word: '于晓',
      edition,
      declared: '于晓',
      shown: '於曉',
    })),
  )
  // what a longer declared word holds is that word's
  const longer = [...glossary, { hans: '逛街里节', tw: '逛街裡節', kind: 'word' } as const]
  expect(missedWords('逛街里节', longer)).toEqual([])
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
