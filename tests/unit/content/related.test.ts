import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Article } from '../../../src/content/articles.ts'
import { neighbours, related } from '../../../src/content/listing.ts'
import { latestFirst } from '../../../src/content/order.ts'

const list = fc
  .array(
    fc.record({
      year: fc.integer({ min: 2019, max: 2026 }),
      month: fc.integer({ min: 1, max: 12 }),
      tags: fc.uniqueArray(fc.constantFrom('里院', '历史城区', '中山路', '文旅', '老旧小区', '招商'), {
        minLength: 1,
        maxLength: 3,
      }),
      facts: fc.uniqueArray(fc.constantFrom('f-1', 'f-2', 'f-3', 'f-4'), { maxLength: 2 }),
    }),
    { maxLength: 60 },
  )
  .map((drafts) =>
    drafts
      .map(
        ({ year, month, tags, facts }, place) =>
          ({
            slug: `a${place}`,
            publishers: [],
            data: {
              date: `${year}-${String(month).padStart(2, '0')}`,
              published: '2026-01-01T08:00:00+08:00',
              tags,
              facts,
            },
          }) as unknown as Article,
      )
      .sort(latestFirst),
  )

test('are the three that score highest of all but those beside it in time', () => {
  fc.assert(
    fc.property(list, (articles) => {
      const year = ({ data }: Article) => Number(data.date.slice(0, 4))
      const worth = (tag: string) =>
        4 / Math.sqrt(articles.filter(({ data }) => data.tags.includes(tag)).length)
      // a withdrawn article is in no list, and may be older than all of it
      const old = articles.at(-1)
      const withdrawn = old && { ...old, slug: 'old', data: { ...old.data, date: '2001-01' } }
      for (const article of [...articles, ...(withdrawn ? [withdrawn] : [])]) {
        const { earlier, later } = neighbours(article, articles)
        const wanted = articles
          .filter((other) => other !== article && other !== earlier && other !== later)
          .map((other) => {
            const shared = [...other.data.tags]
              .sort()
              .reduce((sum, tag) => (article.data.tags.includes(tag) ? sum + worth(tag) : sum), 0)
            const facts = other.data.facts.filter((fact) => article.data.facts.includes(fact)).length
            return { other, score: shared + 3 * facts - Math.abs(year(other) - year(article)) * 0.01 }
          })
          .filter(({ score }) => score > 0.5)
          .sort((a, b) => b.score - a.score || latestFirst(a.other, b.other))
          .slice(0, 3)
        expect(related(article, articles).map(({ slug }) => slug)).toEqual(
          wanted.map(({ other }) => other.slug),
        )
      }
    }),
  )
})
