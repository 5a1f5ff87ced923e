/** The setting by which a reader keeps pages, as it stands among the reading settings. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Its group of two choices, 开 and 关. */
export const setting = (page: Page): Locator =>
  page.getByRole('group', { name: /^(?:离线也能读|離線也能讀)$/u })

/** Opens the reading settings. */
export async function openSettings(page: Page): Promise<void> {
  await page.locator('.letters').click()
  await expect(setting(page)).toBeVisible()
}

/** Asks for pages to be kept, and waits until the open one is. */
export async function keepPages(page: Page): Promise<void> {
  await openSettings(page)
  await setting(page).getByLabel('开').check({ force: true })
  await expect(setting(page).getByRole('status')).toContainText('留存好了')
}
