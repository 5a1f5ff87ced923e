/** axe on every kind of page in every edition, both themes, at both widths (one a project), with the tools open. */
import { axeFaults } from '../browser/axe-faults.ts'
import { templates } from '../browser/templates.ts'
import { expect, fixture, paper, test } from '../browser/watched.ts'

for (const colorScheme of ['light', 'dark'] as const)
  for (const edition of ['', 'zh-tw/', 'zh-hk/']) {
    test(`axe finds nothing on any kind of page, /${edition}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      for (const [name, site, place] of templates) {
        await page.goto(`${site()}${edition}${place}`)
        if (name === 'search') await expect(page.locator('[data-search-total]')).toHaveCount(1)
        expect.soft(await axeFaults(page), name).toEqual([])
      }
    })
    test(`axe finds nothing with the tools open, /${edition}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(`${paper()}${edition}articles/three-year-campaign-opens/`)
      await page.locator('.share summary').click()
      await page.locator('article [data-act=settings]').click()
      await expect(page.locator('.settings')).toBeVisible()
      expect.soft(await axeFaults(page), 'settings').toEqual([])
      await page.goto(`${fixture()}${edition}articles/plan/`)
      await page.locator('[data-footnote-ref]').first().click()
      await expect(page.locator('.note-preview')).toBeVisible()
      expect.soft(await axeFaults(page), 'note').toEqual([])
    })
  }
