/** Every page of a site in Chromium: what its policy refuses, what it asks of others, what is missing. */
import { chromium, type Browser, type Page } from '@playwright/test'
import { systemChromium } from '../browser/chromium.ts'

/** @returns a browser, that of the machine where there is one */
export function openBrowser(): Promise<Browser> {
  const executablePath = systemChromium()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    ...(process.getuid?.() === 0 && { args: ['--no-sandbox'] }),
  })
}

/**
 * Opens pages and waits until each has loaded.
 *
 * @param origin of the server
 * @param places paths from the host
 * @returns one line for each violation of the policy, request to somebody else, error, and missing file
 */
export async function crawl(browser: Browser, origin: string, places: readonly string[]): Promise<string[]> {
  const errors: string[] = []
  const queue = places.values()
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { violations: seen })
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      seen.push(`${violatedDirective} ${blockedURI} ${sample}`),
    )
  })
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const page = await context.newPage()
      let place = ''
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${place}: console: ${message.text()}`)
      })
      page.on('pageerror', (error) => errors.push(`${place}: error: ${error.message}`))
      page.on('request', (request) => {
        if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
          errors.push(`${place}: request: ${request.url()}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 400) errors.push(`${place}: ${response.status()} ${response.url()}`)
      })
      for (place of queue) {
        await page.goto(origin + place, { waitUntil: 'load' })
        if (place.includes('?q=')) await page.waitForSelector('[data-search-total]', { state: 'attached' })
        const violations = await page.evaluate(
          () => (globalThis as unknown as { violations: string[] }).violations,
        )
        errors.push(...violations.map((violation) => `${place}: policy: ${violation}`))
      }
    }),
  )
  await context.close()
  return errors
}

/** @returns the directive by which the open page's policy refuses a request to somebody else */
export function refusalOfForeignFetch(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((done) => {
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => done(violatedDirective))
        void fetch('https://example.com/').catch(() => undefined)
      }),
  )
}
