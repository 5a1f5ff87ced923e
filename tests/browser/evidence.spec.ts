/** From a figure to its fact, from a plan to what was reported later. */
import { expect, ONCE, ownPaper, test } from './watched.ts'

const ARTICLE = 'articles/three-year-campaign-opens/'

test(
  'without scripts a figure leads to its fact, on the page of its year',
  { tag: ONCE },
  async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${ownPaper()}zh-tw/${ARTICLE}`)
    await page.locator('.body a[href*="#f-0015"]').first().click()
    await expect(page).toHaveURL(`${ownPaper()}zh-tw/glance/2022/#f-0015`)
    await expect(page.locator('#f-0015')).toContainText('179個')
    await expect(page.locator('#f-0015')).toBeInViewport()
    await context.close()
  },
)

test('a figure opens its fact beside the text; Escape gives the focus back', async ({ page }) => {
  await page.goto(ownPaper() + ARTICLE)
  const figure = page.locator('.body a[href*="#f-0015"]').first()
  await figure.click()
  const fact = page.locator('.fact-beside')
  await expect(fact).toContainText('179个攻坚项目')
  await expect(fact).toBeInViewport({ ratio: 1 })
  await expect(fact.locator('a').first()).toHaveAttribute('href', /glance\/2022\/#f-0015$/u)
  await page.keyboard.press('Escape')
  await expect(fact).toHaveCount(0)
  await expect(figure).toBeFocused()
  await expect(page).toHaveURL(ownPaper() + ARTICLE)
})

test(
  'at the largest text on the narrowest phone a fact keeps within its box',
  { tag: ONCE },
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 740 })
    await page.goto(`${ownPaper()}articles/reading-old-town-visitor-numbers/`)
    await page.evaluate(() => (document.documentElement.dataset['size'] = '5'))
    await page.locator('.body a[href*="#f-0206"]').first().click()
    const fact = page.locator('.fact-beside')
    await expect(fact).toBeInViewport({ ratio: 1 })
    expect(await fact.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  },
)

test('in the ledger no half of a wide page stays empty', { tag: ONCE }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${ownPaper()}ledger/`)
  // a line of rows has something in both halves, but for the last of an odd number
  const empty = await page.locator('.ledger').evaluateAll((lists) =>
    lists.flatMap((list) => {
      const middle = list.getBoundingClientRect().left + list.clientWidth / 2
      const filled = new Map<number, boolean>()
      for (const row of list.children)
        for (const part of [row, ...row.children]) {
          const top = Math.round(row.getBoundingClientRect().top)
          filled.set(top, filled.get(top) === true || part.getBoundingClientRect().left > middle)
        }
      return [...filled.values()].slice(0, -1).filter((isFilled) => !isFilled)
    }),
  )
  expect(empty).toEqual([])
})

test(
  'the ledger has a row a plan, and each sieve as many as the totals say',
  { tag: ONCE },
  async ({ page }) => {
    await page.goto(`${ownPaper()}ledger/`)
    const rows = page.locator('.ledger > li')
    const totals = await page.locator('.figures-strip dd b').allTextContents()
    expect(await rows.count()).toBe(Number(totals[0]))
    for (const [sieve, total] of [
      ['后来有报道', totals[1]],
      ['未见', totals[2]],
      ['期限未到', totals[3]],
    ] as const) {
      await page.getByLabel(sieve, { exact: true }).check()
      const shown = await rows.evaluateAll((all) => all.filter((row) => row.checkVisibility()).length)
      expect(shown, sieve).toBe(Number(total))
    }
    // the totals lead to their part, which is chosen
    await page.goto(ownPaper())
    await page.locator('.figures-strip a', { hasText: '后来有报道' }).click()
    const choice = page.getByLabel('后来有报道', { exact: true })
    await expect(choice).toBeInViewport()
    await expect(choice).toBeChecked()
    await page.locator('.figures-strip a', { hasText: '期限未到' }).click()
    await expect(page.getByLabel('期限未到', { exact: true })).toBeChecked()
  },
)
