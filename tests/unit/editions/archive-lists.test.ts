import { expect, test } from 'vitest'
import type { Article } from '../../../src/content/articles.ts'
import { archiveLists } from '../../../src/editions/list-page.ts'
import { volumeCount } from '../../../src/content/pagination.ts'

const article = (date: string, number: number) =>
  ({
    slug: `a${number}`,
    publishers: [],
    data: { date, published: date, tags: [], facts: [] },
  }) as unknown as Article
const days = (month: string, count: number) =>
  Array.from({ length: count }, (_, day) => article(`${month}-${String(day + 1).padStart(2, '0')}`, day))
const shown = (articles: readonly Article[]) =>
  archiveLists(articles).map((list) => [list.year, list.month, list.count, list.articles.length])

test('the archive and its months list all articles, a year its latest', () => {
  const lists = archiveLists([...days('2022-03', 28), ...days('2022-02', 20), ...days('2021-02', 3)])
  expect(lists.map(({ year, month, count }) => [year, month, count])).toEqual([
    [undefined, undefined, 51],
    [2022, undefined, 48],
    [2022, 3, 28],
    [2022, 2, 20],
    [2021, undefined, 3],
    [2021, 2, 3],
  ])
  for (const { year, month, count, articles } of lists)
    if (year === 2022 && month === undefined) {
      expect(volumeCount(articles.length)).toBe(0)
      expect(articles[0]?.data.date).toBe('2022-03-28')
    } else expect(articles).toHaveLength(count)
})

test('a year lists all where some of its articles are in no month', () => {
  expect(shown([...days('2022-03', 28), article('2022', 29)])[1]).toEqual([2022, undefined, 29, 29])
})
