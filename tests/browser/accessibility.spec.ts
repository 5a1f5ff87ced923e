import { axeViolations } from './axe-violations.ts'
import { templates } from './templates.ts'
import { expect, ONCE, test } from './watched.ts'

const EDITIONS = ['', 'zh-tw/', 'zh-hk/']

for (const [at, [name, site, place]] of templates.entries())
  test(`axe finds nothing on ${name}`, { tag: ONCE }, async ({ page }) => {
    // each kind in another edition and theme than the one before; every cross, on desks too, is for the full run
    await page.emulateMedia({ colorScheme: at % 2 === 0 ? 'light' : 'dark' })
    const edition = EDITIONS[at % 3] ?? ''
    await page.goto(`${site()}${edition}${place}`)
    if (name === 'search') await expect(page.locator('[data-search-total]')).toHaveCount(1)
    expect(await axeViolations(page), edition).toEqual([])
  })
