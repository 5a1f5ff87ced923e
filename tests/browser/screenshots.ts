/** `npm run screenshots [-- --dir dist --out screenshots]`: every kind of page in three editions, two themes, three widths. */
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { serve } from '../../src/cli/serve.ts'
import { editionTable } from '../../src/editions/table.ts'
import { systemChromium } from './chromium.ts'

const PAGES = {
  front: '',
  article: 'articles/three-year-campaign-opens/',
  charts: 'articles/reading-old-town-visitor-numbers/',
  topic: 'tags/lishi-chengqu/',
  glance: 'glance/',
  archive: 'archive/',
  search: `search/?q=${encodeURIComponent('里院')}`,
  about: 'about/',
  missing: '404.html',
}

const { values } = parseArgs({
  options: { dir: { type: 'string', default: 'dist' }, out: { type: 'string', default: 'screenshots' } },
})
const server = await serve(resolve(values.dir), 0)
const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const executablePath = systemChromium()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
mkdirSync(values.out, { recursive: true })
for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [360, 768, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    for (const { id, path } of editionTable)
      for (const [name, place] of Object.entries(PAGES)) {
        await page.goto(`${home}${path}${place}`)
        if (name === 'search') await page.locator('[data-search-total]').waitFor()
        await page.screenshot({
          path: join(values.out, `${name}-${id}-${width}-${colorScheme}.png`),
          fullPage: true,
        })
      }
    await page.close()
  }
await browser.close()
server.close()
