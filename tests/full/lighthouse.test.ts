/** Lighthouse's four marks for the four main kinds of page, in each edition, on a phone over simulated slow 4G. */
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
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

describe.each(['', 'zh-tw/', 'zh-hk/'])('/%s', (edition) => {
  test.each(pages)('%s has the full marks', async (place) => {
    const run = await lighthouse(`${site.home}${edition}${place}`, {
      port: chrome.port,
      logLevel: 'error',
      output: 'json',
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    })
    const { categories = {}, audits = {} } = run?.lhr ?? {}
    const marks = Object.fromEntries(
      Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]),
    )
    const faults = Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${id}: ${audits[id]?.displayValue ?? audits[id]?.title}`),
    )
    console.log(
      `/${edition}${place}`,
      JSON.stringify(marks),
      ['first-contentful-paint', 'speed-index', 'total-blocking-time']
        .map((id) => audits[id]?.displayValue)
        .join(' '),
      `LCP ${audits['largest-contentful-paint']?.displayValue} CLS ${audits['cumulative-layout-shift']?.displayValue}`,
    )
    expect({ marks, faults }).toEqual({
      // the search page is not for other search engines, and says so, which Lighthouse takes for a fault
      marks: { performance: 100, accessibility: 100, 'best-practices': 100, seo: 100 },
      faults: [],
    })
  })
})
