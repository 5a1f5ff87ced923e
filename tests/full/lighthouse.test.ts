/**
 * Lighthouse for the four main kinds of page, in each edition, on a phone over simulated slow 4G. The marks that depend on
 * the page alone must be full and nothing may shift; the mark for speed depends on how busy the machine is, so it is
 * printed beside them, and `tests/bench/reader` measures the times.
 */
import { launch } from 'chrome-launcher'
import lighthouse, { type RunnerResult } from 'lighthouse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paper } from '../build/built-site.ts'
import { systemChromium } from '../browser/chromium.ts'
import { serveCompressed } from '../browser/compressed-site.ts'
import { chromium } from '@playwright/test'

const pages = ['', 'articles/three-year-campaign-opens/', 'tags/lishi-chengqu/', 'search/']

let site: Awaited<ReturnType<typeof serveCompressed>>
let chrome: Awaited<ReturnType<typeof launch>>
beforeAll(async () => {
  site = await serveCompressed(paper)
  chrome = await launch({
    chromePath: systemChromium() ?? chromium.executablePath(),
    chromeFlags: ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
})
afterAll(() => {
  chrome.kill()
  site.stop()
})

const kinds = ['performance', 'accessibility', 'best-practices', 'seo']
/** Audits whose result is a time. */
const timed = new Set([
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'speed-index',
])

/** Now and then Chromium's trace lacks the beginning of the page load (`NO_NAVSTART`); Lighthouse asks to be run again. */
async function run(address: string, times = 3): Promise<RunnerResult | undefined> {
  const result = await lighthouse(address, {
    port: chrome.port,
    logLevel: 'error',
    output: 'json',
    onlyCategories: kinds,
  })
  return result?.lhr.runtimeError && times > 1 ? run(address, times - 1) : result
}

async function look(address: string) {
  const { categories = {}, audits = {} } = (await run(address))?.lhr ?? {}
  const value = (id: string) => `${id} ${audits[id]?.displayValue ?? 'unknown'}`
  return {
    marks: kinds.map((kind) => Math.round((categories[kind]?.score ?? 0) * 100)),
    problems: Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && !timed.has(id) && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => value(id)),
    ),
    metrics: ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
      .map(value)
      .join(', '),
  }
}

describe.each(['', 'zh-tw/', 'zh-hk/'])('/%s', (edition) => {
  test.each(pages)('%s has full marks for access, practice and finding', async (place) => {
    const { marks, problems, metrics } = await look(`${site.home}${edition}${place}`)
    console.log(`/${edition}${place} ${marks.join(' ')}, ${metrics}`)
    expect({ marks: marks.slice(1), problems }).toEqual({ marks: [100, 100, 100], problems: [] })
  })
})
