/** The hostile corpus as a site, in a Chromium that ignores the policy: what is inert is so by itself. */
import { rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../src/cli/serve.ts'
import { editionTable } from '../../src/editions/table.ts'
import { build } from '../build/built-site.ts'
import { openBrowser } from './crawl.ts'

const folder = 'build/tests/hostile'
const started: { stop(): unknown }[] = []
let origin = ''
beforeAll(async () => {
  build(folder, { SITE_CONTENT: 'tests/corpora/hostile', SITE_SHARE_IMAGES: '0' })
  const server = await serve(folder, 0)
  started.push({ stop: () => (server.closeAllConnections(), server.close()) })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  for (const each of started) each.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('hostile articles do nothing in Chromium, without the policy too', async () => {
  const browser = await openBrowser()
  started.push({ stop: () => browser.close() })
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const errors: string[] = []
  await page.exposeFunction('hit', (what: unknown) => errors.push(`ran: ${String(what)}`))
  page.on('dialog', (dialog) => errors.push(`dialog: ${dialog.message()}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      errors.push(`request: ${request.url()}`)
  })
  const places = editionTable.flatMap(({ path }) => [
    ...['scripts', 'events', 'addresses', 'clobber', 'entities', 'hidden', 'deep', 'huge-table'].map(
      (slug) => `/${path}articles/${slug}/`,
    ),
    `/${path}`,
    `/${path}tags/`,
    `/${path}tags/script/`,
    `/${path}tags/constructor/`,
    `/${path}sources/valueof/`,
    `/${path}search/?q=${encodeURIComponent('<img src=x onerror=hit(1)>')}`,
    `/${path}search/?q=${encodeURIComponent('script')}&tag=${encodeURIComponent('"><script>hit(2)</script>')}&sort=__proto__`,
  ])
  for (const place of places) {
    await page.goto(origin + place)
    if (place.includes('?q=')) await page.waitForSelector('[data-search-total]', { state: 'attached' })
    // whatever waits for the pointer, the focus or a click
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('article *, main a'))
        for (const type of ['mouseover', 'focus', 'toggle', 'animationstart'])
          element.dispatchEvent(new Event(type))
      for (const link of document.querySelectorAll<HTMLAnchorElement>('article a'))
        if (!/^(?:https?|mailto):$/u.test(link.protocol)) link.click()
    })
    const names = await page.evaluate(() => [
      document.location instanceof Location,
      document.body instanceof HTMLBodyElement,
      document.querySelector === Document.prototype.querySelector,
      document.querySelectorAll('footer.page').length === 1,
      document.querySelector('footer.page')?.parentElement === document.body,
      localStorage instanceof Storage,
    ])
    expect(names, place).toEqual([true, true, true, true, true, true])
    expect(new URL(page.url()).origin, place).toBe(origin)
  }
  // the probe itself is heard
  await page.evaluate("hit('probe')")
  expect(errors).toEqual(['ran: probe'])
})
