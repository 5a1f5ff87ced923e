/** What a reader's queries find: operators, numbers, dates, order, nothing; and that every query comes to an end. */
import fc from 'fast-check'
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IndexUnavailable } from '../../../src/search/client/open.client.ts'
import { createSearcher } from '../../../src/search/client/query.client.ts'
import { excerptOf } from '../../../src/search/shared/excerpt.ts'
import { parseQuery } from '../../../src/search/shared/query.ts'
import { articleOf, inAll, openPaper, type OpenedSearch } from './opened-search.ts'

const articles = [
  articleOf('<p>“六种精神”写进政府工作报告，总投资372亿元，新增车位15个。</p>', { title: '精神' }),
  articleOf('<p>改造面积35万平方米，11月完工。百盛大楼改造，青岛湾停车。</p>', { title: '百盛' }),
  articleOf('<p>改造面积5万平方米，3月1日开工。劈柴院停车，老旧小区改造。</p>', {
    title: '劈柴院',
    date: '2023-03-05',
    year: 2023,
    tags: [{ slug: 'gaizao', name: '改造' }],
  }),
  articleOf('<p>公交改线，地区生产总值33000元，三年内完成十二项。</p>', {
    title: '公交',
    date: '2023-11-02',
    year: 2023,
  }),
  articleOf('<p>停车场计划，二十五个车位，历史城区的里院喜剧节。</p>', { title: '计划12' }),
]

let opened: OpenedSearch
beforeAll(async () => {
  opened = await openPaper(articles.map(inAll), 'hans', [
    ['公交', '公車'],
    ['地区生产总值', 'GDP'],
  ])
}, 60_000)
afterAll(() => opened.close())

const search = (query: string) => opened.index.searcher.search({ query, sort: 'relevance' })
const exact = async (query: string) => {
  const { tier, articles: found, lacking } = await search(query)
  return tier === 'exact'
    ? found
        .filter((id) => !lacking.has(id))
        .map(opened.slugOf)
        .toSorted()
    : []
}

test.each<[string, string[]]>([
  ['停车 -青岛湾', ['劈柴院', '计划12']],
  ['停车 －青岛湾', ['劈柴院', '计划12']],
  ['"六种精神"', ['精神']],
  ['“六种精神”', ['精神']],
  ['『六種精神』', ['精神']],
  ['《政府工作报告》', ['精神']],
  ['百盛 OR 劈柴院', ['劈柴院', '百盛']],
  ['百盛 或 劈柴院', ['劈柴院', '百盛']],
  ['改造 百盛 或 劈柴院', ['劈柴院', '百盛']],
  ['老旧小区改造？', ['劈柴院']],
  ['、老旧小区，', ['劈柴院']],
  ['计划 12', ['计划12']],
  ['12 计划', ['计划12']],
  ['车位 停车场', ['计划12']],
  ['停车场 车位', ['计划12']],
])('%s finds %j', async (query, wanted) => {
  expect(await exact(query)).toEqual(wanted.toSorted())
})

describe('numbers and dates', () => {
  test.each<[string, string[]]>([
    ['5万平方米', ['劈柴院']],
    ['35万平方米', ['百盛']],
    ['五万平方米', ['劈柴院']],
    ['三十五万平方米', ['百盛']],
    ['350,000平方米', ['百盛']],
    ['万平方米', ['劈柴院', '百盛']],
    ['1月', []],
    ['11月', ['百盛']],
    ['十五个', ['精神']],
    ['15个', ['精神']],
    ['25个', ['计划12']],
    ['三百七十二亿', ['精神']],
    ['37200000000元', ['精神']],
    ['3.3万', ['公交']],
    ['33,000元', ['公交']],
    ['3年', ['公交']],
    ['12项', ['公交']],
    ['2023年3月1日', ['劈柴院']],
    ['2023-03-01', ['劈柴院']],
    ['2023-03-05', ['劈柴院']],
    ['2023年3月', ['劈柴院']],
    ['2023年11月2日', ['公交']],
    ['2022年3月1日', []],
  ])('%s finds %j', async (query, wanted) => {
    expect(await exact(query)).toEqual(wanted.toSorted())
  })

  test.each([
    ['十五个', '15个'],
    ['25个', '二十五个'],
    ['三百七十二亿', '372亿'],
    ['3.3万', '33000'],
    ['2023年3月1日', '3月1日'],
    ['公車', '公交'],
  ])('%s is marked where %s stands', async (query, shown) => {
    const {
      articles: [id = ''],
      marks,
    } = await search(query)
    const { text } = excerptOf(await opened.index.searcher.document(id), marks, opened.index.searcher.fold)
    expect(text.filter(({ marked }) => marked).map((run) => run.text)).toEqual([shown])
  })
})

