import { expect, test } from 'vitest'
import { addressOf, alternates, localiseLinks, places } from '../../../src/editions/addresses.ts'
import { editionTable } from '../../../src/editions/table.ts'

const taiwan = { path: 'zh-tw/' } as const

test('a place has an address in each edition', () => {
  expect(editionTable.map((edition) => addressOf(edition, places.article('x')))).toEqual([
    '/articles/x/',
    '/zh-tw/articles/x/',
    '/zh-hk/articles/x/',
  ])
  expect(places.archive(2022, 2)).toBe('archive/2022/02/')
  expect(places.tag('liyuan', 3)).toBe('tags/liyuan/v3/')
})

test('search engines are told of every edition, zh-Hant and x-default', () => {
  expect(alternates(places.about).map(({ hreflang }) => hreflang)).toEqual([
    'zh-Hans',
    'zh-Hant-TW',
    'zh-Hant-HK',
    'zh-Hant',
    'x-default',
  ])
})

test("authors' links stay in the edition; others are left alone", () => {
  expect(
    localiseLinks(
      '<a href="/articles/x/#s-a">a</a><a class="b" href="/tags/y/">b</a><a href="https://e.cn/tags/y/">c</a>',
      taiwan,
    ),
  ).toBe(
    '<a href="/zh-tw/articles/x/#s-a">a</a><a class="b" href="/zh-tw/tags/y/">b</a><a href="https://e.cn/tags/y/">c</a>',
  )
})
