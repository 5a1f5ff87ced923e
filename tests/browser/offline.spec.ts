/** What a reader keeps to read without a network: a site of its own, which is taken away and replaced. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { fixture } from '../build/built-site.ts'
import { serve } from '../../src/cli/serve.ts'
import { keepPages, openSettings, setting } from './offline-setting.ts'
import { ONCE } from './watched.ts'

let folder: string
let server: Server
let home: string

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'))
  cpSync(fixture, folder, { recursive: true })
  server = await serve(folder, 0)
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
test.afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const keptPages = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.endsWith('#pages'))
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return kept.flat().map(({ url }) => new URL(url).pathname)
  })
const isKept = (page: Page, path: string) => expect.poll(() => keptPages(page)).toContain(path)

/** Changes the site as a deploy does. */
function deploy(file: string, from: string, to: string): void {
  const page = readFileSync(join(folder, file), 'utf8')
  expect(page).toContain(from)
  writeFileSync(join(folder, file), page.replaceAll(from, to))
  writeFileSync(join(folder, 'sw.js'), `${readFileSync(join(folder, 'sw.js'), 'utf8')}//`)
}

test(
  'nothing is kept before a reader asks; then what was opened is there without a network, and says so',
  { tag: ONCE },
  async ({ page, context }) => {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(`${home}articles/plan/`)
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    await openSettings(page)
    await setting(page).getByLabel('开').check({ force: true })
    await expect(setting(page).getByRole('status')).toHaveText('留存好了，以后打开的文章也会留存')
    expect(await keptPages(page)).toEqual(expect.arrayContaining(['/', '/articles/plan/']))
    // an article in another script brings its own front page
    await page.goto(`${home}zh-tw/articles/hant/`)
    await isKept(page, '/zh-tw/')
    await page.goto(`${home}search/?q=${encodeURIComponent('里院')}`)
    await expect(page.locator('[data-search-total]')).toBeVisible()
    await isKept(page, '/search/')

    await context.setOffline(true)
    await page.goto(`${home}articles/plan/`)
    await expect(page.locator('.kept > p').first()).toHaveText(
      /^没有连上网站，这是留存的副本，存于20\d\d年\d+月\d+日 \d\d:\d\d$/u,
    )
    await expect(page.locator('.body')).toContainText('皇后与后来')
    // what a page loads late is there too
    await page.locator('.letters').click()
    await expect(page.getByRole('dialog', { name: '字号与配色' })).toBeVisible()
    await page.goto(`${home}zh-tw/articles/hant/`)
    await expect(page.locator('.kept > p').first()).toContainText('沒有連上網站，這是留存的副本')
    await page.goto(`${home}zh-tw/`)
    await expect(page.locator('.kept > p').first()).toContainText('沒有連上網站，這是留存的副本')
    await page.goto(`${home}search/?q=${encodeURIComponent('皇后')}`)
    await expect(page.locator('[data-search-total]')).toBeVisible()

    // what was never opened leads to what was
    const answer = await page.goto(`${home}articles/no-pictures/`)
    expect(answer?.status()).toBe(503)
    await expect(page.locator('.kept > p').first()).toHaveText('没有连上网站，这一页也没有留存')
    await page.locator('.kept').getByRole('link').click()
    await expect(page).toHaveURL(`${home}articles/plan/`)
    await expect(page.locator('.body')).toContainText('皇后与后来')
    expect(errors).toEqual([])

    await context.setOffline(false)
    await page.reload()
    await expect(page.locator('.kept')).toHaveCount(0)
  },
)

test(
  'a new deploy takes the place of what was kept; a page that is gone goes',
  { tag: ONCE },
  async ({ page, context }) => {
    await page.goto(`${home}articles/hant/`)
    await keepPages(page)
    await page.goto(`${home}articles/plan/`)
    await isKept(page, '/articles/plan/')
    // no host keeps it, so that a deploy is seen
    const { headers } = await fetch(`${home}sw.js`)
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    deploy('articles/hant/index.html', '从台湾来的里院报导', '新的题目')
    rmSync(join(folder, 'articles/plan'), { recursive: true })
    await page.goto(`${home}tags/`)
    const title = () =>
      page.evaluate(
        async (url) => /<title>(.*?)<\/title>/u.exec((await (await caches.match(url))?.text()) ?? '')?.[1],
        `${home}articles/hant/`,
      )
    await expect.poll(title, { timeout: 40_000 }).toContain('新的题目')
    await expect.poll(() => keptPages(page)).not.toContain('/articles/plan/')
    await context.setOffline(true)
    await page.goto(`${home}articles/hant/`)
    await expect(page).toHaveTitle(/新的题目/u)
  },
)

test('switched off, nothing is left, and nothing is kept again', { tag: ONCE }, async ({ page, context }) => {
  await page.goto(`${home}articles/plan/`)
  await keepPages(page)
  await setting(page).getByLabel('关').check({ force: true })
  await expect(setting(page).getByRole('status')).toHaveText('已全部删去')
  const left = () =>
    page.evaluate(async () => [
      ...(await caches.keys()),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ])
  expect(await left()).toEqual([])
  // the worker still serves the page that is open
  await page.evaluate(async () => (await fetch('/search/manifest.json')).text())
  expect(await left()).toEqual([])
  await page.goto(`${home}articles/hant/`)
  expect(await left()).toEqual([])
  await context.setOffline(true)
  await expect(page.goto(`${home}articles/plan/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
})

test(
  'no more is kept than sixty pages, and the last that was opened stays',
  { tag: ONCE },
  async ({ page }) => {
    await page.goto(`${home}articles/plan/`)
    await keepPages(page)
    await page.evaluate(async () => {
      const name = (await caches.keys()).find((name) => name.endsWith('#pages')) ?? ''
      const pages = await caches.open(name)
      for (let at = 0; at < 80; at += 1) await pages.put(`/articles/made-${at}/`, new Response('<title>'))
    })
    await page.goto(`${home}articles/hant/`)
    await expect.poll(async () => (await keptPages(page)).length).toBe(60)
    expect(await keptPages(page)).toEqual(expect.arrayContaining(['/articles/hant/', '/']))
  },
)

test(
  'where the browser keeps nothing, it is said and left as it was',
  { tag: ONCE },
  async ({ page, context }) => {
    await page.goto(`${home}articles/plan/`)
    const browser = await context.newCDPSession(page)
    await browser.send('Storage.overrideQuotaForOrigin', { origin: home.slice(0, -1), quotaSize: 1000 })
    await openSettings(page)
    const refused = async () => {
      await setting(page).getByLabel('开').check({ force: true })
      await expect(setting(page).getByRole('status')).toContainText('没有留存成')
      await expect(setting(page).getByLabel('关')).toBeChecked()
      expect(await page.evaluate(() => caches.keys())).toEqual([])
    }
    await refused()
    await page.reload()
    await browser.send('Storage.overrideQuotaForOrigin', { origin: home.slice(0, -1) })
    rmSync(join(folder, 'sw.js'))
    await openSettings(page)
    await refused()
  },
)
