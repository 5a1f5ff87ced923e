/** What search engines, browsers and home screens are told of the built sites. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { htmlFiles } from '../../src/build/built-pages.ts'
import { editionTable } from '../../src/editions/table.ts'
import { site } from '../../src/config/site.ts'
import { isOwnPaper } from '../own-paper.ts'
import { fixture, paper } from './built-site.ts'
import { children, rootOf, textOf } from './xml-files.ts'

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')
const pathOf = (address: string) => address.slice(`${site.url}${site.base}`.length)

describe.each([paper, fixture])('%s', (folder) => {
  const index = rootOf(read(folder, 'sitemap.xml'))
  const parts = children(index, 'sitemap').map((part) => pathOf(textOf(part, 'loc')))
  const urls = parts
    .filter((part) => part.startsWith('sitemaps/pages-'))
    .flatMap((part) => children(rootOf(read(folder, part)), 'url'))
  const locs = urls.map((url) => textOf(url, 'loc'))

  test('robots.txt names the index, and the index what is there', () => {
    expect(read(folder, 'robots.txt')).toContain(`Sitemap: ${site.url}${site.base}sitemap.xml`)
    expect(parts.filter((part) => !existsSync(join(folder, part)))).toEqual([])
  })
  test('usual addresses of feeds and sitemaps lead to ours; notices of others’ work are a page away', () => {
    const redirects = read(folder, '_redirects')
    for (const [from, to] of [
      ['rss.xml', 'feed.xml'],
      ['zh-tw/rss.xml', 'zh-tw/feed.xml'],
      ['sitemap-index.xml', 'sitemap.xml'],
    ] as const) {
      expect(redirects).toContain(`${site.base}${from} ${site.base}${to} 301\n`)
      expect(existsSync(join(folder, to))).toBe(true)
    }
    const notices = read(folder, 'licences.txt')
    for (const work of ['pagefind', 'opencc-js', 'pinyin-pro', 'Apache License', 'jieba'])
      expect(notices).toContain(work)
    for (const { path } of editionTable)
      expect(read(folder, `${path}about/index.html`)).toContain(`href="${site.base}licences.txt"`)
  })
  test('the sitemaps hold every page that may be listed, once, and no other', () => {
    const canonical = htmlFiles(folder)
      .map((file) => read(folder, file))
      .filter((html) => !html.includes('name="robots"'))
      .map((html) => /<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1])
    expect(locs.toSorted()).toEqual(canonical.toSorted())
  })
  test('each address names its twins as its page does, and tells its change by the content', () => {
    for (const url of urls) {
      const twins = children(url, 'xhtml:link').map((link) => [
        link.getAttribute('hreflang'),
        link.getAttribute('href'),
      ])
      const file = `${pathOf(textOf(url, 'loc'))}index.html`
      const own = [
        ...read(folder, file).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/gu),
      ]
      expect(twins, file).toEqual(own.map(([, name, href]) => [name, href]))
      for (const [, href] of twins) expect(locs).toContain(href)
      for (const { textContent } of children(url, 'lastmod'))
        expect(textContent).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\+08:00$/u)
      for (const image of children(url, 'image:image'))
        expect(existsSync(join(folder, pathOf(textOf(image, 'image:loc')))), textOf(image, 'image:loc')).toBe(
          true,
        )
    }
  })

  test.each(editionTable)('the manifest of $name', async ({ path, lang }) => {
    const manifest = JSON.parse(read(folder, `${path}manifest.webmanifest`)) as {
      lang: string
      start_url: string
      icons: { src: string; sizes: string; purpose: string }[]
      shortcuts: { url: string }[]
    }
    expect(manifest).toMatchObject({ lang, start_url: site.base + path, scope: site.base })
    for (const { url } of manifest.shortcuts)
      expect(existsSync(join(folder, url.slice(site.base.length), 'index.html'))).toBe(true)
    for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
      const { width, height, format } = await sharp(join(folder, src.slice(site.base.length))).metadata()
      expect([`${width}x${height}`, format]).toEqual([sizes, 'png'])
    }
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable')
  })
  test.each(editionTable)('OpenSearch in $name opens the search of the edition', ({ path, lang }) => {
    const root = rootOf(read(folder, `${path}opensearch.xml`))
    expect(root.namespaceURI).toBe('http://a9.com/-/spec/opensearch/1.1/')
    expect([...textOf(root, 'ShortName')].length).toBeLessThanOrEqual(16)
    expect([...textOf(root, 'LongName')].length).toBeLessThanOrEqual(48)
    expect(textOf(root, 'Language')).toBe(lang)
    const [search] = children(root, 'Url')
    expect(search?.getAttribute('template')).toBe(`${site.url}${site.base}${path}search/?q={searchTerms}`)
    expect(read(folder, `${path}index.html`)).toContain(`href="${site.base}${path}opensearch.xml"`)
  })
})

test.runIf(isOwnPaper)(
  'the paper, put up today, is in its news sitemaps; the fixture, years old, is in none',
  () => {
    const news = rootOf(read(paper, 'zh-hk/news-sitemap.xml'))
    const urls = children(news, 'url')
    expect(urls.length).toBeGreaterThan(10)
    for (const url of urls) {
      const item = children(url, 'news:news')[0]
      const publication = item && children(item, 'news:publication')[0]
      expect(publication && textOf(publication, 'news:language')).toBe('zh-tw')
      expect(existsSync(join(paper, pathOf(textOf(url, 'loc')), 'index.html'))).toBe(true)
    }
    expect(read(paper, 'sitemap.xml').match(/news-sitemap/gu)).toHaveLength(3)
    expect(read(fixture, 'sitemap.xml')).not.toContain('news-sitemap')
  },
)

test('a maskable icon may be cut to a circle of four fifths', async () => {
  const { data, info } = await sharp(join(paper, 'icons/maskable-512.png'))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const ground = data.subarray(0, 3).toString('hex')
  let outside = 0
  for (let at = 0; at < info.width * info.height; at += 1) {
    const [x, y] = [(at % info.width) - 255.5, Math.floor(at / info.width) - 255.5]
    const pixel = data.subarray(at * info.channels, at * info.channels + 3).toString('hex')
    if (Math.hypot(x, y) > 0.4 * 512 && pixel !== ground) outside += 1
  }
  expect(outside).toBe(0)
})
