import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Article } from '../../../src/content/articles.ts'
import { articlesOnPage, volumeCount, volumesOf } from '../../../src/content/pagination.ts'
import { site } from '../../../src/config/site.ts'

const list = (total: number) =>
  Array.from({ length: total }, (_, place) => ({ slug: `a${total - place}` }) as Article)
const slugs = (articles: readonly Article[]) => articles.map(({ slug }) => slug)

test('every article is on one page, in its order', () => {
  fc.assert(
    fc.property(fc.nat(300), (total) => {
      const articles = list(total)
      const pages = volumesOf(total).map((volume) => articlesOnPage(articles, volume))
      expect(slugs(pages.flat())).toEqual(slugs(articles))
      expect(pages.slice(1).every((page) => page.length === site.pageSize)).toBe(true)
    }),
  )
})

test('a newer article changes no volume', () => {
  fc.assert(
    fc.property(fc.nat(300), (total) => {
      for (let volume = 1; volume <= volumeCount(total); volume += 1)
        expect(slugs(articlesOnPage(list(total + 1), volume))).toEqual(
          slugs(articlesOnPage(list(total), volume)),
        )
    }),
  )
})

test('the first page is never a leaf of one article, nor twice as long as a volume', () => {
  for (let total = site.pageSize; total < 200; total += 1) {
    const { length } = articlesOnPage(list(total), undefined)
    expect(length).toBeGreaterThanOrEqual(site.pageSize / 2)
    expect(length).toBeLessThan(site.pageSize * 1.5)
  }
})
