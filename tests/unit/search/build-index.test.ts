import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { close, createIndex } from 'pagefind'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlePage } from '../../../src/search/build/article-page.ts'
import { buildSearchIndex } from '../../../src/search/build/build-index.ts'
import { editionIds, type ArticleEditions, type EditionId } from '../../../src/search/build/documents.ts'
import { foldTable } from '../../../src/search/build/fold-table.ts'
import { nearWords } from '../../../src/search/build/near-words.ts'
import { excerptOf } from '../../../src/search/shared/excerpt.ts'
import { createFold } from '../../../src/search/shared/fold.ts'
import type { Searcher } from '../../../src/search/client/query.client.ts'
import { drawQueries, literally, normaliseSpace } from '../../bench/search/queries.ts'
import { writePaper, type GeneratedPaper } from '../../bench/search/site.ts'
import { articleOf, inAll, openPaper, openSearch, type OpenedSearch } from './opened-search.ts'

let site = ''
let paper: GeneratedPaper
let opened: OpenedSearch
let searcher: Searcher

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'search-unit-'))
  paper = await writePaper(site, 40, 5)
  await buildSearchIndex({ site })
  opened = await openSearch(site)
  searcher = opened.index.searcher
}, 120_000)

afterAll(async () => {
  await opened.close()
  rmSync(site, { recursive: true, force: true })
})

test('每个版本的文档与文章一一对应', () => {
  for (const edition of ['hans', 'tw', 'hk'])
    expect(readdirSync(join(site, 'search', edition))).toHaveLength(40)
})

/** Whether a block holds a text, its numbers as wholes. */
function holds(block: string, text: string): boolean {
  const before = /^\d/u.test(text) ? String.raw`(?<!\d)(?<!\d[.,])` : ''
  const after = /\d$/u.test(text) ? String.raw`(?!\d)(?![.,]\d)` : ''
  return new RegExp(before + literally(text) + after, 'iu').test(block)
}

test('任何一段文字，用简体或繁体，都找得到，不多也不少，标题里有的在先', async () => {
  const marks = /^[\p{P}\p{S}]|[\p{P}\p{S}]$|\s/u
  let tried = 0
  for (const { text, plain } of drawQueries(paper.documents.hans, 300, 3)) {
    if (marks.test(plain)) continue
    const having = paper.documents.hans.filter(({ blocks }) =>
      blocks.some((block) => holds(normaliseSpace(block.text), plain)),
    )
    const { tier, articles } = await searcher.search({ query: text, sort: 'relevance' })
    if (having.length === 0) {
      expect(tier, text).not.toBe('exact')
      continue
    }
    tried += 1
    expect(tier, text).toBe('exact')
    const found = articles.map(opened.slugOf)
    expect(found, text).toEqual(expect.arrayContaining(having.map(({ slug }) => slug)))
    // a number is found in Chinese numerals too
    if (!/\d/u.test(plain)) expect(found, text).toHaveLength(having.length)
    const titled = having.filter(({ title }) => holds(title, plain)).map(({ slug }) => slug)
    expect(found.slice(0, titled.length).toSorted(), text).toEqual(titled.toSorted())
  }
  expect(tried).toBeGreaterThan(150)
})

test('筛选的数目：每一项就是选它之后的总数', async () => {
  const { counts: count } = await searcher.search({ query: '路', sort: 'relevance' })
  const counts = await count()
  for (const [tag, ofTag] of counts.tag) {
    const { articles } = await searcher.search({ query: '路', sort: 'relevance', tag })
    expect(articles).toHaveLength(ofTag)
  }
  const [year, ofYear] = [...counts.year][0] ?? ['', 0]
  const filtered = await searcher.search({ query: '路', sort: 'date', year: Number(year) })
  expect(filtered.articles).toHaveLength(ofYear)
  const dateOf = (id: string) =>
    paper.documents.hans.find(({ slug }) => slug === opened.slugOf(id))?.date ?? ''
  expect(filtered.articles.map(dateOf)).toEqual(filtered.articles.map(dateOf).toSorted().toReversed())
  expect((await searcher.search({ query: '路', sort: 'date', tag: 'nothing' })).tier).toBe('none')
})

