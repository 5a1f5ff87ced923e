import type { API } from '@opensearch-project/opensearch'
import type { Settings } from 'meilisearch'
import type { CollectionCreateSchema } from 'typesense'
import { expect, test } from 'vitest'
import {
  engines,
  meilisearchSettings,
  openSearchIndex,
  settingsOf,
  typesenseSchema,
} from '../../../src/search/build/export-engines.ts'
import { articleRecord, differences } from '../../../src/search/build/export-records.ts'
import { searchDocument, type SearchBlockKind } from '../../../src/search/build/document.ts'
import { foldTable } from '../../../src/search/build/fold-table.ts'

const input = {
  name: 'articles',
  variants: foldTable(),
  synonyms: [['公交车', '公車', '巴士']],
  names: ['里院'],
}
// the engines' own types say what each of them takes
const openSearch: API.Indices_Create_RequestBody = openSearchIndex(input)
const meilisearch: Settings = meilisearchSettings(input)
const typesense: CollectionCreateSchema = typesenseSchema(input)

const document = searchDocument({
  slug: 'old-lane',
  address: '/paper/zh-tw/articles/old-lane/',
  title: '老巷',
  summary: '摘要',
  date: '2022-02',
  dateText: '2022年2月',
  year: 2022,
  sources: [{ slug: 'xinwang', name: '信網' }],
  references: ['《老巷新貌》'],
  tags: [{ slug: 'parks', name: '公園' }],
  html: '<p>文一</p><h2 id="a">節</h2><p>文二</p>',
})
const shipped = {
  a: document.address,
  d: document.dateText,
  s: '',
  t: [],
  b: document.blocks.map(({ kind, text }): [SearchBlockKind, string] => [kind, text]),
}
const facts = {
  slug: 'old-lane',
  date: '2022-02',
  published: '2026-11-22T08:00:00+08:00',
  updated: '2026-11-23T00:00:00+08:00',
  tags: ['parks'],
  sources: ['xinwang'],
}
const record = articleRecord({ id: 'tw', lang: 'zh-Hant-TW' }, facts, shipped, 'https://news.example')

test('一条记录：文字是版本自己的，id 随网址不变，日期能排序', () => {
  expect(record).toEqual({
    id: 'tw_old-lane',
    edition: 'tw',
    lang: 'zh-Hant-TW',
    slug: 'old-lane',
    url: 'https://news.example/paper/zh-tw/articles/old-lane/',
    title: '老巷',
    summary: '摘要',
    headings: ['節'],
    body: '文一\n文二',
    tags: ['公園'],
    tag_slugs: ['parks'],
    sources: ['信網'],
    source_slugs: ['xinwang'],
    source_titles: ['《老巷新貌》'],
    date: '2022-02',
    year: 2022,
    timestamp: 1643644800,
    published: '2026-11-22T08:00:00+08:00',
    updated: '2026-11-23T00:00:00+08:00',
  })
  expect(new Date(record.timestamp * 1000).toISOString()).toBe('2022-01-31T16:00:00.000Z')
  // Meilisearch and Typesense take no other characters
  expect(record.id).toMatch(/^[\w-]+$/u)
})

test('设置里有每个字段，没有别的', () => {
  const fields = Object.keys(record).toSorted()
  expect(Object.keys(openSearch.mappings?.properties ?? {}).toSorted()).toEqual(fields)
  // Typesense has the id by itself
  expect([...typesense.fields.map(({ name }) => name), 'id'].toSorted()).toEqual(fields)
  for (const named of [
    meilisearch.searchableAttributes,
    meilisearch.filterableAttributes,
    meilisearch.sortableAttributes,
  ])
    for (const name of named ?? []) expect(fields).toContain(name)
  const sorting = typesense.fields.find(({ name }) => name === typesense.default_sorting_field)
  expect(sorting).toMatchObject({ type: 'int64' })
  for (const { name, type } of typesense.fields) {
    const value = record[name as keyof typeof record]
    const kind = Array.isArray(value) ? 'string[]' : typeof value === 'string' ? 'string' : 'int'
    expect(type.replace(/\d+$/u, ''), name).toBe(kind)
  }
})

test('OpenSearch 的字形对照让简繁成为一样的字', () => {
  const { char_filter: filters, analyzer } = openSearchIndex(input).settings.analysis
  expect(analyzer.paper.char_filter.every((name) => name in filters)).toBe(true)
  const mapped = (text: string) => {
    const pairs = filters.variants.mappings.map((line) => line.split(' => ') as [string, string])
    const table = new Map(pairs)
    expect(table.size).toBe(pairs.length)
    return [...text].map((character) => table.get(character) ?? character).join('')
  }
  expect(mapped('歷史城區裡院啟用')).toBe(mapped('历史城区里院启用'))
  expect(mapped('歷史')).not.toBe(mapped('历程'))
  expect(filters.region_words.mappings).toEqual(['公車 => 公交车', '巴士 => 公交车'])
})

test('Meilisearch：近义词互通，名字不切开，按中文切词', () => {
  expect(meilisearch.synonyms?.['公車']).toEqual(['公交车', '巴士'])
  expect(meilisearch.dictionary).toEqual(['里院'])
  expect(meilisearch.localizedAttributes?.[0]?.locales).toEqual(['cmn'])
})

test('变了的和没有了的，与从前的比', () => {
  const line = (id: string, title: string) => JSON.stringify({ id, title })
  const earlier = [line('a', '甲'), line('b', '乙'), line('c', '丙')]
  expect(differences([line('a', '甲'), line('b', '乙二'), line('d', '丁')], earlier)).toEqual({
    changed: [line('b', '乙二'), line('d', '丁')],
    deleted: ['c'],
  })
  expect(differences(earlier, earlier)).toEqual({ changed: [], deleted: [] })
  expect(differences(earlier, [])).toEqual({ changed: earlier, deleted: [] })
  expect(() => differences([], ['{"title":"无"}'])).toThrow('不是记录')
  expect(() => differences([], ['半行'])).toThrow('不是记录')
})

test.each(engines)('%s 的设置写成一个文件', (engine) => {
  const { file, content } = settingsOf(engine, input)
  expect(file).toMatch(/\.json$/u)
  expect(JSON.parse(JSON.stringify(content))).toEqual(content)
})
