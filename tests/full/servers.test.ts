/** Both built sites on the servers that a paper runs on, with the configurations that the build wrote. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminHeaders, commonHeaders, headersOf } from '../../src/build/headers.ts'
import { htmlFiles, readBuiltPages, stylesOf } from '../../src/build/built-pages.ts'
import { serversFolder } from '../../src/build/write-delivery.ts'
import { editionTable } from '../../src/editions/table.ts'
import { build, fixture, paper } from '../build/built-site.ts'
import { ownFixture } from '../build/project.ts'
import { crawl, openBrowser, refusalOfForeignFetch } from './crawl.ts'
import { missing } from './needs.ts'
import { observatoryScore } from './observatory.ts'
import { get, startCaddy, startNginx, type Answer, type RealServer } from './real-servers.ts'

/** The fixture with what `npm run precompress` writes beside its files. */
const packed = 'build/tests/packed'
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !/\.(?:br|gz)$|^(?:_headers|_redirects|\.built-files)$/u.test(name))
    .sort()
/** The address of a file, from the host. */
const place = (file: string) => `/${encodeURI(file).replace(/(^|\/)index\.html$/u, '$1')}`

/** Headers that differ from answer to answer, or that speak of the connection. */
const OWN =
  /^(?:date|etag|last-modified|server|via|connection|keep-alive|accept-ranges|content-length|transfer-encoding|vary|alt-svc)$/u
const ours = ({ headers }: Answer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.test(name)))

const without = missing('nginx', 'the site on nginx') || missing('caddy', 'the site on Caddy')