test('a word of another region is found where the paper has its own', async () => {
  expect(await exact('公車')).toEqual(['公交'])
  expect(await exact('GDP')).toEqual(['公交'])
})

test('no query of nothing, and a filter alone lists its articles, the latest first', async () => {
  const all = await opened.index.searcher.search({ query: ' ', sort: 'date' })
  expect(all.articles.map(opened.slugOf).slice(0, 2)).toEqual(['公交', '劈柴院'])
  const tagged = await opened.index.searcher.search({ query: '', tag: 'gaizao', sort: 'relevance' })
  expect(tagged.articles.map(opened.slugOf)).toEqual(['劈柴院'])
})

describe('what no article has', () => {
  test.each(['医院', '银行', '高考', '幼儿园', '博物院', 'qwxyz'])(
    '%s is answered with nothing',
    async (word) => {
      expect(await search(word)).toMatchObject({ tier: 'none', articles: [] })
    },
  )
  test('a word that is but half there is answered with nothing, a number without its whole too', async () => {
    for (const word of ['停车票', '改造人', '平方公里', '15000平方米', '里院的花'])
      expect(await search(word), word).toMatchObject({ tier: 'none', articles: [] })
  })
  test('questions are answered with what holds their words', async () => {
    const { tier, articles: found } = await search('里院什么时候有喜剧节')
    expect([tier, opened.slugOf(found[0] ?? '')]).toEqual(['related', '计划12'])
  })
})

test('few articles with one term are followed by those with parts of it', async () => {
  const { tier, articles: found, related, relatedMarks } = await search('劈柴院停车')
  expect([tier, found.map(opened.slugOf)]).toEqual(['exact', ['劈柴院']])
  expect(related.map(opened.slugOf)).toContain('百盛')
  expect(relatedMarks).toContain('停車')
  // a long phrase that is found whole asks for nothing more
  expect(await search('劈柴院停车，老旧小区')).toMatchObject({ tier: 'exact', related: [] })
  const filtered = await opened.index.searcher.search({
    query: '劈柴院停车',
    year: 2022,
    sort: 'relevance',
  })
  expect(filtered).toMatchObject({ tier: 'none', articles: [], related: [], unfiltered: 1 })
})

test('few articles with all terms stand among those that lack some, which say so; by date they come alone', async () => {
  const { articles: found, lacking, related } = await search('停车 劈柴院')
  expect(found.map(opened.slugOf)).toEqual(['劈柴院', '计划12', '百盛'])
  expect(related).toEqual([])
  expect(Object.fromEntries([...lacking].map(([id, terms]) => [opened.slugOf(id), terms]))).toEqual({
    百盛: ['劈柴院'],
    计划12: ['劈柴院'],
  })
  const dated = await opened.index.searcher.search({ query: '停车 劈柴院', sort: 'date' })
  expect([dated.articles.map(opened.slugOf), dated.lacking.size]).toEqual([['劈柴院'], 0])
})

test('each of several terms counts the same, however long it is', async () => {
  const { articles: found } = await search('百盛 老旧小区改造项目')
  expect(found.map(opened.slugOf).slice(0, 2).toSorted()).toEqual(['劈柴院', '百盛'])
})

test('several terms that stand together are shown together, before places where each stands apart', async () => {
  const one = await openPaper([
    inAll(
      articleOf('<p>A座在西，B座在东，W座在北。</p><p>晚会放了 Sea World 一曲。</p><p>歌名是 Vita W。</p>'),
    ),
  ])
  const { fold, search: ask, document } = one.index.searcher
  const { articles: found, marks } = await ask({ query: 'a W', sort: 'relevance' })
  const { text } = excerptOf(await document(found[0] ?? ''), marks, fold)
  expect(text.filter(({ marked }) => marked).map((run) => run.text)).toEqual(['a W'])
  await one.close()
})

test('words near in meaning order what holds parts of a query and make nothing exact', async () => {
  const one = await openPaper([
    inAll(articleOf('<p>剧场四月开业，门口排队。</p>', { title: '剧场' })),
    inAll(articleOf('<p>剧场旁边修路。</p>', { title: '剧场旁' })),
  ])
  const { tier, articles: found } = await one.index.searcher.search({
    query: '剧场什么时候开放',
    sort: 'relevance',
  })
  expect([tier, one.slugOf(found[0] ?? '')]).toEqual(['related', '剧场'])
  expect(await one.index.searcher.search({ query: '开放', sort: 'relevance' })).toMatchObject({
    tier: 'none',
  })
  await one.close()
})

