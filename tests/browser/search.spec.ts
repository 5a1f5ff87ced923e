import { paper, expect, test } from './watched.ts'

const cases = [
  { edition: '', query: '里院', shown: '里院' },
  { edition: '', query: '歷史城區', shown: '历史城区' },
  { edition: 'zh-tw/', query: '历史城区', shown: '歷史城區' },
  { edition: 'zh-hk/', query: '曆史城區'.replace('曆', '歷'), shown: '歷史城區' },
  { edition: 'zh-tw/', query: '3864', shown: '3864' },
]

for (const { edition, query, shown } of cases)
  test(`${query} is found and marked on /${edition}search/`, async ({ page }) => {
    await page.goto(`${paper()}${edition}search/?q=${encodeURIComponent(query)}`)
    const results = page.locator('[data-search-total]')
    await expect(results).toHaveAttribute('data-search-tier', 'exact')
    expect(Number(await results.getAttribute('data-search-total'))).toBeGreaterThan(0)
    await expect(page.locator('[data-search-url] mark').first()).toHaveText(shown)
    const urls = await page
      .locator('[data-search-url]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-search-url')))
    expect(urls.length).toBeGreaterThan(0)
    for (const url of urls) expect(url).toContain(`/${edition}articles/`)
  })

test('a reader types into the header box and gets to an article', async ({ page }) => {
  await page.goto(`${paper()}zh-tw/`)
  await page.locator('header input[name=q]').fill('停车')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/zh-tw\/search\/\?q=/u)
  await expect(page.locator('[data-search-total]')).toBeVisible()
  await page.locator('[data-search-url] a').first().click()
  await expect(page).toHaveURL(/\/zh-tw\/articles\//u)
})

test('what is typed never becomes HTML', async ({ page }) => {
  await page.goto(`${paper()}search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>里院')}`)
  await expect(page.locator('[data-search-total]')).toHaveCount(1)
  expect(await page.locator('main img').count()).toBe(0)
})