describe.skipIf(without)('nginx and Caddy', () => {
  let nginx: RealServer
  let caddy: Awaited<ReturnType<typeof startCaddy>>
  let browser: Browser
  const running: { stop(): Promise<unknown> }[] = []
  const both = () => [nginx, caddy]

  beforeAll(async () => {
    rmSync(packed, { recursive: true, force: true })
    cpSync(fixture, packed, { recursive: true })
    cpSync(serversFolder(fixture), serversFolder(packed), { recursive: true })
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/precompress.ts', '--dir', packed], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    running.push((nginx = await startNginx(packed)), (caddy = await startCaddy(packed)))
    browser = await openBrowser()
    running.push({ stop: () => browser.close() })
  })
  afterAll(async () => {
    for (const each of running) await each.stop()
    rmSync(packed, { recursive: true, force: true })
    rmSync(serversFolder(packed), { recursive: true, force: true })
  })

  test('every file has the same headers on both, those of the source, and the compressed copy is sent', async () => {
    const common = Object.fromEntries(
      commonHeaders(stylesOf(readBuiltPages(fixture))).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const names = files(packed).filter((file) => !file.includes('articles/old-name/'))
    expect(names.length).toBeGreaterThan(300)
    expect(names.filter((name) => existsSync(join(packed, `${name}.br`))).length).toBeGreaterThan(150)
    for (const file of names) {
      const path = place(file)
      const type = file.endsWith('.html') ? '/x.html' : path
      const wanted = {
        ...common,
        ...Object.fromEntries(headersOf(type).map(([name, value]) => [name.toLowerCase(), value])),
      }
      const text = readFileSync(join(packed, file))
      const encodings = (['br', 'gzip'] as const).map((name) => ({
        name,
        there: existsSync(join(packed, `${file}.${name === 'br' ? 'br' : 'gz'}`)),
        unpack: name === 'br' ? brotliDecompressSync : gunzipSync,
      }))
      for (const server of both()) {
        for (const { name, there, unpack } of encodings) {
          const answer = await get(server.origin + path, { 'accept-encoding': name })
          const at = `${server.name} ${path} ${name}`
          expect(answer.status, at).toBe(200)
          expect(ours(answer), at).toEqual({ ...wanted, ...(there && { 'content-encoding': name }) })
          expect((there ? unpack(answer.body) : answer.body).equals(text), at).toBe(true)
          if (there) expect(answer.headers['vary']?.toLowerCase(), at).toContain('accept-encoding')
        }
      }
    }
    const [first, second] = await Promise.all(both().map(({ origin }) => get(`${origin}/`)))
    expect(first?.headers['content-encoding']).toBeUndefined()
    expect(second?.body.equals(readFileSync(join(packed, 'index.html')))).toBe(true)
  })

  test.each(editionTable)(
    'what is not there is answered in the edition of the address: $name',
    async ({ path, lang }) => {
      for (const lost of ['no-such-page/', 'no-such-page.png', 'articles/none', '_assets/none.css'])
        for (const server of both()) {
          const answer = await get(`${server.origin}/${path}${lost}`, { 'accept-encoding': 'br' })
          const at = `${server.name} /${path}${lost}`
          expect(answer.status, at).toBe(404)
          expect(answer.headers['content-type'], at).toBe('text/html; charset=utf-8')
          expect(answer.headers['cache-control'], at).toBe('public, max-age=0, must-revalidate')
          expect(answer.headers['content-security-policy'], at).toContain("default-src 'none'")
          expect(brotliDecompressSync(answer.body).toString(), at).toContain(`<html lang="${lang}">`)
        }
    },
  )

  test('old addresses are redirected, folders without their slash too; what is for other hosts is not shown', async () => {
    for (const { origin, name } of both()) {
      const old = await get(`${origin}/zh-tw/articles/old-name/`)
      expect([old.status, old.headers['location']], name).toEqual([301, '/zh-tw/articles/plan/'])
      const folder = await get(`${origin}/articles/plan`)
      expect([301, 308], name).toContain(folder.status)
      expect(folder.headers['location'], name).toMatch(/(?:^|[^/])\/articles\/plan\/$/u)
      for (const file of ['_headers', '_redirects', '.built-files'])
        expect((await get(`${origin}/${file}`)).status, name).toBe(404)
    }
  })

  test('only GET and HEAD; wrong addresses are refused; a slash redirect keeps the query', async () => {
    for (const { origin, name } of both()) {
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
        expect((await get(`${origin}/`, {}, method)).status, `${name} ${method}`).toBe(405)
      expect((await get(`${origin}/`, {}, 'HEAD')).status, name).toBe(200)
      expect((await get(`${origin}/%00`)).status, name).toBe(400)
      expect((await get(`${origin}/?${'a'.repeat(9000)}`)).status, name).toBe(414)
      expect((await get(`${origin}/search?q=%E9%87%8C%E9%99%A2`)).headers['location'], name).toMatch(
        /(?:^|[^/])\/search\/\?q=%E9%87%8C%E9%99%A2$/u,
      )
      for (const copy of ['index.html.br', 'index.html.gz'])
        expect((await get(`${origin}/${copy}`)).status, `${name} ${copy}`).toBe(404)
      expect((await get(`${origin}/`)).headers['vary'], name).toBe('Accept-Encoding')
    }
  })

  test('nginx with TLS: HTTP leads to HTTPS, an unknown host is closed', async () => {
    const secure = await startNginx(packed, '/', true)
    try {
      expect((await get(`${secure.origin}/articles/plan/`)).status).toBe(200)
      const plain = await get(`${secure.plain}/search/?q=1`)
      expect([plain.status, plain.headers['location']]).toEqual([
        301,
        'https://shinan-renewal.example/search/?q=1',
      ])
      await expect(get(`${secure.plain}/`, { host: 'elsewhere.example' })).rejects.toThrow()
      await expect(get(`${nginx.origin}/`, { host: 'elsewhere.example' })).rejects.toThrow()
    } finally {
      await secure.stop()
    }
  })

  test('every page of every edition in Chromium: the policy refuses nothing, nobody else is asked', async () => {
    const pages = htmlFiles(packed)
      .filter(
        (file) =>
          !file.endsWith('404.html') &&
          !readFileSync(join(packed, file), 'utf8').includes('http-equiv="refresh"'),
      )
      .map(place)
    expect(pages.length).toBeGreaterThan(100)
    const searches = editionTable.map(({ path }) => `/${path}search/?q=${encodeURIComponent('面条')}`)
    const feeds = editionTable.flatMap(({ path }) => [`/${path}feed.xml`, `/${path}atom.xml`])
    // Caddy gives the same bytes with the same headers
    expect(await crawl(browser, nginx.origin, [...pages, ...searches, ...feeds])).toEqual([])
  })

  test('a page that breaks the policy is found by the crawl', async () => {
    const page = await browser.newPage()
    await page.goto(`${nginx.origin}/`)
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>'
        return false
      } catch {
        return true
      }
    })
    expect(refused).toBe(true)
    expect(await refusalOfForeignFetch(page)).toBe('connect-src')
    await page.close()
  })

  test('the Observatory would give 100 or more', async () => {
    const answer = await get(`${caddy.secure}/`)
    const way = await get(`${caddy.plain}/`)
    const { score, points } = observatoryScore({
      headers: answer.headers,
      html: answer.body.toString(),
      redirected:
        [301, 302, 307, 308].includes(way.status) &&
        (way.headers['location'] ?? '').startsWith('https://localhost'),
    })
    console.log(`Observatory: ${score} ${JSON.stringify(points)}`)
    expect(score).toBeGreaterThanOrEqual(100)
    expect(observatoryScore({ headers: {}, html: '', redirected: true }).score).toBeLessThan(60)
  })
})

