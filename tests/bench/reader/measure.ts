/** What a page costs a reader on a slow telephone: bytes, requests, and the times of Core Web Vitals. */
import type { Browser, CDPSession, Page } from '@playwright/test'

/** One cold load. Times in milliseconds; `shift` is the layout shift score. */
export interface Load {
  bytes: number
  requests: number
  thirdParty: number
  lcp: number
  shift: number
  blocked: number
}

/**
 * Lighthouse's mobile profile as DevTools applies it (`mobileSlow4G`: 150 ms and 1.6 Mbit/s, times its factors 3.75 and 0.9;
 * the processor four times slower).
 */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}

const PHONE = { viewport: { width: 360, height: 760 }, deviceScaleFactor: 2, hasTouch: true }

async function slow(session: CDPSession, network: boolean): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  if (!network) return
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW_4G)
}

/** In the page, before anything of its own: collects the entries that the times are made of. */
function observe(): void {
  const seen = { lcp: 0, shift: 0, blocked: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.lcp = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50)
  }).observe({ type: 'longtask', buffered: true })
}

/**
 * Loads a page cold under the slow-4G profile and waits ten seconds without touching it.
 *
 * @param browser a real Chromium
 * @param address whose page
 */
export async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await page.addInitScript(observe)
  const session = await context.newCDPSession(page)
  await slow(session, true)
  let [bytes, requests, thirdParty] = [0, 0, 0]
  const { host } = new URL(address)
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('data:')) return
    if (new URL(request.url).host === host) requests += 1
    else thirdParty += 1
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  await page.waitForTimeout(10_000)
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: Pick<Load, 'lcp' | 'shift' | 'blocked'> }).seen,
  )
  await context.close()
  return { bytes, requests, thirdParty, ...seen }
}

/** How long a finger presses, in milliseconds; the time is counted from its release, when the click happens. */
const PRESS = 100

/** In the page: leaves the moment of a click for the next page. */
function stamp(): void {
  addEventListener(
    'click',
    ({ timeStamp }) => sessionStorage.setItem('clicked', String(performance.timeOrigin + timeStamp)),
    true,
  )
}

/**
 * From the click on a link to the first paint of the page it leads to, in milliseconds.
 *
 * @param browser a real Chromium
 * @param address the page with the link
 * @param link its selector
 * @param network whether the network is slow 4G too; the processor is four times slower in any case
 */
export async function clickToPaint(
  browser: Browser,
  address: string,
  link: string,
  network: boolean,
): Promise<number> {
  const context = await browser.newContext(PHONE)
  const page: Page = await context.newPage()
  await page.addInitScript(stamp)
  await slow(await context.newCDPSession(page), network)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(500)
  const target = page.locator(link).first()
  await target.click({ noWaitAfter: true, delay: PRESS })
  await page.waitForURL((url) => url.href !== address, { waitUntil: 'load' })
  const milliseconds = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list, observer) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (!paint) return
          observer.disconnect()
          done(performance.timeOrigin + paint.startTime - Number(sessionStorage.getItem('clicked')))
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await context.close()
  return milliseconds
}
