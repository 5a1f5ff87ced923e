/** A network that takes every connection and never answers, as on a train: what is kept is shown all the same. */
import type { Server } from 'node:http'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { serve } from '../../src/cli/serve.ts'
import { keepPages } from '../browser/offline-setting.ts'
import { ONCE } from '../browser/watched.ts'
import { fixture } from '../build/built-site.ts'

let server: Server
let home: string
test.beforeEach(async () => {
  server = await serve(fixture, 0)
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

test('a page, its settings and the search are shown from what was kept', { tag: ONCE }, async ({ page }) => {
  const search = `${home}search/?q=${encodeURIComponent('皇后')}`
  await page.goto(`${home}articles/plan/`)
  await keepPages(page)
  await page.goto(search)
  await expect(page.locator('[data-search-total]')).toBeVisible()

  const { port } = server.address() as AddressInfo
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  const sockets: Socket[] = []
  const silent = createServer((socket) => sockets.push(socket)).listen(port, '127.0.0.1')
  try {
    await page.goto(`${home}articles/plan/`)
    await expect(page.locator('.kept > p').first()).toContainText('没有连上网站，这是留存的副本')
    await expect(page.locator('.body')).toContainText('皇后与后来')
    await page.locator('.letters').click()
    await expect(page.getByRole('dialog', { name: '字号与配色' })).toBeVisible({ timeout: 30_000 })
    await page.goto(search)
    await expect(page.locator('[data-search-total]')).toBeVisible({ timeout: 60_000 })
    expect(sockets.length).toBeGreaterThan(0)
  } finally {
    for (const socket of sockets) socket.destroy()
    silent.close()
  }
})
