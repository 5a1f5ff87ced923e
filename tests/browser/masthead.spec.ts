/** The masthead on phones of every width. */
import { expect, ONCE, paper, test } from './watched.ts'

/** In the page: the smallest gap in px between two neighbours of a line of the navigation, and the widest line's end. */
function closest(): { gap: number; right: number } {
  const boxes = [...document.querySelectorAll('.nav a')].map((link) => {
    const range = document.createRange()
    range.selectNodeContents(link)
    return range.getBoundingClientRect()
  })
  const gaps = boxes.flatMap((box, at) => {
    const before = boxes[at - 1]
    return before && Math.abs(before.top - box.top) < 4 ? [box.left - before.right] : []
  })
  return { gap: Math.min(...gaps), right: Math.max(...boxes.map(({ right }) => right)) }
}

test('the navigation keeps its words apart at every width of a phone', { tag: ONCE }, async ({ page }) => {
  await page.goto(paper())
  for (const size of ['1', '5']) {
    await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
    for (let width = 320; width <= 520; width += size === '1' ? 1 : 10) {
      await page.setViewportSize({ width, height: 700 })
      const { gap, right } = await page.evaluate(closest)
      expect(gap, `${width} px, size ${size}`).toBeGreaterThanOrEqual(8)
      expect(right, `${width} px, size ${size}`).toBeLessThanOrEqual(width - 16)
    }
  }
})

test('the front page names the day of the last change as such', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${paper()}zh-tw/`)
  await expect(page.locator('.top > p')).toHaveText(/^最近更新：\d{4}年\d{1,2}月\d{1,2}日\u2060·/u)
})
