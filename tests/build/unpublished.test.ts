import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fixture } from './built-site.ts'

/** Every file of the site by its path, the compressed ones of the search index opened. */
function files(): [string, string][] {
  return readdirSync(fixture, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = readFileSync(path)
      return [path, (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')]
    })
}

const all = files()
const holding = (...texts: string[]) =>
  all.flatMap(([path, text]) =>
    texts.some((part) => path.includes(part) || text.includes(part)) ? path : [],
  )

test.each([
  ['a draft', ['草稿的题目', '草稿的題目', '草稿的正文', 'articles/draft']],
  [
    'an article that is not due yet',
    ['还没到时候', '還沒到時候', '未来的正文', '未來的正文', 'articles/future'],
  ],
])('%s is in no page, feed, sitemap or index', (_, texts) => {
  expect(holding(...texts)).toEqual([])
})

test('pictures that drafts alone show are not there', () => {
  expect(holding('draft-photo')).toEqual([])
})

test('what is published is in all of them', () => {
  const found = holding('articles/park').map((path) => path.slice(fixture.length + 1))
  for (const file of ['index.html', 'feed.xml', 'feed.json', 'atom.xml', 'articles/park/index.html'])
    expect(found).toContain(file)
  expect(found.some((path) => path.startsWith('sitemap'))).toBe(true)
  expect(found.some((path) => path.startsWith('search/'))).toBe(true)
})
