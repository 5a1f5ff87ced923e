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

/** A machine that is busy with other work costs marks for speed; the best of so many looks is the page's own. */
const looks = 4
const kinds = ['performance', 'accessibility', 'best-practices', 'seo']

async function look(address: string) {
  const run = await lighthouse(address, {
    port: chrome.port,
    logLevel: 'error',
    output: 'json',
    onlyCategories: kinds,
  })
  const { categories = {}, audits = {} } = run?.lhr ?? {}
  const value = (id: string) => `${id} ${audits[id]?.displayValue ?? 'unknown'}`
  return {
    marks: kinds.map((kind) => Math.round((categories[kind]?.score ?? 0) * 100)),
    faults: Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => value(id)),
    ),
    told: ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
      .map(value)
      .join(', '),
  }
}

describe.each(['', 'zh-tw/', 'zh-hk/'])('/%s', (edition) => {
  test.each(pages)('%s has the full marks', async (place) => {
    let best = await look(`${site.home}${edition}${place}`)
    for (let more = 1; more < looks && best.marks.some((mark) => mark < 100); more++) {
      const next = await look(`${site.home}${edition}${place}`)
      if (Math.min(...next.marks) > Math.min(...best.marks)) best = next
    }
    console.log(`/${edition}${place} ${best.marks.join(' ')}, ${best.told}`)
    expect(best).toMatchObject({ marks: [100, 100, 100, 100], faults: [] })
  })
})
