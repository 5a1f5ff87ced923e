/** The paper's own content: every figure in a sentence is backed by a fact that its article lists. */
import { describe, expect, test } from 'vitest'
import { openEdition } from '../../src/editions/edition.ts'
import { inspect } from '../../src/content/checks/inspect.ts'
import { figureDiagnostics, unlistedFigures, unnamedReports } from '../../src/content/checks/fact-check.ts'

const { articles, registries } = inspect('content')
const simplified: Parameters<typeof figureDiagnostics>[2] = (text, script) =>
  openEdition('hans').textFrom(text, script, {})
const file = registries['facts.yaml'] ?? { reports: [], facts: [], front: [] }

test('every quantity in the text of a fact is among its figures, and every figure in its text', () => {
  expect(file.facts.flatMap(unlistedFigures)).toEqual([])
})

describe.each(articles.map((article) => [article.slug, article] as const))('%s', (_, article) => {
  test('states no figure that no fact backs', () => {
    expect(figureDiagnostics(article, file, simplified)).toEqual([])
  })
  test('names the reports of its facts as sources', () => {
    expect(unnamedReports(article, file)).toEqual([])
  })
  test('keeps what the reports do not tell for its box', () => {
    expect(article.body).not.toMatch(
      /[没沒]有?(?:[查找]到|[读讀]到)|未[查读讀]到|[读讀]到的(?:部分|报道|報道)|不能相加/u,
    )
  })
  test('has 400 to 1,200 Han characters', () => {
    const length = article.body.match(/\p{Script=Han}/gu)?.length ?? 0
    expect(length).toBeGreaterThanOrEqual(400)
    expect(length).toBeLessThanOrEqual(1200)
  })
})

test('a figure that no fact backs is found', () => {
  const [article] = articles
  if (!article) throw new Error('no article')
  const forged = { ...article, body: `${article.body}\n\n另有98765个项目，2019年3月5日开工。` }
  expect(figureDiagnostics(forged, file, simplified)).toHaveLength(2)
  const gap = { ...article, frontmatter: { ...article.frontmatter, unseen: ['98765个项目的名录'] } }
  expect(figureDiagnostics(gap, file, simplified).map(({ field }) => field)).toEqual(['unseen'])
})
test('the paper has at least 20 articles, one of them authored in Traditional, three in MDX', () => {
  expect(articles.length).toBeGreaterThanOrEqual(20)
  expect(articles.some(({ frontmatter }) => frontmatter.script !== 'hans')).toBe(true)
  expect(articles.filter(({ file }) => file.endsWith('.mdx')).length).toBeGreaterThanOrEqual(3)
})
