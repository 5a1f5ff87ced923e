/** A site under a path and another domain, end to end: on nginx and Caddy, in Chromium, in its feeds and its manifest. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sirv from 'sirv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlFiles } from '../../src/build/built-pages.ts'
import { serversFolder } from '../../src/build/write-delivery.ts'
import { build } from '../build/built-site.ts'
import { crawl, openBrowser, refusalOfForeignFetch } from './crawl.ts'
import { missing } from './needs.ts'
import { get, startCaddy, startNginx, type RealServer } from './real-servers.ts'

const SITE_URL = 'https://news.example.org'
const folder = 'build/tests/under-a-path'
beforeAll(() => {
  build(folder, {
    SITE_CONTENT: 'tests/fixtures/paper',
    SITE_URL,
    SITE_BASE: '/paper/',
    SITE_POLICY_IN_PAGES: '1',
  })
})
afterAll(() => {
  for (const each of [folder, serversFolder(folder)]) rmSync(each, { recursive: true, force: true })
})
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

test('no address leaves the path or names the other domain', () => {
  for (const file of htmlFiles(folder)) {
    const html = read(file)
    expect(html, file).not.toContain('shinan-renewal.example/')
    const own = [...html.matchAll(/(?:href|src|action|content)="(\/[^"]*)"/gu)].map(
      ([, address = '']) => address,
    )
    expect(
      own.filter((address) => !address.startsWith('/paper/')),
      file,
    ).toEqual([])
    const canonical = /rel="canonical" href="([^"]+)"/u.exec(html)?.[1]
    if (canonical !== undefined) expect(canonical, file).toMatch(/^https:\/\/news\.example\.org\/paper\//u)
  }
})

test('feeds, site maps, manifest, OpenSearch, robots, redirects and headers name it', () => {
  for (const file of [
    'feed.xml',
    'atom.xml',
    'feed.json',
    'zh-tw/feed.xml',
    'tags/jiuqu/feed.xml',
    'sitemap.xml',
    'sitemaps/pages-1.xml',
    'opensearch.xml',
  ]) {
    const text = read(file)
    expect(text, file).toContain(`${SITE_URL}/paper/`)
    const others = [...text.matchAll(/https:\/\/news\.example\.org(\/[^"<\s\\]*)/gu)].filter(
      ([, path = '']) => !path.startsWith('/paper/'),
    )
    expect(others, file).toEqual([])
  }
  const manifest = JSON.parse(read('zh-hk/manifest.webmanifest')) as {
    start_url: string
    scope: string
    icons: { src: string }[]
  }
  expect(
    [manifest.start_url, manifest.scope, ...manifest.icons.map(({ src }) => src)].filter(
      (address) => !address.startsWith('/paper/'),
    ),
  ).toEqual([])
  expect(read('robots.txt')).toContain(`Sitemap: ${SITE_URL}/paper/`)
  expect(read('_redirects')).toContain('/paper/zh-tw/articles/old-name/ /paper/zh-tw/articles/plan/ 301')
  expect(read('_headers')).toContain('\n/paper/_assets/*\n')
})

const without =
  missing('nginx', 'a site under a path on nginx') || missing('caddy', 'a site under a path on Caddy')
describe.skipIf(without)('on the servers', () => {
  test.each([['nginx', startNginx] as const, ['Caddy', startCaddy] as const])('%s', async (_, start) => {
    const server: RealServer = await start(folder, '/paper/')
    const browser = await openBrowser()
    try {
      const pages = ['', 'zh-tw/', 'zh-hk/'].flatMap((edition) =>
        [
          '',
          'articles/plan/',
          'tags/jiuqu/',
          'archive/2023/',
          'glance/',
          'about/',
          `search/?q=${encodeURIComponent('面条')}`,
        ].map((page) => `/paper/${edition}${page}`),
      )
      expect(await crawl(browser, server.origin, pages)).toEqual([])
      const lost = await get(`${server.origin}/paper/zh-tw/none/`)
      expect(lost.status).toBe(404)
      expect(lost.body.toString()).toContain('<html lang="zh-Hant-TW">')
      expect((await get(`${server.origin}/paper/feed.xml`)).headers['content-type']).toBe(
        'application/rss+xml; charset=utf-8',
      )
      for (const edition of ['', 'zh-tw/', 'zh-hk/']) {
        const { status, headers } = await get(`${server.origin}/paper/${edition}rss.xml`)
        expect([status, headers['location']]).toEqual([301, `/paper/${edition}feed.xml`])
      }
      const page = await browser.newPage()
      await page.goto(`${server.origin}/paper/zh-tw/`)
      await page.locator('header input[name=q]').fill('头发')
      await page.locator('header [data-search-box] button').first().click()
      await page.waitForSelector('[data-search-total]', { state: 'attached' })
      expect(new URL(page.url()).pathname).toBe('/paper/zh-tw/search/')
      await page.locator('[data-search-url] a').first().click()
      await page.waitForURL(/\/paper\/zh-tw\/articles\//u)
      await page.locator('.switch a[lang=zh-Hans]').click()
      await page.waitForURL(/\/paper\/articles\//u)
    } finally {
      await browser.close()
      await server.stop()
    }
  })
})

test('on a host that sends no headers of ours, the policy of the pages refuses what is not theirs', async () => {
  for (const file of htmlFiles(folder))
    expect(read(file).split('<meta http-equiv="Content-Security-Policy"'), file).toHaveLength(2)
  // else the browser itself may have a page that this host no longer gives
  const files = sirv(folder, { setHeaders: (response) => response.setHeader('cache-control', 'no-cache') })
  const server = createServer((request, response) => {
    request.url = request.url?.replace('/paper/', '/') ?? '/'
    files(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  try {
    const pages = ['', 'zh-tw/', 'zh-hk/'].flatMap((edition) =>
      ['', 'articles/plan/', 'articles/park/', 'glance/', `search/?q=${encodeURIComponent('面条')}`].map(
        (page) => `/paper/${edition}${page}`,
      ),
    )
    expect(await crawl(browser, origin, pages)).toEqual([])
    const page = await browser.newPage()
    await page.goto(`${origin}/paper/`)
    expect(await refusalOfForeignFetch(page)).toBe('connect-src')
    // a reader keeps this paper, and nothing else of the host
    await page.goto(`${origin}/paper/articles/plan/`)
    await page.locator('.letters').click()
    await page.locator('.offline input').last().check({ force: true })
    await page.getByText('留存好了').waitFor()
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(
      `${origin}/paper/`,
    )
    server.closeAllConnections()
    server.close()
    for (const place of ['', 'articles/plan/']) {
      await page.goto(`${origin}/paper/${place}`)
      await page.locator('.kept').waitFor()
    }
  } finally {
    await browser.close()
    server.close()
  }
})

test('an address that is none is refused in words before anything is built', () => {
  const out = mkdtempSync(join(tmpdir(), 'none-'))
  for (const [name, value] of [
    ['SITE_BASE', 'paper'],
    ['SITE_URL', 'news.example.org'],
  ] as const) {
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts', '--outDir', out], {
      env: { ...process.env, [name]: value },
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toContain(`现在是 "${value}"`)
  }
  rmSync(out, { recursive: true })
})
