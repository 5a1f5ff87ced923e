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

test(
  'names of sections of any length neither overprint nor make the page scroll',
  { tag: ONCE },
  async ({ page }) => {
    await page.goto(paper())
    const names = [
      ['文化与旅游', '教育和体育', '城市更新与规划', '法治', '卫生健康和养老', '港澳台与海外华人'],
      [
        'News',
        'Arts & Culture',
        'Neighbourhoods',
        'Science and Technology',
        'Donaudampfschifffahrtsgesellschaft',
      ],
    ]
    for (const list of names)
      for (const size of ['1', '5']) {
        await page.evaluate(
          ({ list, size }) => {
            document.documentElement.dataset['size'] = size
            const links = [...document.querySelectorAll('.nav a')]
            for (const [at, link] of links.entries()) link.textContent = list[at % list.length] ?? ''
          },
          { list, size },
        )
        for (const width of [320, 360, 412, 768, 1280]) {
          await page.setViewportSize({ width, height: 700 })
          const { gap, right } = await page.evaluate(closest)
          const where = `${list[0]} at ${width} px, size ${size}`
          expect(gap, where).toBeGreaterThanOrEqual(8)
          expect(right, where).toBeLessThanOrEqual(width)
          expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(
            width,
          )
        }
      }
  },
)
