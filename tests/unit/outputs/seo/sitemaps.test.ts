import { describe, expect, test } from 'vitest'
import { listedPlaces } from '../../../../src/outputs/seo/paths.ts'
import { newsArticles, pageSitemaps, sitemapIndex } from '../../../../src/outputs/seo/sitemaps.ts'

const places = Array.from({ length: 12 }, (_, index) => ({
  place: `articles/a${index}/`,
  changed: `2026-11-${String(index + 1).padStart(2, '0')}T08:00:00+08:00`,
}))
const count = (xml: string) => xml.match(/<url>/gu)?.length ?? 0
const none = () => Promise.resolve([])

describe('sitemaps of pages', () => {
  test('split at the number of addresses: 36 by tens are four', async () => {
    const parts = await pageSitemaps(places, none, { addresses: 10, bytes: 1e9 })
    expect(parts.map(({ xml }) => count(xml))).toEqual([10, 10, 10, 6])
    expect(parts.at(-1)?.changed).toBe('2026-11-12T08:00:00+08:00')
    const index = sitemapIndex(parts, [])
    expect(index.match(/sitemaps\/pages-\d\.xml/gu)).toHaveLength(4)
    expect(index).not.toContain('news-sitemap')
  })
  test('split where a file would be too large', async () => {
    const bytes = 5000
    const parts = await pageSitemaps(places, none, { addresses: 50_000, bytes })
    expect(parts.length).toBeGreaterThan(2)
    for (const { xml } of parts) expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(bytes)
    expect(parts.map(({ xml }) => count(xml)).reduce((a, b) => a + b)).toBe(36)
  })
  test('name the pictures of a page, with marks of XML escaped', async () => {
    const [part] = await pageSitemaps(places.slice(0, 1), () =>
      Promise.resolve(['https://a.example/b.png?c&d']),
    )
    expect(part?.xml).toContain(
      '<image:image><image:loc>https://a.example/b.png?c&amp;d</image:loc></image:image>',
    )
  })
})

describe('the news sitemap', () => {
  const moment = new Date('2026-11-22T20:00:00+08:00')
  const article = (slug: string, published: string) =>
    ({ slug, data: { published } }) as Parameters<typeof newsArticles>[0][number]
  test('holds two days: to the second, none that is not out yet', () => {
    const chosen = newsArticles(
      [
        article('too-old', '2026-11-20T20:00:00+08:00'),
        article('just-in', '2026-11-20T20:01:00+08:00'),
        article('now', '2026-11-22T20:00:00+08:00'),
        article('tomorrow', '2026-11-22T20:01:00+08:00'),
      ],
      moment,
    )
    expect(chosen.map(({ slug }) => slug)).toEqual(['now', 'just-in'])
  })
  test('holds a thousand, the latest', () => {
    const many = Array.from({ length: 1200 }, (_, index) =>
      article(`a${index}`, new Date(moment.getTime() - index * 60_000).toISOString()),
    )
    const chosen = newsArticles(many.toReversed(), moment)
    expect(chosen).toHaveLength(1000)
    expect(chosen.at(-1)?.slug).toBe('a999')
  })
})

test('without articles there is a page of each kind still', () => {
  expect(listedPlaces([]).map(({ place }) => place)).toEqual(
    expect.arrayContaining(['', 'archive/', 'about/', 'feeds/']),
  )
})
