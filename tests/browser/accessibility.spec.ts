import { axeViolations } from './axe-violations.ts'
import { templates } from './templates.ts'
import { expect, test } from './watched.ts'

const EDITIONS = ['', 'zh-tw/', 'zh-hk/']

for (const [at, [name, site, place]] of templates.entries())
  test(`axe finds nothing on ${name}`, async ({ page }, { project }) => {
    // phones by day, each kind in another edition, desks by night in the first one; every other cross is for the full run
    const night = project.name === 'desk'
    await page.emulateMedia({ colorScheme: night ? 'dark' : 'light' })
    const edition = night ? '' : (EDITIONS[at % 3] ?? '')
    await page.goto(`${site()}${edition}${place}`)
    if (name === 'search') await expect(page.locator('[data-search-total]')).toHaveCount(1)
    expect(await axeViolations(page), edition).toEqual([])
  })
