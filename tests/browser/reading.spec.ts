import { expect, fixture, ONCE, ownPaper, paper, test } from './watched.ts'

const ARTICLE = 'articles/three-year-campaign-opens/'

test('a reader opens a story from the front page and reads it; the lead opens the ledger', async ({
  page,
}) => {
  await page.goto(paper())
  await expect(page).toHaveTitle(/^市南更新/u)
  await page.locator('.lead h1 a').click()
  await expect(page).toHaveURL(`${ownPaper()}ledger/`)
  await page.goBack()
  await page.locator(`main a[href$="/${ARTICLE}"]`).first().click()
  await expect(page).toHaveURL(`${ownPaper()}${ARTICLE}`)
  await expect(page.locator('h1')).toContainText('372亿元')
  await expect(page.locator('.body')).toContainText('信网')
  await expect(page.locator('.sources')).toContainText('信网')
})

test('switches script on the same page, and back', async ({ page }) => {
  await page.goto(`${ownPaper()}${ARTICLE}`)
  const change = (lang: string) => page.locator(`.switch a[lang="${lang}"]`)
  for (const lang of ['zh-Hant-TW', 'zh-Hant-HK']) await expect(change(lang)).toBeInViewport()
  await change('zh-Hant-TW').click()
  await expect(page).toHaveURL(`${ownPaper()}zh-tw/${ARTICLE}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-TW')
  await expect(page.locator('h1')).toContainText('372億元')
  await change('zh-Hant-HK').click()
  await expect(page).toHaveURL(`${ownPaper()}zh-hk/${ARTICLE}`)
  await change('zh-Hans').click()
  await expect(page).toHaveURL(`${ownPaper()}${ARTICLE}`)
})

test('the switch is in view at 320 px and nothing scrolls sideways', { tag: ONCE }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const place of ['', ARTICLE, 'glance/', 'archive/', 'search/', 'tags/lishi-chengqu/', 'about/']) {
    await page.goto(`${ownPaper()}zh-tw/${place}`)
    for (const link of await page.locator('.switch a').all()) await expect(link).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(320)
  }
})

test('links stay in the edition: tag, article, source, archive', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${ownPaper()}zh-hk/${ARTICLE}`)
  await page.locator('.chips a').first().click()
  await expect(page).toHaveURL(/\/zh-hk\/tags\//u)
  await page.locator('.list h2 a').first().click()
  await expect(page).toHaveURL(/\/zh-hk\/articles\//u)
  await page.locator('.sources a').first().click()
  await expect(page).toHaveURL(/\/zh-hk\/sources\//u)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant-HK')
})

test('pages through the archive, by year and month and from page to page', async ({ page }) => {
  await page.goto(`${ownPaper()}archive/`)
  await page.locator('.pager a[rel=next]').first().click()
  await expect(page).toHaveURL(`${paper()}archive/v1/`)
  await page.locator('.years a', { hasText: '2022年' }).click()
  await expect(page.locator('h1')).toHaveText('2022年')
  await page.locator('.years dd a').last().click()
  await expect(page).toHaveURL(/archive\/\d{4}\/\d{2}\/$/u)
  expect(await page.locator('.list h2').count()).toBeGreaterThan(0)
})

test(
  'without JavaScript: reading, switching, tags, archive and 404 work',
  { tag: ONCE },
  async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${ownPaper()}${ARTICLE}`)
    await page.locator('.switch a[lang="zh-Hant-TW"]').click()
    await expect(page.locator('h1')).toContainText('372億元')
    await page.locator('.nav a').first().click()
    await expect(page).toHaveURL(/\/zh-tw\/tags\//u)
    await page.goto(`${ownPaper()}zh-tw/search/`)
    await expect(page.locator('main noscript .search-note')).toBeVisible()
    await page.locator('main a[href$="/zh-tw/tags/"]').click()
    await page.goBack()
    await page.locator('main a[href$="/zh-tw/archive/"]').click()
    await expect(page).toHaveURL(`${paper()}zh-tw/archive/`)
    await context.close()
  },
)

test('an unknown address answers in the edition, with a search box', async ({ page }) => {
  for (const [path, words] of [
    ['', '没有这一页'],
    ['zh-tw/', '沒有這一頁'],
    ['zh-hk/', '沒有這一頁'],
  ] as const) {
    const answer = await page.goto(`${paper()}${path}no-such-page/`)
    expect(answer?.status()).toBe(404)
    await expect(page.locator('h1')).toHaveText(words)
    await expect(page.locator('main input[name=q]')).toBeVisible()
  }
})

test('an old address leads to the article', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${fixture()}zh-tw/articles/old-name/`)
  await expect(page).toHaveURL(`${fixture()}zh-tw/articles/plan/`)
})

test('on paper: address, source and date, every link spelled out, and nothing to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  const address = 'https://shinan-renewal.example/zh-tw/articles/'
  await page.goto(`${ownPaper()}zh-tw/articles/city-memory-hall-opens/`)
  for (const shown of ['.masthead', 'h1', 'time', '.body', '.sources'])
    await expect(page.locator(shown).first()).toBeVisible()
  await expect(page.locator('.sources')).toContainText(`${address}city-memory-hall-opens/`)
  for (const hidden of [
    '.switch',
    '.nav',
    '.search-box',
    '.letters',
    '.tools',
    '.cite-this',
    '.related',
    '.foot ul',
  ])
    for (const part of await page.locator(hidden).all()) await expect(part).toBeHidden()
  // the address of a figure stands in the list of facts, not after each number
  const links = await page
    .locator('.body a, .facts-used a, .sources a[href^="http"]')
    .evaluateAll((all) =>
      all.map((link) => [(link as HTMLAnchorElement).href, getComputedStyle(link, '::after').content]),
    )
  expect(links.length).toBeGreaterThan(2)
  const spelled = new Set(links.map(([, after]) => after))
  for (const [href = ''] of links)
    expect(spelled).toContain(`"（${href.replace(ownPaper(), 'https://shinan-renewal.example/')}）"`)
})