test('空格隔开的两个词，找同时有的；数字带不带逗号都一样', async () => {
  const text = paper.documents.hans.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n')
  const number = /\d{2},\d{3}/u.exec(text)?.[0] ?? ''
  const bare = await searcher.search({ query: number.replace(',', ''), sort: 'relevance' })
  const parted = await searcher.search({ query: number, sort: 'relevance' })
  expect(bare.articles.toSorted()).toEqual(parted.articles.toSorted())
  const both = await searcher.search({ query: '居民 改造', sort: 'relevance' })
  for (const article of both.articles.filter((id) => !both.lacking.has(id))) {
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

test('一段到头，下一段另起：跨着两段的字不算一段', async () => {
  const one = await openPaper([inAll(articleOf('<p>子丑寅卯</p><p>辰巳午未</p><p>辰</p><p>申</p>'))])
  const tierOf = async (query: string) => (await one.index.searcher.search({ query, sort: 'relevance' })).tier
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
  await one.close()
})

test('各版本用词不同：用哪边的词都找得到，标在这一版自己的词上', async () => {
  const wording = (word: string) => ({
    ...articleOf(`<p>坐${word}去。</p>`),
    slug: 'taxi',
    address: '/articles/taxi/',
  })
  const hongKong = await openPaper(
    [{ hans: wording('出租车'), tw: wording('計程車'), hk: wording('的士') }],
    'hk',
  )
  const { searcher: own } = hongKong.index
  for (const query of ['出租车', '计程车', '計程車', '的士']) {
    const { tier, articles, marks } = await own.search({ query, sort: 'relevance' })
    expect([tier, articles.map(hongKong.slugOf)]).toEqual(['exact', ['taxi']])
    const { text } = excerptOf(await own.document(articles[0] ?? ''), marks, own.fold)
    expect(text.filter(({ marked }) => marked).map((run) => run.text)).toEqual(['的士'])
  }
  await hongKong.close()
})

/** The files below a folder with their bytes. */
function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]))
}

test('网站上的索引就是 Pagefind 的接口给的，一个字节不差；代码里没有它的版本', async () => {
  const foldOf = createFold(foldTable())
  const fold = (text: string) => foldOf(text).text
  const near = nearWords.map((words) => words.map(fold))
  const { index } = await createIndex()
  if (!index) throw new Error('Pagefind 没有启动')
  const oldestFirst = [...paper.documents.hans.entries()].sort(([, one], [, other]) =>
    `${one.date} ${one.slug}` < `${other.date} ${other.slug}` ? -1 : 1,
  )
  for (const [place, hans] of oldestFirst) {
    const editions = { hans, tw: paper.documents.tw[place], hk: paper.documents.hk[place] } as ArticleEditions
    const folded = { hans: [], tw: [], hk: [] } as Record<EditionId, string[]>
    for (const id of editionIds) folded[id] = (editions[id]?.blocks ?? []).map(({ text }) => fold(text))
    await index.addHTMLFile({ url: hans.slug, content: articlePage(editions, folded, near) })
  }
  const { files } = await index.getFiles()
  await close()
  const given = new Map(files.map(({ path, content }) => [path, Buffer.from(content)]))
  const served = filesIn(join(site, 'pagefind'))
  for (const [path, content] of served) expect(given.get(path), path).toEqual(content)
  const left = [...given.keys()].filter((path) => !served.has(path))
  expect(left.filter((path) => !/^pagefind-.*(?:ui|highlight|worker)\.(?:js|css)$/u.test(path))).toEqual([])
  const { version } = JSON.parse(readFileSync('node_modules/pagefind/package.json', 'utf8')) as {
    version: string
  }
  for (const [path, content] of filesIn('src/search'))
    expect(content.includes(version), `${path} 里写着 Pagefind 的版本`).toBe(false)
})

test('少一篇文章，其余文章的文件一个不变', async () => {
  const other = mkdtempSync(join(tmpdir(), 'search-unit-'))
  await writePaper(other, 40, 5)
  const documents = join(other, 'search/documents/paper.ndjson')
  writeFileSync(documents, readFileSync(documents, 'utf8').replace(/^.*\n/u, ''))
  await buildSearchIndex({ site: other })
  for (const folder of ['search/hans', 'search/tw', 'search/hk', 'pagefind/fragment']) {
    const [all, left] = [filesIn(join(site, folder)), filesIn(join(other, folder))]
    expect(left.size, folder).toBe(39)
    for (const [name, content] of left) expect(all.get(name), name).toEqual(content)
  }
  rmSync(other, { recursive: true })
})

test('缺一个版本的文档，说清缺哪一篇', async () => {
  const other = mkdtempSync(join(tmpdir(), 'search-unit-'))
  const { documents } = await writePaper(other, 3, 5)
  const file = join(other, 'search/documents/paper.ndjson')
  writeFileSync(file, JSON.stringify({ hans: documents.hans[1], hk: documents.hk[1] }))
  await expect(buildSearchIndex({ site: other })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: 搜索文档不齐：a-00001 缺 tw 版。请检查写出 search/documents/ 的端点，每篇文章都要有每个版本。]`,
  )
  writeFileSync(file, '{')
  await expect(buildSearchIndex({ site: other })).rejects.toThrow('不是完整的 JSON，请重新构建。')
  rmSync(other, { recursive: true })
})
