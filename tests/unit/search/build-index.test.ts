import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildSearchIndex } from '../../../src/search/build/build-index.ts'
import type { SearchCatalogue } from '../../../src/search/shared/catalogue.ts'
import { searchDocument } from '../../../src/search/build/document.ts'
import { excerptOf } from '../../../src/search/shared/excerpt.ts'
import { openFiles, type SearchFiles } from '../../../src/search/client/load.client.ts'
import { createSearcher, type Searcher } from '../../../src/search/client/query.client.ts'
import { meantBy } from '../../../src/search/client/did-you-mean.client.ts'
import { suggestionsFor } from '../../../src/search/client/suggest.client.ts'
import { drawQueries } from '../../bench/search/queries.ts'
import { writePaper, type GeneratedPaper } from '../../bench/search/site.ts'

let site = ''
let paper: GeneratedPaper
let files: SearchFiles
let searcher: Searcher

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'search-unit-'))
  paper = await writePaper(site, 40, 5)
  await buildSearchIndex({ site })
  vi.stubGlobal('fetch', async (address: string) => new Response(await readFile(join(site, address))))
  files = await openFiles({ root: '/search/', edition: 'hans' })
  searcher = createSearcher(files)
}, 120_000)

afterAll(async () => {
  vi.unstubAllGlobals()
  await rm(site, { recursive: true, force: true })
})

const slugs = () =>
  paper.documents.hans
    .toSorted((one, other) =>
      one.date === other.date ? (one.slug < other.slug ? -1 : 1) : one.date < other.date ? 1 : -1,
    )
    .map(({ slug }) => slug)

test('每个版本的文档与文章一一对应，原来的文档不再留着', async () => {
  const catalogue = JSON.parse(
    await readFile(join(site, 'search/index/catalogue.json'), 'utf8'),
  ) as SearchCatalogue
  expect(catalogue.count).toBe(40)
  for (const edition of ['hans', 'tw', 'hk'])
    expect(await readdir(join(site, 'search', edition))).toHaveLength(40)
  expect(await readdir(join(site, 'search'))).toEqual(['hans', 'hk', 'index', 'tw'])
})

test('任何一段文字，用简体或繁体，都找得到，不多也不少，标题里有的在先', async () => {
  const order = slugs()
  for (const { text, articles, titles } of drawQueries(paper.documents.hans, 250, 3)) {
    const { tier, articles: found } = await searcher.search({ query: text, sort: 'relevance' })
    const list = found.map((article) => order[article] ?? '')
    expect(tier, text).toBe('exact')
    expect(new Set(list), text).toEqual(expect.objectContaining({ size: list.length }))
    for (const slug of articles) expect(list, text).toContain(slug)
    if (!/[a-z]/iu.test(text)) expect(list, text).toHaveLength(articles.size)
    expect(
      titles.size === 0 ||
        list.slice(0, titles.size).every((slug) => titles.has(slug) || /[a-z]/iu.test(text)),
      text,
    ).toBe(true)
  }
})

test('筛选的数目：每一项就是选它之后的总数', async () => {
  const { counts } = await searcher.search({ query: '路', sort: 'relevance' })
  for (const [tag, count] of counts.tag) {
    const { articles } = await searcher.search({ query: '路', sort: 'relevance', tag })
    expect(articles).toHaveLength(count)
  }
  const [year, count] = [...counts.year][0] ?? ['', 0]
  const filtered = await searcher.search({ query: '路', sort: 'date', year: Number(year) })
  expect(filtered.articles).toHaveLength(count)
  expect(filtered.articles).toEqual(filtered.articles.toSorted((a, b) => a - b))
  expect((await searcher.search({ query: '路', sort: 'date', tag: 'nothing' })).tier).toBe('none')
})

test('空格隔开的两个词，找同时有的；数字带不带逗号都一样', async () => {
  const text = paper.documents.hans.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n')
  const number = /\d{2},\d{3}/u.exec(text)?.[0] ?? ''
  const bare = await searcher.search({ query: number.replace(',', ''), sort: 'relevance' })
  const parted = await searcher.search({ query: number, sort: 'relevance' })
  expect(bare.articles).toEqual(parted.articles)
  const both = await searcher.search({ query: '居民 改造', sort: 'relevance' })
  for (const article of both.articles) {
    const held = JSON.stringify((await searcher.document(article)).b)
    expect(held).toContain('居民')
    expect(held).toContain('改造')
  }
})

test('找不到整段时给相关的；什么都没有就说没有', async () => {
  const related = await searcher.search({ query: '中山路！！没有这样的句子', sort: 'relevance' })
  expect(related.tier).toBe('related')
  expect((await searcher.search({ query: 'qwxyz', sort: 'relevance' })).tier).toBe('none')
})