test('what stands in the title weighs more than what stands in the text, and what is rare more than what is common', async () => {
  const { articles: found } = await search('怎么停车改造百盛')
  expect(found.map(opened.slugOf).slice(0, 2)).toEqual(['百盛', '劈柴院'])
})

test('a name weighs more than a common word beside it, and a term found whole more than its halves', async () => {
  const one = await openPaper([
    inAll(articleOf('<p>劈柴院的旧墙要拆。</p>', { title: '老墙' })),
    inAll(articleOf('<p>更新街心公园。</p>', { title: '街角' })),
    ...['甲', '乙', '丙', '丁'].map((name) =>
      inAll(articleOf('<p>路面改造，公园更新，街心种花。</p>', { title: `${name}处改造公园` })),
    ),
  ])
  const first = async (query: string) => {
    const { articles: found } = await one.index.searcher.search({ query, sort: 'relevance' })
    return one.slugOf(found[0] ?? '')
  }
  expect(await first('劈柴院 改造')).toBe('老墙')
  expect(await first('街心公园 夜灯')).toBe('街角')
  await one.close()
})

test('a title that has but a part of the words is not taken for one that has them all', async () => {
  const one = await openPaper([
    inAll(articleOf('<p>乾坎艮震。</p>', { title: '艮震', date: '2024-05-01', year: 2024 })),
    inAll(articleOf('<p>巽离。</p>', { title: '乾坎艮震' })),
  ])
  const { tier, articles: found } = await one.index.searcher.search({ query: '乾坎艮震', sort: 'relevance' })
  expect([tier, found.map(one.slugOf)]).toEqual(['exact', ['乾坎艮震', '艮震']])
  expect((await one.index.searcher.inTitles('乾坎艮震', 4)).map(one.slugOf)).toEqual(['乾坎艮震'])
  await one.close()
})

test('what is typed is read as terms, phrases, exclusions and alternatives', () => {
  expect(parseQuery('停车 -青岛湾 “老旧 小区” 百盛 或 劈柴院')).toEqual({
    clauses: [['停车'], ['老旧 小区'], ['百盛', '劈柴院']],
    excluded: ['青岛湾'],
  })
  expect(parseQuery('或 “半个 《 -')).toEqual({ clauses: [['半个']], excluded: [] })
  expect(parseQuery('增长38.5%。')).toEqual({ clauses: [['增长38.5%']], excluded: [] })
})

test('every query comes to its end in few steps', async () => {
  const { files } = opened.index
  let steps = 0
  const counted = createSearcher({
    ...files,
    pagefind: {
      ...files.pagefind,
      search: (...request) => {
        steps += 1
        return files.pagefind.search(...request)
      },
    },
  })
  const names = [
    '停车位',
    '浮山公园',
    '15000平方米',
    '“里院”',
    '老中山路',
    '啤酒節',
    '历史城区',
    '2023年3月1日',
    '三百七十二亿',
  ]
  const typed = fc.oneof(
    fc
      .tuple(fc.constantFrom(...'找去新看老大的一'), fc.constantFrom(...names))
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...names), fc.nat(6)).map(([name, length]) => name.slice(0, length)),
    fc
      .array(fc.constantFrom(...names, ' ', '-', '或', 'OR', '"', '“', '》', '\ud800', '\u0000', '％'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (query) => {
      steps = 0
      const { articles: found, tier } = await counted.search({ query, sort: 'relevance' })
      expect(steps).toBeLessThan(300)
      if (tier === 'none') expect(found).toEqual([])
    }),
    { numRuns: 150, seed: 19 },
  )
  expect((await counted.search({ query: '里院'.repeat(3000), sort: 'relevance' })).tier).not.toBe('exact')
})

test('a newer index and a missing one differ from nothing found', async () => {
  const one = await openPaper([
    inAll(articleOf('<p>子丑寅卯</p>')),
    inAll(articleOf('<p>子丑</p>', { title: '另一篇' })),
  ])
  const { files, searcher } = one.index
  const { articles: found } = await searcher.search({ query: '子丑', sort: 'relevance' })
  const documents = join(one.folder, 'search/hans')
  rmSync(join(documents, readdirSync(documents)[0] ?? ''))
  const answers = await Promise.allSettled(found.map(files.document))
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await files.confirm()
  const manifest = join(one.folder, 'search/manifest.json')
  renameSync(manifest, `${manifest}.old`)
  await expect(searcher.search({ query: '没有的', sort: 'relevance' })).rejects.toThrow(IndexUnavailable)
  writeFileSync(manifest, JSON.stringify({ ...files.manifest, version: 'newer' }))
  await expect(searcher.search({ query: '没有的', sort: 'relevance' })).rejects.toThrow(IndexUnavailable)
  await one.close()
})
