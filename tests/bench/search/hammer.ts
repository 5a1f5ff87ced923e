/**
 * Random and half-typed queries in a built site's own search page, under its own policy: none may hang the page, throw
 * in it or be reported; and under a processor slowed six times the page says what is going on.
 *
 *   node tests/bench/search/hammer.ts [--dist dist] [--count 1000] [--seed 1]
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { serve } from '../../../src/cli/serve.ts'
import type { ShippedDocument } from '../../../src/search/shared/manifest.ts'
import { systemChromium } from '../../browser/chromium.ts'
import { pick, seededRandom } from './corpus.ts'
import { printTable, quantile } from './measures.ts'

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const slowdown = 6
const slowQueries = 40
/** No answer within so many milliseconds is a hang. */
const patience = 30_000

/** What a query did: how long until its answer, and the longest time in which the page said nothing of it. */
interface Answered {
  milliseconds: number
  silence: number
}

const folder = join(options.dist, 'search/hans')
const texts = readdirSync(folder).flatMap((name) =>
  (JSON.parse(readFileSync(join(folder, name), 'utf8')) as ShippedDocument).b.map(([, text]) => text),
)
const queries = drawQueries(Number(options.count), Number(options.seed))
const server = await serve(resolve(options.dist), 0)
const html = readFileSync(join(options.dist, 'search/index.html'), 'utf8')
const root = /data-search-root="([^"]*)"/u.exec(html)?.[1] ?? '/search/'
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${root}`
const executablePath = systemChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox'],
})
try {
  const cells: Record<string, string | number> = {}
  const errors: string[] = []
  const page = await opened(errors)
  const times: number[] = []
  for (const query of queries) {
    try {
      times.push((await page.evaluate(ask, { query, patience })).milliseconds)
    } catch (error) {
      errors.push(
        `${query}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      )
    }
  }
  cells['random and half-typed queries'] = queries.length
  cells['hangs, page errors, reports'] = errors.length
  cells['slowest answer, ms'] = quantile(times, 1).toFixed(0)
  await page.close()

  const slow = await opened(errors)
  const session = await slow.context().newCDPSession(slow)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const answers: Answered[] = []
  for (const query of queries.slice(0, slowQueries))
    answers.push(await slow.evaluate(ask, { query, patience }))
  cells[`slowed ${slowdown} times: slowest answer, ms`] = Math.max(
    ...answers.map(({ milliseconds }) => milliseconds),
  ).toFixed(0)
  cells[`slowed ${slowdown} times: longest without a word, ms`] = Math.max(
    ...answers.map(({ silence }) => silence),
  ).toFixed(0)
  if (errors.length > 0) console.log(`errors:\n  ${errors.slice(0, 20).join('\n  ')}`)
  printTable(new Map([['ours', cells]]))
} finally {
  await browser.close()
  server.closeAllConnections()
  server.close()
}

async function opened(errors: string[]): Promise<Page> {
  const page = await browser.newPage()
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(`${address}?q=${encodeURIComponent('里院')}`)
  await page.waitForSelector('[data-search-total]', { state: 'attached' })
  return page
}

/** In the page: sends a query and waits for its answer, watching the line that says how the search stands. */
async function ask({ query, patience }: { query: string; patience: number }): Promise<Answered> {
  const results = document.querySelector<HTMLElement>('[data-search-results]')
  const status = document.querySelector<HTMLElement>('[data-search-status]')
  const input = document.querySelector<HTMLInputElement>('[data-search-page] input')
  if (!results || !status || !input) throw new Error('no search page')
  const began = performance.now()
  let spoke = Infinity
  const watching = new MutationObserver(() => {
    spoke = Math.min(spoke, performance.now())
  })
  watching.observe(status, { childList: true, characterData: true, subtree: true })
  input.value = query
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error('no answer')), patience)
    const observer = new MutationObserver(() => {
      const answered =
        results.dataset['searchTotal'] !== undefined || results.parentElement?.querySelector('[role=alert]')
      if (!answered) return
      observer.disconnect()
      clearTimeout(timer)
      done()
    })
    observer.observe(results, { attributes: true })
    input.form?.requestSubmit()
  })
  watching.disconnect()
  const answered = performance.now()
  return { milliseconds: answered - began, silence: Math.min(spoke, answered) - began }
}

/** Beginnings of what articles hold, what readers put before and after it, signs, and noise. */
function drawQueries(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const before = [
    '',
    '',
    '',
    '找',
    '去',
    '新',
    '看',
    '老',
    '大',
    '-',
    '“',
    '"',
    '《',
    '『',
    '2023 ',
    'zhong',
    ' ',
  ]
  const after = [
    '',
    '',
    '',
    '？',
    '！',
    '。',
    ' OR',
    ' 或 ',
    '”',
    ' -停车',
    '在哪里',
    '怎么样',
    ' 1',
    '㎡',
    '\u0000',
    '😀',
  ]
  const signs = [...'"“”\'《》（）-—…，。！？%.0123456789 abcXYZ的里院停车\u200B\uD800𠮷é']
  return Array.from({ length: count }, () => {
    if (random() < 0.15)
      return Array.from({ length: 1 + Math.floor(random() * 20) }, () => pick(random, signs)).join('')
    const characters = [...pick(random, texts)]
    const start = Math.floor(random() * characters.length)
    const length = 1 + Math.floor(random() * (random() < 0.1 ? 80 : 9))
    const middle = characters.slice(start, start + length)
    if (random() < 0.1) middle.splice(Math.floor(random() * middle.length), 1, pick(random, signs))
    const query = pick(random, before) + middle.join('') + pick(random, after)
    return query.trim() === '' ? '。' : query
  })
}
