import { expect, test } from 'vitest'
import { searchDocument } from '../../../src/search/build/document.ts'
import { foldTable } from '../../../src/search/build/fold-table.ts'
import { lexiconFiles, soundsFile } from '../../../src/search/build/lexicon.ts'
import { meantBy } from '../../../src/search/client/did-you-mean.client.ts'
import { suggestionsFor, type SuggestionIndex } from '../../../src/search/client/suggest.client.ts'
import { createFold } from '../../../src/search/shared/fold.ts'

const fold = createFold(foldTable())
const hans = (slug: string, title: string, html: string) =>
  searchDocument({
    slug,
    address: `/articles/${slug}/`,
    title,
    summary: '',
    date: '2024',
    dateText: '2024年',
    year: 2024,
    tags: [
      { slug: 'tingche', name: '停车' },
      { slug: 'lishi-chengqu', name: '历史城区' },
    ],
    sources: [{ slug: 'xinwang', name: '信网' }],
    html,
  })
const traditional = (text: string) =>
  text
    .replace(/历/gu, '歷')
    .replace(/区/gu, '區')
    .replace(/车/gu, '車')
    .replace(/场/gu, '場')
    .replace(/意愿/gu, '意願')
const paper = [
  hans(
    'one',
    '中山路的停车位',
    '<p>中山路与市南区的意愿，银鱼巷，中山路。</p><p>居民商户都在，海水浴场开放。</p>',
  ),
  hans('two', '市南区的停车场', '<p>市南区保护历史城区，停车位不够，去停车场。</p>'),
]
const articles = paper.map((document) => ({
  hans: document,
  tw: JSON.parse(traditional(JSON.stringify(document))) as typeof document,
}))
const lexicon = lexiconFiles(articles, fold, { names: ['中山路', '市南区', '银鱼巷', '海水浴场'], texts: [] })
/** The lexicon as it is shipped, and what the index would answer. */
function opened(edition: 'hans' | 'tw' = 'hans'): SuggestionIndex {
  return {
    files: {
      lexicon: (name: string) => {
        const content = lexicon.get(`${edition}-${name}.json`)
        return Promise.resolve(content === undefined ? '' : (JSON.parse(content) as string))
      },
      sounds: () => Promise.resolve(JSON.parse(soundsFile(fold)) as string),
    },
    searcher: {
      fold,
      inTitles: () => Promise.resolve([]),
      document: () => Promise.reject(new Error('没有文章')),
    },
  }
}

const texts = async (typed: string, edition?: 'tw') =>
  (await meantBy(opened(edition), typed)).map(({ text }) => text)

test.each([
  ['lishichengqu', '历史城区'],
  ['lì shǐ chéng qū', '历史城区'],
  ['lscq', '历史城区'],
  ['zhong山路', '中山路'],
  ['中shan路', '中山路'],
  ['shinan qu', '市南区'],
  ['shinanqu 停车', '市南区 停车'],
  ['中山陆', '中山路'],
  ['历史程区', '历史城区'],
  ['停车厂', '停车场'],
  ['银余巷', '银鱼巷'],
])('%s：%s', async (typed, meant) => {
  expect((await meantBy(opened(), typed))[0]).toEqual({ text: meant, sure: true })
})

test('写法随读者的版本', async () => {
  expect(await texts('lishichengqu', 'tw')).toContain('歷史城區')
  expect(await texts('歷史程區', 'tw')).toContain('歷史城區')
  expect(await texts('tingche场', 'tw')).toContain('停車場')
})

test('两个字的、只是音近的、只差一字的，只问一句，不替读者做主', async () => {
  for (const [typed, meant] of [
    ['停扯', '停车'],
    ['钟三路', '中山路'],
    ['历史的城区', '历史城区'],
  ] as const)
    expect((await meantBy(opened(), typed))[0]).toEqual({ text: meant, sure: false })
})

test.each(['医院', '银行', '高考', '保险', '公车', '公車', '宝藏', '火车票', '幼儿园', '银'])(
  '%s 是写对了的词，不换成别的',
  async (typed) => {
    expect(await meantBy(opened(), typed)).toEqual([])
  },
)

test.each(['', ' ', 'gdp 增长', '🙂', '中'.repeat(1000), 'zh\u0000ong', '12345', 'a'.repeat(500)])(
  '坏的输入不出错：%s',
  async (typed) => {
    for (const { sure } of await meantBy(opened(), typed)) expect(sure).toBe(false)
    expect(await suggestionsFor(opened(), typed, 8)).toBeInstanceOf(Array)
  },
)

test('建议：写全了的标签和来源也在，通到自己那一页；写全了的词不再重复', async () => {
  expect(await suggestionsFor(opened(), '信网', 8)).toEqual([
    { text: '信网', kind: 'source', address: 'sources/xinwang/' },
  ])
  const parking = await suggestionsFor(opened(), '停车', 8)
  expect(parking[0]).toEqual({ text: '停车', kind: 'tag', address: 'tags/tingche/' })
  expect(parking.map(({ text }) => text)).toEqual(expect.arrayContaining(['停车场', '停车位']))
  expect(await suggestionsFor(opened(), '历史城区', 8)).toEqual([
    { text: '历史城区', kind: 'tag', address: 'tags/lishi-chengqu/' },
  ])
  expect(await suggestionsFor(opened(), '中山路', 8)).toEqual([])
})

test('建议：拼音、首字母、半拼音', async () => {
  for (const typed of ['zhongshan', 'zsl', 'zhong山', '中shan']) {
    const found = await suggestionsFor(opened(), typed, 8)
    expect(
      found.map(({ text }) => text),
      typed,
    ).toContain('中山路')
  }
})
