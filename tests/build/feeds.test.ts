/** The feeds of both built sites: read back by parsers that feed readers use, and held to the rules of the W3C feed validator. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor'
import { parseFeed as parseLeniently } from '@rowanmanning/feed-parser'
import type { Element } from '@xmldom/xmldom'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import { editionTable, type EditionRow } from '../../src/editions/table.ts'
import { inspect } from '../../src/content/checks/inspect.ts'
import { site } from '../../src/config/site.ts'
import { FIXTURE_NOW, PAPER_NOW } from '../clock.ts'
import { fixture, paper } from './built-site.ts'
import { children, rootOf, textOf } from './xml-files.ts'

const sites = [
  { folder: paper, content: 'content', now: PAPER_NOW },
  { folder: fixture, content: 'tests/fixtures/paper', now: FIXTURE_NOW },
]
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')

/** Every file of a name under an edition: the paper's and its tags'. */
function filesNamed(folder: string, { path }: EditionRow, name: string): string[] {
  return readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .filter((file) => (file === name || file.endsWith(`/${name}`)) && (path !== '' || !/^zh-/u.test(file)))
    .map((file) => path + file)
    .sort()
}

/** The file in the built site that an absolute address names. */
function fileOf(folder: string, address: string): string {
  expect(address.startsWith(site.url)).toBe(true)
  const path = decodeURIComponent(new URL(address).pathname).slice(site.base.length)
  return join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path)
}

function elementsOf(html: string): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = []
  const walk = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parseFragment(html))
  return found
}

/** Rules for HTML in feeds: SecurityRisk, ContainsRelRef, NotHtml and their kin. */
function expectReadable(html: string) {
  for (const { tagName, attrs } of elementsOf(html)) {
    expect([
      'script',
      'style',
      'svg',
      'iframe',
      'object',
      'embed',
      'form',
      'input',
      'div',
      'span',
    ]).not.toContain(tagName)
    for (const { name, value } of attrs) {
      expect(name).not.toMatch(/^(?:on|style$|class$|id$|data-|aria-)/u)
      if (name === 'href' || name === 'src') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/u)
    }
    if (tagName === 'img') {
      const names = attrs.map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining(['src', 'alt', 'width', 'height']))
    }
  }
}

const RFC822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} \+0800$/u
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/u
const weekday = (date: string) =>
  new Date(date).toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'Asia/Shanghai' })
const names = (element: Element) => children(element).map(({ nodeName }) => nodeName)
const count = (element: Element, name: string) => children(element, name).length

