/** Where the lines of headings end on phones (CLREQ 6.1.1), as the browser really sets them. */
import { editionTable } from '../../src/editions/table.ts'
import { expect, ONCE, ownPaper, test } from './watched.ts'

const PAGES = [
  '',
  'articles/three-year-campaign-opens/',
  'articles/parking-15-projects/',
  'articles/old-town-72-projects/',
  'tags/lishi-chengqu/',
  'tags/tingche/',
  'archive/',
  'glance/2022/',
  'ledger/',
  `search/?q=${encodeURIComponent('里院')}`,
]

/** In the page: the line ends of headings that part a word, and the lines of one character. */
function badLines(): string[] {
  const bad: string[] = []
  const closes = /[\p{P}\p{Z}]$/u
  const opens = /^[\p{Ps}\p{Pi}\p{Z}]/u
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, .song')) {
    if (getComputedStyle(heading).writingMode !== 'horizontal-tb') continue
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    const lines: string[] = []
    let [mayBreak, bottom, right] = [true, 0, 0]
    let block: Element | null = null
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (!(node instanceof Text)) {
        mayBreak ||= node.nodeName === 'WBR' || node.nodeName === 'BR'
        continue
      }
      let own = node.parentElement
      while (own && getComputedStyle(own).display === 'inline') own = own.parentElement
      mayBreak ||= own !== block
      block = own
      let at = 0
      for (const character of node.data) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, (at += character.length))
        const box = [...range.getClientRects()].find(({ width }) => width > 0)
        if (!box) continue
        if (lines.length === 0 || (box.top > bottom - box.height / 2 && box.left < right)) {
          const before = lines.at(-1) ?? ''
          if (before && !mayBreak && !closes.test(before) && !opens.test(character))
            bad.push(`${before}|${character}`)
          lines.push('')
        }
        lines[lines.length - 1] += character
        ;[mayBreak, bottom, right] = [false, box.bottom, box.right]
      }
    }
    if (lines.length > 1)
      bad.push(
        ...lines.filter((line) => line.replace(/[\p{P}\p{Z}]/gu, '').length < 2).map((line) => `${line}|`),
      )
  }
  return bad
}

for (const { id, path } of editionTable)
  test(`${id}: no heading parts a word, none leaves a character alone`, { tag: ONCE }, async ({ page }) => {
    for (const place of PAGES) {
      await page.goto(`${ownPaper()}${path}${place}`)
      if (place.startsWith('search')) await page.locator('[data-search-total]').waitFor()
      for (const [width, size] of [
        [320, '1'],
        [360, '1'],
        [360, '5'],
      ] as const) {
        await page.setViewportSize({ width, height: 740 })
        await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
        // a word alone in the largest letters may be one of one character
        const bad = (await page.evaluate(badLines)).filter((line) => size === '1' || !line.endsWith('|'))
        expect(bad, `${path}${place} at ${width} px, size ${size}`).toEqual([])
      }
    }
  })
