/** Measures in Chromium: what is shown, what is carried, how long it takes. */
import type { Browser } from '@playwright/test'
import type { Fold } from '../../../src/search/shared/fold.ts'
import { kilobytes, mean, Quality, quantile, share, timing } from './measures.ts'
import { normaliseSpace, type BenchQuery } from './queries.ts'
import type { Host } from './server.ts'

type Cells = Record<string, string | number>

const coldQueries = 40
const sessionQueries = 300

/** Queries with a full first page, whose cost is the whole cost. */
function fullPages(queries: readonly BenchQuery[]): BenchQuery[] {
  return queries.filter(({ articles }) => articles.size >= 10).slice(0, coldQueries)
}

interface Shown {
  milliseconds: number
  total: number
  tier: string
  addresses: string[]
  /** for the top three: their runs of marked text */
  marks: string[][]
}

/** In the page: types a query, sends it, waits for its results. */
async function ask(query: string): Promise<Shown> {
  const results = document.querySelector<HTMLElement>('[data-search-results]')
  const input = document.querySelector<HTMLInputElement>('[data-search-page] input')
  if (!results || !input) throw new Error('no search page')
  const began = performance.now()
  input.value = query
  const done = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer for ${query}`)), 20_000)
    const observer = new MutationObserver(() => {
      if (results.dataset['searchTotal'] === undefined) return
      observer.disconnect()
      clearTimeout(timer)
      resolve()
    })
    observer.observe(results, { attributes: true })
  })
  input.form?.requestSubmit()
  await done
  const milliseconds = performance.now() - began
  // the first list has what holds the query
  const items = [...(results.querySelector('ol')?.querySelectorAll<HTMLElement>('[data-search-url]') ?? [])]
  return {
    milliseconds,
    total: Number(results.dataset['searchTotal']),
    tier: results.dataset['searchTier'] ?? '',
    addresses: items.map((item) => item.dataset['searchUrl'] ?? ''),
    marks: items
      .slice(0, 3)
      .map((item) => Array.from(item.querySelectorAll('mark'), ({ textContent }) => textContent ?? '')),
  }
}

/** What a query is answered with. */
export interface Listed {
  /** slugs of the first list, the best first */
  shown: readonly string[]
  /** how many articles hold the query */
  total: number
}

/**
 * Measures our own search pages.
 *
 * @param host serves the pages and their index
 * @param base the site's base, with a closing slash
 * @param lists for each query what the same code gives outside the browser; the page must show the same
 */
export async function measurePages(
  browser: Browser,
  { origin, sent }: Host,
  base: string,
  queries: readonly BenchQuery[],
  lists: readonly Listed[],
  fold: Fold,
): Promise<Cells> {
  const cold: number[] = []
  for (const [index, { text }] of fullPages(queries).entries()) {
    const context = await browser.newContext()
    const page = await context.newPage()
    sent()
    await page.goto(`${origin}${base}${index % 2 === 0 ? '' : 'zh-tw/'}search/?q=${encodeURIComponent(text)}`)
    await page.waitForSelector('[data-search-total]', { state: 'attached' })
    cold.push(sent())
    await context.close()
  }

  const errors: string[] = []
  const later: number[] = []
  const times: number[] = []
  const marked: number[] = []
  for (const path of ['', 'zh-tw/']) {
    const context = await browser.newContext()
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico'))
        errors.push(message.text())
    })
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(`${origin}${base}${path}search/?q=${encodeURIComponent(queries.at(-1)?.text ?? '')}`)
    await page.waitForSelector('[data-search-total]', { state: 'attached' })
    sent()
    for (const [index, { text }] of queries.entries()) {
      const shown = await page.evaluate(ask, text)
      if (path === '' && index < sessionQueries) {
        times.push(shown.milliseconds)
        later.push(sent())
      }
      const { shown: list, total } = lists[index] ?? { shown: [], total: 0 }
      const slugs = shown.addresses.map((address) => address.split('/').at(-2))
      const asExpected =
        shown.tier === 'exact'
          ? shown.total === total && slugs.every((slug, place) => slug === list[place])
          : list.length === 0
      if (!asExpected) errors.push(`${text}: ${shown.tier} ${shown.total}, wanted ${total}`)
      if (shown.tier !== 'exact') continue
      // a number with commas and the same one without them are one number
      const bare = (marked: string) => fold(marked).text.replace(/(?<=\d),(?=\d{3})/gu, '')
      const wanted = bare(text)
      for (const marks of shown.marks) {
        const holds = marks.some((mark) => bare(mark).includes(wanted))
        marked.push(holds ? 1 : 0)
        if (!holds) errors.push(`not marked: ${text}`)
      }
    }
    await context.close()
  }
  if (errors.length > 0) console.log(`errors:\n  ${errors.slice(0, 20).join('\n  ')}`)
  return {
    'excerpt marked': share(mean(marked)),
    'cold, KB': kilobytes(mean(cold)),
    'cold p95, KB': kilobytes(quantile(cold, 0.95)),
    'later query, KB': kilobytes(mean(later)),
    ...timing(times),
    'errors in the page': errors.length,
  }
}

interface StockShown {
  milliseconds: number
  ids: string[]
  excerpts: string[]
}

/**
 * Measures stock Pagefind's page.
 *
 * @param slugs for each of its ids the article
 */
export async function measureStock(
  browser: Browser,
  { origin, sent }: Host,
  queries: readonly BenchQuery[],
  slugs: ReadonlyMap<string, string>,
): Promise<Cells> {
  const cold: number[] = []
  for (const { plain } of fullPages(queries)) {
    const context = await browser.newContext()
    const page = await context.newPage()
    sent()
    await page.goto(`${origin}/?q=${encodeURIComponent(plain)}`)
    await page.waitForSelector('html[data-done]', { state: 'attached' })
    cold.push(sent())
    await context.close()
  }
  const quality = new Quality()
  const later: number[] = []
  const times: number[] = []
  const marked: number[] = []
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}/?q=${encodeURIComponent(queries.at(-1)?.text ?? '')}`)
  await page.waitForSelector('html[data-done]', { state: 'attached' })
  sent()
  for (const [index, query] of queries.entries()) {
    const { milliseconds, ids, excerpts } = await page.evaluate(
      (text) => (window as unknown as { look: (text: string) => Promise<StockShown> }).look(text),
      query.text,
    )
    if (index < sessionQueries) {
      times.push(milliseconds)
      later.push(sent())
    }
    quality.add(
      query,
      ids.map((id) => slugs.get(id) ?? ''),
    )
    const wanted = normaliseSpace(query.plain)
    for (const excerpt of excerpts) {
      const runs = excerpt.replace(/<\/mark>(\s*)<mark>/gu, '$1').matchAll(/<mark>(.*?)<\/mark>/gu)
      marked.push(
        Array.from(runs, ([, run]) => normaliseSpace(run ?? '')).some((run) => run.includes(wanted)) ? 1 : 0,
      )
    }
  }
  await context.close()
  return {
    ...quality.cells(),
    'excerpt marked': share(mean(marked)),
    'cold, KB': kilobytes(mean(cold)),
    'cold p95, KB': kilobytes(quantile(cold, 0.95)),
    'later query, KB': kilobytes(mean(later)),
    ...timing(times),
  }
}
