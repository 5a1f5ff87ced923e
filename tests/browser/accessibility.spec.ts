import { axeViolations } from './axe-violations.ts'
import { templates } from './templates.ts'
import { expect, test } from './watched.ts'

for (const [name, site, place] of templates)
  test(`axe finds nothing on ${name}`, async ({ page }, { project }) => {
    // phones by day in all editions, desks by night in the first one; every other cross is for the full run
    const night = project.name === 'desk'
    await page.emulateMedia({ colorScheme: night ? 'dark' : 'light' })
    for (const edition of night ? [''] : ['', 'zh-tw/', 'zh-hk/']) {
      await page.goto(`${site()}${edition}${place}`)
      if (name === 'search') await expect(page.locator('[data-search-total]')).toHaveCount(1)
      expect(await axeViolations(page), edition).toEqual([])
    }
  })