describe.skipIf(without)('redirects of usual addresses, and the editing pages', () => {
  const site = 'build/tests/with-admin'
  const running: RealServer[] = []
  /** Each way by which the site is reached. */
  const ways: (readonly [name: string, origin: string])[] = []
  beforeAll(async () => {
    build(site, { SITE_CONTENT: ownFixture(), SITE_ADMIN: '1' })
    const { status } = spawnSync(process.execPath, ['src/cli/precompress.ts', '--dir', site])
    expect(status).toBe(0)
    const [nginx, secure, caddy] = [
      await startNginx(site),
      await startNginx(site, '/', true),
      await startCaddy(site),
    ]
    running.push(nginx, secure, caddy)
    ways.push(
      ['nginx', nginx.origin],
      ['nginx with TLS', secure.origin],
      ['Caddy', caddy.origin],
      ['Caddy with TLS', caddy.secure],
    )
  })
  afterAll(async () => {
    for (const server of running) await server.stop()
    for (const each of [site, serversFolder(site)]) rmSync(each, { recursive: true, force: true })
  })

  test('where other programs have feeds and site maps, ours are found', async () => {
    for (const [name, origin] of ways)
      for (const [from, to] of [
        ...editionTable.map(({ path }) => [`/${path}rss.xml`, `/${path}feed.xml`] as const),
        ['/sitemap-index.xml', '/sitemap.xml'] as const,
      ])
        for (const method of ['GET', 'HEAD']) {
          const { status, headers } = await get(origin + from, {}, method)
          expect([status, headers['location']], `${name} ${method} ${from}`).toEqual([301, to])
          expect((await get(origin + to)).status, `${name} ${to}`).toBe(200)
        }
  })

  test('the editing pages have their own headers on every file, and are in no list', async () => {
    const own = files(join(site, 'admin')).map((file) => `admin/${file}`)
    expect(own).toEqual(expect.arrayContaining(['admin/index.html', 'admin/config.json']))
    const common = Object.fromEntries(adminHeaders().map(([name, value]) => [name.toLowerCase(), value]))
    expect(common['content-security-policy']).toBeUndefined()
    for (const [name, origin] of ways) {
      for (const file of own) {
        const path = place(file)
        const wanted = {
          ...common,
          ...Object.fromEntries(
            headersOf(file.endsWith('.html') ? '/x.html' : path).map(([key, value]) => [
              key.toLowerCase(),
              value,
            ]),
          ),
        }
        const answer = await get(origin + path, { 'accept-encoding': 'br' })
        const there = existsSync(join(site, `${file}.br`))
        expect(answer.status, `${name} ${path}`).toBe(200)
        expect(ours(answer), `${name} ${path}`).toEqual({
          ...wanted,
          ...(there && { 'content-encoding': 'br' }),
        })
        if (there)
          expect((await get(`${origin}/${encodeURI(file)}.br`)).status, `${name} ${file}.br`).toBe(404)
      }
      const folder = await get(`${origin}/admin`)
      expect([301, 308], name).toContain(folder.status)
      expect(folder.headers['location'], name).toMatch(/(?:^|[^/])\/admin\/$/u)
      expect((await get(`${origin}/admin/`, {}, 'POST')).status, name).toBe(405)
      const lost = await get(`${origin}/admin/none.js`)
      expect([lost.status, lost.headers['content-type']], name).toEqual([404, 'text/html; charset=utf-8'])
      expect(lost.headers['content-security-policy'], name).toContain("default-src 'none'")
      // the paper beside them is as it was
      expect((await get(`${origin}/`)).headers['content-security-policy'], name).toContain(
        "default-src 'none'",
      )
    }
  })

  test('they open in Chromium', async () => {
    const browser = await openBrowser()
    try {
      for (const [name, origin] of ways) {
        const context = await browser.newContext({ ignoreHTTPSErrors: true })
        const page = await context.newPage()
        const refused: string[] = []
        page.on('console', (message) => {
          const text = message.text()
          // fonts and GitHub's state, which Sveltia asks for elsewhere: nothing comes from anywhere else
          if (text.includes('Content Security Policy') && !/githubstatus|cdn\.jsdelivr/u.test(text))
            refused.push(text)
        })
        await page.goto(`${origin}/admin/`)
        await page.getByRole('button').first().waitFor({ timeout: 60_000 })
        expect(refused, name).toEqual([])
        await context.close()
      }
    } finally {
      await browser.close()
    }
  })
})

describe.skipIf(without)('the paper on nginx and Caddy', () => {
  test('its main pages in Chromium', async () => {
    const browser = await openBrowser()
    try {
      for (const start of [startNginx, startCaddy]) {
        const server = await start(paper)
        const pages = editionTable.flatMap(({ path }) =>
          [
            '',
            'articles/three-year-campaign-opens/',
            'tags/tingche/',
            'glance/',
            'archive/',
            `search/?q=${encodeURIComponent('里院')}`,
          ].map((page) => `/${path}${page}`),
        )
        const errors = await crawl(browser, server.origin, pages)
        await server.stop()
        expect(errors, server.name).toEqual([])
      }
    } finally {
      await browser.close()
    }
  })
})
