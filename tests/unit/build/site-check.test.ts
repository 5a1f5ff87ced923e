import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addressOf, alternates, absoluteAddressOf } from '../../../src/editions/addresses.ts'
import { createPageReader } from '../../../src/build/built-pages.ts'
import { checkSite } from '../../../src/build/site-check.ts'
import { editionTable } from '../../../src/editions/table.ts'

const folder = mkdtempSync(join(tmpdir(), 'problems-'))
writeFileSync(join(folder, 'favicon.svg'), '')
afterAll(() => rmSync(folder, { recursive: true }))

/** A site of two pages in every edition, with a page for which something is changed. */
function site(changed = '', change: (html: string) => string | undefined = (html) => html) {
  const pages = new Map<string, string>()
  for (const row of editionTable)
    for (const place of ['', 'about/']) {
      const twins = alternates(place).map(
        ({ hreflang, href }) => `<link rel="alternate" hreflang="${hreflang}" href="${href}">`,
      )
      const others = editionTable.filter((other) => other !== row)
      pages.set(
        `${row.path}${place}index.html`,
        `<link rel="canonical" href="${absoluteAddressOf(row, place)}">${twins.join('')}
        <link rel="icon" href="/favicon.svg">
        ${others.map((other) => `<a href="${addressOf(other, place)}" lang="${other.lang}" hreflang="${other.lang}">`).join('')}
        <h1 id="top"></h1><a href="${addressOf(row, '')}#top"><a href="${addressOf(row, 'about/')}">`,
      )
    }
  const html = change(pages.get(changed) ?? '')
  if (html === undefined) pages.delete(changed)
  else if (changed !== '') pages.set(changed, html)
  const read = createPageReader()
  return checkSite(folder, new Map([...pages].map(([file, html]) => [file, read(html)])))
}

test('a site with all its twins, and links that stay in their edition, has no problem', () => {
  expect(site()).toEqual([])
})

const file = 'zh-tw/about/index.html'
const host = 'https://shinan-renewal.example'
test.each<[string, (html: string) => string | undefined, string[]]>([
  [
    'a link into another edition',
    (html) => `${html}<a href="/about/">`,
    [`✗ ${file}：链接 /about/ 通向简体版，应当是本版的 /zh-tw/about/`],
  ],
  [
    'an absolute one',
    (html) => `${html}<a href="${host}/zh-hk/#top">`,
    [`✗ ${file}：链接 ${host}/zh-hk/#top 通向繁體（香港）版，应当是本版的 /zh-tw/`],
  ],
  [
    'a form that asks another edition',
    (html) => `${html}<form action="/zh-hk/about/">`,
    [`✗ ${file}：链接 /zh-hk/about/ 通向繁體（香港）版，应当是本版的 /zh-tw/about/`],
  ],
  [
    'a switch to a page that is not there',
    (html) => `${html}<a lang="zh-Hans" href="/gone/">`,
    [`✗ ${file}：链接 /gone/ 指向的页面或文件不存在`],
  ],
  [
    'a picture for sharing that is not there',
    (html) => `${html}<meta property="og:image" content="${host}/zh-tw/share.png">`,
    [`✗ ${file}：链接 ${host}/zh-tw/share.png 指向的页面或文件不存在`],
  ],
  [
    'a twin that is not told of',
    (html) => html.replace(/<link rel="alternate" hreflang="x-default"[^>]*>/u, ''),
    [`✗ ${file}：x-default 应当是 ${host}/about/，现在没有写`],
  ],
  [
    'a twin of another page',
    (html) => html.replace(`hreflang="zh-Hans" href="${host}/about/"`, `hreflang="zh-Hans" href="${host}/"`),
    [`✗ ${file}：zh-Hans 应当是 ${host}/about/，现在是 ${host}/`],
  ],
  [
    'a language that the paper has not',
    (html) => `${html}<link rel="alternate" hreflang="en" href="${host}/zh-tw/">`,
    [`✗ ${file}：没有 hreflang 是 en 的版本，现在写着 ${host}/zh-tw/`],
  ],
  [
    'another page for the canonical one',
    (html) => html.replace(`rel="canonical" href="${host}/zh-tw/`, `rel="canonical" href="${host}/`),
    [`✗ ${file}：canonical 应当是 ${host}/zh-tw/about/，现在是 ${host}/about/`],
  ],
  [
    'a page that alone asks not to be listed',
    (html) => `<meta name="robots" content="noindex">${html}`,
    [`✗ ${file}：写着 noindex，别的版本的同一页没有写`],
  ],
])('%s is a problem', (_, change, problems) => {
  expect(site(file, change)).toEqual(problems)
})

test('a page that one edition lacks is a problem, and so are the links to it', () => {
  expect(site(file, () => undefined)).toEqual([
    '✗ about/index.html：链接 /zh-tw/about/ 指向的页面或文件不存在',
    '✗ zh-tw/index.html：链接 /zh-tw/about/ 指向的页面或文件不存在',
    '✗ zh-hk/about/index.html：链接 /zh-tw/about/ 指向的页面或文件不存在',
    '✗ zh-tw/about/index.html：繁體（台灣）版没有这一页，别的版本有',
  ])
})