describe.each(sites)('$folder', ({ folder, content, now }) => {
  const shown = inspect(content).articles.filter(
    ({ frontmatter: { draft, withdrawn, published = '' } }) =>
      draft !== true && !withdrawn && Date.parse(published) <= Date.parse(now),
  )

  describe.each(editionTable)('RSS in $name', (row) => {
    const files = filesNamed(folder, row, 'feed.xml')
    test('there is one for the paper and one for each tag', () => {
      const tags = readdirSync(join(folder, row.path, 'tags'), { withFileTypes: true }).filter((entry) =>
        entry.isDirectory(),
      )
      expect(files).toHaveLength(tags.length + 1)
      expect(tags.length).toBeGreaterThan(0)
    })
    test.each(files)('%s holds the rules', (file) => {
      const text = read(folder, file)
      const rss = rootOf(text)
      // InvalidRSSVersion, UndeterminableVocabulary, MissingNamespace
      expect(rss.nodeName).toBe('rss')
      expect(rss.getAttribute('version')).toBe('2.0')
      expect(text).not.toMatch(/<(?!\/|\?|!)[a-z]+:(?!link|encoded|creator)/u)
      // MissingChannel, DuplicateElement
      expect(names(rss)).toEqual(['channel'])
      const channel = children(rss)[0] as Element
      for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate', 'image', 'ttl'])
        expect(count(channel, name), name).toBe(1)
      // UndefinedElement
      expect(
        names(channel).filter(
          (name) =>
            !/^(?:title|link|description|language|copyright|lastBuildDate|docs|ttl|image|atom:link|item)$/u.test(
              name,
            ),
        ),
      ).toEqual([])
      // NotBlank, ContainsHTML, NotInline
      for (const name of ['title', 'description', 'copyright']) {
        expect(textOf(channel, name).trim(), name).toBe(textOf(channel, name))
        expect(textOf(channel, name), name).not.toMatch(/^$|<|&[a-z]+;/u)
      }
      // InvalidLanguage
      expect(textOf(channel, 'language')).toBe(row.lang)
      // InvalidRFC2822Date, ImplausibleDate
      expect(textOf(channel, 'lastBuildDate')).toMatch(RFC822)
      // InvalidFullLink, and the page is there
      expect(existsSync(fileOf(folder, textOf(channel, 'link')))).toBe(true)
      // InvalidInteger
      expect(textOf(channel, 'ttl')).toMatch(/^[1-9]\d*$/u)
      // ImageLinkDoesntMatch, ImageTitleDoesntMatch, InvalidWidth (144), InvalidHeight (400), ImageUrlFormat
      const image = children(channel, 'image')[0] as Element
      expect(textOf(image, 'title')).toBe(textOf(channel, 'title'))
      expect(textOf(image, 'link')).toBe(textOf(channel, 'link'))
      expect(Number(textOf(image, 'width'))).toBeLessThanOrEqual(144)
      expect(Number(textOf(image, 'height'))).toBeLessThanOrEqual(400)
      expect(textOf(image, 'url')).toMatch(/\.(?:png|gif|jpe?g)$/u)
      expect(existsSync(fileOf(folder, textOf(image, 'url')))).toBe(true)
      // MissingAtomSelfLink, SelfDoesntMatchLocation, BadRel
      const self = children(channel, 'atom:link').filter((link) => link.getAttribute('rel') === 'self')
      expect(self.map((link) => link.getAttribute('href'))).toEqual([`${site.url}${site.base}${file}`])
      expect(self[0]?.getAttribute('type')).toBe('application/rss+xml')
      const items = children(channel, 'item')
      const guids = items.map((item) => textOf(item, 'guid'))
      // DuplicateValue
      expect(new Set(guids).size).toBe(guids.length)
      for (const item of items) {
        // UndefinedElement, DuplicateElement, MissingItem
        for (const name of ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded'])
          expect(count(item, name), name).toBe(1)
        expect(
          names(item).filter(
            (name) =>
              ![
                'title',
                'link',
                'guid',
                'pubDate',
                'description',
                'content:encoded',
                'dc:creator',
                'category',
                'enclosure',
              ].includes(name),
          ),
        ).toEqual([])
        for (const name of ['title', 'description', 'dc:creator', 'category'])
          for (const { textContent } of children(item, name)) {
            expect(textContent?.trim()).toBe(textContent)
            expect(textContent).not.toMatch(/^$|<|&[a-z]+;/u)
          }
        // InvalidHttpGUID, InvalidPermalink
        expect(children(item, 'guid')[0]?.getAttribute('isPermaLink')).toBe('true')
        expect(textOf(item, 'guid')).toBe(textOf(item, 'link'))
        expect(existsSync(fileOf(folder, textOf(item, 'link')))).toBe(true)
        // InvalidRFC2822Date, IncorrectDOW
        const date = textOf(item, 'pubDate')
        expect(date).toMatch(RFC822)
        expect(date.slice(0, 3)).toBe(weekday(date))
        // DuplicateEnclosure, MissingAttribute, InvalidIntegerAttribute, InvalidMIMEAttribute
        expect(count(item, 'enclosure')).toBeLessThanOrEqual(1)
        for (const enclosure of children(item, 'enclosure')) {
          const file = fileOf(folder, enclosure.getAttribute('url') ?? '')
          expect(Number(enclosure.getAttribute('length'))).toBe(readFileSync(file).length)
          expect(enclosure.getAttribute('type')).toBe('image/png')
        }
        // SecurityRisk, ContainsRelRef, NotHtml
        expectReadable(textOf(item, 'content:encoded'))
      }
    })
    test('parsers of feed readers find in it what was published', () => {
      const text = read(folder, `${row.path}feed.xml`)
      const strict = parseRssFeed(text)
      const lenient = parseLeniently(text)
      const extracted = extractFromXml(text)
      expect(strict.items).toHaveLength(Math.min(30, shown.length))
      expect(lenient.items.map(({ url }) => url)).toEqual(strict.items?.map(({ link }) => link))
      expect(extracted.entries?.map(({ link }) => link)).toEqual(strict.items?.map(({ link }) => link))
      expect(lenient.meta.type).toBe('rss')
      expect(lenient.self).toBe(`${site.url}${site.base}${row.path}feed.xml`)
      for (const [index, item] of lenient.items.entries()) {
        const own = shown.find(({ slug }) => item.url?.endsWith(`/articles/${slug}/`))
        expect(item.published?.getTime()).toBe(Date.parse(own?.frontmatter.published ?? ''))
        expect(item.content).toBe(strict.items?.[index]?.content?.encoded)
        expect(item.categories).toHaveLength(own?.frontmatter.tags.length ?? -1)
        expect(item.authors.length).toBe(own?.frontmatter.authors?.length)
      }
    })
  })

  describe.each(editionTable)('Atom in $name', (row) => {
    test.each(filesNamed(folder, row, 'atom.xml'))('%s holds the rules', (file) => {
      const feed = rootOf(read(folder, file))
      expect([feed.nodeName, feed.namespaceURI]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
      expect(feed.getAttribute('xml:lang')).toBe(row.lang)
      const entries = children(feed, 'entry')
      const ids = entries.map((entry) => textOf(entry, 'id'))
      // DuplicateEntries, DuplicateIds
      expect(new Set(ids).size).toBe(ids.length)
      for (const part of [feed, ...entries]) {
        // MissingElement, DuplicateElement
        for (const name of ['id', 'title', 'updated']) expect(count(part, name), name).toBe(1)
        // MissingId, InvalidFullLink: a whole address that stays
        expect(textOf(part, 'id')).toMatch(/^https?:\/\//u)
        // InvalidRFC3339Date
        expect(textOf(part, 'updated')).toMatch(RFC3339)
        // MissingAuthor
        expect(count(part, 'author')).toBeGreaterThan(0)
        // DuplicateAlternate: one of a type and a language
        const alternates = children(part, 'link').filter((link) => link.getAttribute('rel') === 'alternate')
        expect(alternates).toHaveLength(1)
        expect(existsSync(fileOf(folder, alternates[0]?.getAttribute('href') ?? ''))).toBe(true)
        for (const link of children(part, 'link'))
          expect(['self', 'alternate', 'enclosure', 'hub']).toContain(link.getAttribute('rel'))
        // NotBlank, ContainsUndeclaredHTML: text constructs without a type are text
        for (const name of ['title', 'subtitle', 'summary', 'rights'])
          for (const { textContent } of children(part, name))
            expect(textContent).not.toMatch(/^\s|\s$|^$|<|&[a-z]+;/u)
      }
      // MissingSelf, SelfDoesntMatchLocation
      const self = children(feed, 'link').filter((link) => link.getAttribute('rel') === 'self')
      expect(self.map((link) => link.getAttribute('href'))).toEqual([`${site.url}${site.base}${file}`])
      for (const entry of entries) {
        // MissingContentOrAlternate, InvalidTextType, SecurityRisk, ContainsRelRef
        expect(children(entry, 'content').map((content) => content.getAttribute('type'))).toEqual(['html'])
        expectReadable(textOf(entry, 'content'))
        expect(count(entry, 'summary')).toBe(1)
        expect(textOf(entry, 'published') <= textOf(entry, 'updated')).toBe(true)
        // MissingAttribute term, InvalidURIAttribute scheme
        for (const category of children(entry, 'category')) {
          expect(category.getAttribute('term')).toMatch(/^[a-z0-9-]+$/u)
          expect(category.getAttribute('scheme')).toMatch(/^https?:\/\/.*\/tags\/$/u)
          expect(category.getAttribute('label')).toMatch(/./u)
        }
        for (const link of children(entry, 'link').filter((link) => link.getAttribute('rel') === 'enclosure'))
          expect(Number(link.getAttribute('length'))).toBe(
            readFileSync(fileOf(folder, link.getAttribute('href') ?? '')).length,
          )
      }
      // the feed is as new as its newest entry
      expect(entries.every((entry) => textOf(entry, 'updated') <= textOf(feed, 'updated'))).toBe(true)
    })
    test('parsers of feed readers find in it what RSS holds', () => {
      const strict = parseAtomFeed(read(folder, `${row.path}atom.xml`))
      const lenient = parseLeniently(read(folder, `${row.path}atom.xml`))
      const rss = parseLeniently(read(folder, `${row.path}feed.xml`))
      expect(lenient.meta).toEqual({ type: 'atom', version: '1.0' })
      expect(strict.entries).toHaveLength(rss.items.length)
      for (const [index, item] of lenient.items.entries()) {
        const twin = rss.items[index]
        expect([item.url, item.title, item.description, item.content]).toEqual([
          twin?.url,
          twin?.title,
          twin?.description,
          twin?.content,
        ])
        expect(item.published).toEqual(twin?.published)
      }
    })
  })

  test.each(editionTable)('JSON Feed in $name', (row) => {
    for (const file of filesNamed(folder, row, 'feed.json')) {
      const raw = JSON.parse(read(folder, file)) as Record<string, unknown> & {
        items: Record<string, unknown>[]
      }
      const feed = parseJsonFeed(raw)
      expect(raw['version']).toBe('https://jsonfeed.org/version/1.1')
      expect(feed.feed_url).toBe(`${site.url}${site.base}${file}`)
      expect(feed.language).toBe(row.lang)
      expect(existsSync(fileOf(folder, feed.home_page_url ?? ''))).toBe(true)
      expect(existsSync(fileOf(folder, feed.icon ?? ''))).toBe(true)
      expect(extractFromJson(JSON.stringify(raw)).entries).toHaveLength(raw.items.length)
      for (const item of raw.items) {
        expect(item['id']).toBe(item['url'])
        expect(item['date_published']).toMatch(RFC3339)
        expect(item['date_modified']).toMatch(RFC3339)
        expect(item).toMatchObject({
          title: expect.stringMatching(/./u),
          summary: expect.stringMatching(/./u),
        })
        expectReadable(String(item['content_html']))
      }
    }
  })

  test.each(editionTable)('pages of $name name their feeds, and these are there', (row) => {
    const links = (page: string) => [
      ...read(folder, `${row.path}${page}`).matchAll(
        /<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)"/gu,
      ),
    ]
    const front = links('index.html')
    expect(front.map(([, type]) => type)).toEqual([
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
    ])
    const tag = readdirSync(join(folder, row.path, 'tags'), { withFileTypes: true }).find((entry) =>
      entry.isDirectory(),
    )
    const tagLinks = links(`tags/${tag?.name}/index.html`)
    expect(tagLinks).toHaveLength(6)
    for (const [, , , href = ''] of [...front, ...tagLinks])
      expect(existsSync(join(folder, href.slice(site.base.length))), href).toBe(true)
  })
})

test('the text is whole: prose, tables, figures with captions, footnotes, notes of changes, sources', () => {
  const html =
    parseLeniently(read(fixture, 'zh-tw/feed.xml')).items.find(({ url }) => url?.endsWith('/plan/'))
      ?.content ?? ''
  expect(html).toContain('皇后與後來')
  expect(html).toContain('<figcaption>麵條圖<small>｜試驗報</small></figcaption>')
  expect(html).toMatch(/<img alt="[^"]+" .*src="https:\/\/shinan-renewal\.example\/_assets\//u)
  expect(html).toContain('<table>')
  expect(html).toContain('這是腳註')
  expect(html).not.toContain('↩')
  expect(html).toContain('<strong>更正</strong>')
  expect(html).toContain('<h2>未見</h2>')
  expect(html).toContain(`href="${site.url}/zh-tw/articles/park/"`)
  expect(html).toContain(`href="${site.url}/zh-tw/articles/plan/#s-huang-hou-yu-hou-lai"`)
  expect(html).toContain('<a href="https://example.com/a">')
})

test('a chart keeps its numbers and loses its drawing', () => {
  const html =
    parseLeniently(read(fixture, 'feed.xml')).items.find(({ url }) => url?.endsWith('/park/'))?.content ?? ''
  expect(html).toContain('<dt>计划改造小区</dt><dd><b>60</b> 个</dd>')
  expect(html).not.toContain('<svg')
})

test('a person who opens a feed sees a page: the style is there, in the words of the edition', () => {
  for (const { path } of editionTable) {
    const [, href = ''] =
      /<\?xml-stylesheet type="text\/css" href="([^"]+)"\?>/u.exec(read(fixture, `${path}feed.xml`)) ?? []
    expect(href).toBe(`${site.base}${path}feed.css`)
    expect(existsSync(join(fixture, href.slice(site.base.length)))).toBe(true)
  }
  expect(read(fixture, 'zh-hk/feed.css')).toContain('這是一份訂閱來源')
})
