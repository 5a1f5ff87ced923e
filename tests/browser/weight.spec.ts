/** What a page costs a reader: all that a cold browser loads by itself, compressed with Brotli. */
import { readFileSync, readdirSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, test, type Browser, type Request } from '@playwright/test'
import { paper } from '../build/built-site.ts'
import { serveCompressed } from './compressed-site.ts'
import { ONCE, ownPaper } from './watched.ts'

const KB = 1024
/** The most that each may weigh, in bytes of bodies; pictures are counted apart. */
const BUDGETS = {
  'the median article': 12 * KB,
  'the longest article': 14 * KB,
  'the front page': 13 * KB,
  'a tag': 14 * KB,
  'the archive': 14 * KB,
  'the search page': 14 * KB,
  // Pagefind's own client, engine and index, and the documents of ten results
  'the first search': 145 * KB,
  'scripts of any page': 3 * KB,
  'pictures of any page': 60 * KB,
} as const

interface Weight {
  all: number
  scripts: number
  pictures: number
}

let site: Awaited<ReturnType<typeof serveCompressed>>
test.beforeAll(async () => {
  site = await serveCompressed(paper)
})
test.afterAll(() => site.stop())

/** What the icon in the tab weighs; a browser without tabs does not ask for it. */
const icon = () => brotliCompressSync(readFileSync(`${paper}/favicon.svg`)).length

/** @param wait how long after the load event the page is watched, in milliseconds, or what must have come on it */
async function weigh(browser: Browser, place: string, wait: number | string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 360, height: 760 } })
  const page = await context.newPage()
  const weight: Weight = { all: icon(), scripts: 0, pictures: 0 }
  const counted: Promise<void>[] = []
  const note = (request: Request) => {
    const count = async () => {
      const response = await request.response()
      const size = Number((await response?.headerValue('content-length')) ?? Number.NaN)
      const kind = request.resourceType()
      if (kind === 'image') weight.pictures += size
      else weight.all += size
      if (kind === 'script') weight.scripts += size
    }
    if (!request.url().endsWith('/favicon.svg')) counted.push(count())
  }
  page.on('requestfinished', note)
  await page.goto(site.home + place, { waitUntil: 'load' })
  if (typeof wait === 'number') await page.waitForTimeout(wait)
  else {
    await page.locator(wait).first().waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
  }
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>('script:not([src])')]
      .filter(({ type }) => !type.includes('json'))
      .reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0),
  )
  // what ends after the watch does not count, and would be asked of a page that is closing
  page.off('requestfinished', note)
  await Promise.all(counted)
  weight.scripts += inline
  await context.close()
  return weight
}

test('every article, the front page and the lists keep to the table', { tag: ONCE }, async ({ browser }) => {
  ownPaper()
  test.setTimeout(180_000)
  const slugs = readdirSync(`${paper}/articles`)
  const articles: Weight[] = []
  const watched = ['', 'tags/tingche/', 'archive/', 'search/'].map((place) => weigh(browser, place, 10_000))
  const searched = weigh(browser, `search/?q=${encodeURIComponent('里院')}`, '[data-search-url]')
  const lane = async () => {
    for (let slug = slugs.pop(); slug; slug = slugs.pop())
      articles.push(await weigh(browser, `articles/${slug}/`, 200))
  }
  await Promise.all([lane(), lane(), lane()])
  articles.sort((a, b) => a.all - b.all)
  const none = { all: 0, scripts: 0, pictures: 0 }
  const median = articles[Math.floor(articles.length / 2)] ?? none
  const longest = articles.at(-1) ?? none
  const [front, tag, archive, search] = await Promise.all(watched)
  const others = [front ?? none, tag ?? none, archive ?? none, search ?? none]
  const measured: Record<keyof typeof BUDGETS, number> = {
    'the median article': median.all,
    'the longest article': longest.all,
    'the front page': others[0]?.all ?? 0,
    'a tag': others[1]?.all ?? 0,
    'the archive': others[2]?.all ?? 0,
    'the search page': others[3]?.all ?? 0,
    'the first search': (await searched).all,
    'scripts of any page': Math.max(...[...articles, ...others].map(({ scripts }) => scripts)),
    'pictures of any page': Math.max(...[...articles, ...others].map(({ pictures }) => pictures)),
  }
  console.log(measured)
  expect(median.all).toBeGreaterThan(3 * KB)
  expect(measured['the first search']).toBeGreaterThan(40 * KB)
  for (const [name, most] of Object.entries(BUDGETS))
    expect.soft(measured[name as keyof typeof BUDGETS], name).toBeLessThanOrEqual(most)
})
