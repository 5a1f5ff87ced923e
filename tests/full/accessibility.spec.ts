/** axe on every kind of page in every edition, both themes, at both widths (one a project), with the tools open. */
import type { Page } from '@playwright/test'
import { axeViolations } from '../browser/axe-violations.ts'
import { templates } from '../browser/templates.ts'
import { expect, fixture, paper, test } from '../browser/watched.ts'

/** What axe finds by day and by night. */
async function violationsInBothThemes(page: Page): Promise<Record<string, string[]>> {
  const errors: Record<string, string[]> = {}
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    errors[colorScheme] = await axeViolations(page)
  }
  return errors
}
const none = { light: [], dark: [] }

for (const edition of ['', 'zh-tw/', 'zh-hk/']) {
  test(`axe finds nothing on any kind of page, /${edition}`, async ({ page }) => {
    for (const [name, site, place] of templates) {
      await page.goto(`${site()}${edition}${place}`)
      if (name === 'search') await expect(page.locator('[data-search-total]')).toHaveCount(1)
      expect.soft(await violationsInBothThemes(page), name).toEqual(none)
    }
  })
  test(`axe finds nothing with the tools open, /${edition}`, async ({ page }) => {
    await page.goto(`${paper()}${edition}articles/three-year-campaign-opens/`)
    await page.locator('.share summary').click()
    await page.locator('article [data-action=settings]').click()
    await expect(page.locator('.settings')).toBeVisible()
    expect.soft(await violationsInBothThemes(page), 'settings').toEqual(none)
    await page.goto(`${fixture()}${edition}articles/plan/`)
    await page.locator('[data-footnote-ref]').first().click()
    await expect(page.locator('.note-preview')).toBeVisible()
    expect.soft(await violationsInBothThemes(page), 'note').toEqual(none)
  })
}