test.each(
  Object.entries({
    标记: '<img src=x onerror=alert(1)>',
    引号: '"\'`',
    标点: '。',
    表情: '🙂',
    落单的代理项: '\uD800',
    坏的转义: '%E0%A4%A',
    空白: '   ',
    一万字: '中'.repeat(10_000),
    空字符: '\u0000',
    许多词: 'a b c d e f g h i j k',
  }),
)('坏的输入不出错：%s', async (_, query) => {
  const { tier } = await searcher.search({ query, sort: 'relevance' })
  expect(['exact', 'related', 'none']).toContain(tier)
})

test('拼音拼出两个词：连着有的在先，不连着的用空格隔开，都找得到文章', async () => {
  const meant = await meantBy({ files, searcher }, 'juminshanghu')
  expect(meant.length).toBeGreaterThan(0)
  for (const { text } of meant) {
    const { tier, unfiltered } = await searcher.search({ query: text, sort: 'relevance' })
    expect([tier, unfiltered > 0]).toEqual(['exact', true])
  }
})

test('一段到头，下一段另起：跨着两段的字不算一段', async () => {
  const other = await mkdtemp(join(tmpdir(), 'search-unit-'))
  await mkdir(join(other, 'search/documents'), { recursive: true })
  const document = searchDocument({
    slug: 'blocks',
    address: '/blocks/',
    title: '题目甲乙',
    summary: '丙丁戊己',
    date: '2022',
    dateText: '2022年',
    year: 2022,
    sources: [],
    tags: [],
    html: '<p>子丑寅卯</p><p>辰巳午未</p><p>辰</p><p>申</p>',
  })
  await writeFile(
    join(other, 'search/documents/a.ndjson'),
    JSON.stringify({ hans: document, tw: document, hk: document }),
  )
  await buildSearchIndex({ site: other })
  const outer = globalThis.fetch
  vi.stubGlobal('fetch', async (address: string) => new Response(await readFile(join(other, address))))
  const one = createSearcher(await openFiles({ root: '/search/', edition: 'hans' }))
  const tierOf = async (query: string) => (await one.search({ query, sort: 'relevance' })).tier
  for (const query of [
    '甲乙丙丁',
    '乙丙',
    '甲乙丙',
    '乙丙丁',
    '寅卯辰巳',
    '丑寅卯辰巳午',
    '午未辰',
    '辰申',
    '子丑卯辰',
  ])
    expect(await tierOf(query), query).not.toBe('exact')
  for (const query of ['题目甲乙', '目甲乙', '丙丁戊己', '子丑寅卯', '辰', '申', '巳午未'])
    expect(await tierOf(query), query).toBe('exact')
  vi.stubGlobal('fetch', outer)
  await rm(other, { recursive: true })
})

test('边打边建议：标签、词与标题', async () => {
  const suggestions = await suggestionsFor({ files, searcher }, '历史', 8)
  expect(suggestions.map(({ text }) => text)).toContain('历史城区')
})

test('各版本用词不同：用哪边的词都找得到，标在这一版自己的词上', async () => {
  const other = await mkdtemp(join(tmpdir(), 'search-unit-'))
  const documentOf = (edition: string, word: string) =>
    searchDocument({
      slug: 'taxi',
      address: `/${edition}/`,
      title: '路',
      summary: '',
      date: '2022',
      dateText: '2022年',
      year: 2022,
      sources: [],
      tags: [],
      html: `<p>坐${word}去。</p>`,
    })
  await mkdir(join(other, 'search/documents'), { recursive: true })
  await writeFile(
    join(other, 'search/documents/a.ndjson'),
    JSON.stringify({
      hans: documentOf('hans', '出租车'),
      tw: documentOf('tw', '計程車'),
      hk: documentOf('hk', '的士'),
    }),
  )
  await buildSearchIndex({ site: other })
  vi.stubGlobal('fetch', async (address: string) => new Response(await readFile(join(other, address))))
  const hongKong = createSearcher(await openFiles({ root: '/search/', edition: 'hk' }))
  for (const query of ['出租车', '计程车', '計程車', '的士']) {
    const { tier, articles, marks } = await hongKong.search({ query, sort: 'relevance' })
    expect([tier, articles]).toEqual(['exact', [0]])
    const { text } = excerptOf(await hongKong.document(0), marks, hongKong.fold)
    expect(text.filter(({ marked }) => marked).map((run) => run.text)).toEqual(['的士'])
  }
  await rm(other, { recursive: true })
})

test('缺一个版本的文档，说清缺哪一篇', async () => {
  const other = await mkdtemp(join(tmpdir(), 'search-unit-'))
  const { documents } = await writePaper(other, 3, 5)
  const file = join(other, 'search/documents/paper.ndjson')
  await writeFile(file, JSON.stringify({ hans: documents.hans[1], hk: documents.hk[1] }))
  await expect(buildSearchIndex({ site: other })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: 搜索文档不齐：a-00001 缺 tw 版。请检查写出 search/documents/ 的端点，每篇文章都要有每个版本。]`,
  )
  await writeFile(file, '{')
  await expect(buildSearchIndex({ site: other })).rejects.toThrow('不是完整的 JSON，请重新构建。')
  await rm(other, { recursive: true })
})
