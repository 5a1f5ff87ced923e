import { expect, test } from 'vitest'
import { wordsOfPaper } from '../../../src/search/build/words.ts'

const paper = [
  [
    '潍县路、四方路到胶州路改成步行街，里院里还有人住。',
    '区长刘存东在会上说，三年攻坚行动的42个攻坚项目都已开工。',
    '三江里、太兴里等里院对外开放，据青岛新闻网报道，大鲍岛一带也开了街。',
  ],
  ['三江里的院子修好了，市南区的三年攻坚行动方案印发，列出10个攻坚项目。'],
  ['三江里重新开门，市南区历史城区，到三江里去看市南区。'],
]
const words = wordsOfPaper(paper, ['里院', '三江里', '太兴里'])

test('词、地名、人名都在，声明过的名字也在', () => {
  for (const word of ['潍县路', '四方路', '胶州路', '攻坚', '里院', '三江里', '太兴里', '市南区', '刘存东'])
    expect([...words.keys()], word).toContain(word)
  expect(words.get('刘存东')?.kind).toBe('person')
  expect(words.get('潍县路')?.kind).toBe('landmark')
})

test.each([
  '里院里',
  '个攻坚项目',
  '南区',
  '据青岛新闻网',
  '到胶州路',
  '到三江里',
  '坚行动',
  '三年攻',
  '县路',
])('%s 不是词', (piece) => {
  expect([...words.keys()]).not.toContain(piece)
})

test('记下第一次出现的地方和文章数', () => {
  expect(words.get('三江里')).toMatchObject({ count: 3, article: 0, block: 2, at: 0 })
})

test('常写到的地名不管怎么断词都在', () => {
  const names = [
    '观海山',
    '五四广场',
    '八大关',
    '单县路',
    '九如里',
    '正阳关路',
    '第一海水浴场',
    '旧港',
    '燕儿岛',
  ]
  const around = ['去X的人多', '在X散步', '说X很好', '看X，再走', '从X出发', '给X拍照', '问X有多远', '是X吗']
  const often = wordsOfPaper(around.map((sentence) => names.map((name) => sentence.replace('X', name))))
  for (const name of names) expect([...often.keys()], name).toContain(name)
})
