/** Lines, tables and marks as the browser sets them, at the usual and the larger sizes of text. */
import { expect, fixture, ONCE, ownPaper, paper, test } from './watched.ts'

const PAGES = [
  '',
  'articles/parking-15-projects/',
  'articles/estates-2022-account/',
  'tags/lishi-chengqu/',
  'sources/xinwang/',
  'archive/',
  'about/',
]
const KINDS = 'h1, h2, h3, h4, .song, .meta, .kicker, .sources li, dt, dd, figcaption, td, th'

/** A character at which a line of a block begins, with the one before it. */
interface LineStart {
  /** the first words of the block */
  block: string
  before: string
  character: string
  /** whether it stands further back than the one before ends */
  isBack: boolean
  isHorizontal: boolean
}

/** In the page: the lines' beginnings in visible blocks, the first of each block left out. */
function lineStarts(kinds: string): LineStart[] {
  const starts: LineStart[] = []
  for (const block of document.querySelectorAll(kinds)) {
    if (!block.checkVisibility()) continue
    const isHorizontal = getComputedStyle(block).writingMode === 'horizontal-tb'
    const words = block.textContent.trim().slice(0, 20)
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let [before, bottom, right] = ['', Infinity, 0]
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      let at = 0
      for (const character of node.data) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, (at += character.length))
        const box = [...range.getClientRects()].find(({ width }) => width > 0)
        if (!box) continue
        if (box.top > bottom - box.height / 2)
          starts.push({ block: words, before, character, isBack: box.left < right, isHorizontal })
        ;[before, bottom, right] = [character, box.bottom, box.right]
      }
    }
  }
  return starts
}

const shown = ({ block, before, character }: LineStart) => `${block}: ${before} / ${character}`

/** Lines of headings, dates, sources and labels that begin with a closing mark, and numbers that a line parts. */
const badLines = (starts: readonly LineStart[]) =>
  starts
    .filter(
      ({ before, character, isBack, isHorizontal }) =>
        isHorizontal &&
        isBack &&
        (/[、，。：；！？）》」』”’％%·]/u.test(character) ||
          (/\d/u.test(before) && /[\d.]/u.test(character))),
    )
    .map(shown)

test(
  'no line begins with a closing mark, none parts a number, and no page scrolls sideways',
  { tag: ONCE },
  async ({ page }) => {
    for (const place of PAGES) {
      await page.goto(ownPaper() + place)
      for (const [width, size] of [
        [320, '1'],
        [360, '3'],
        [390, '5'],
        [768, '5'],
      ] as const) {
        await page.setViewportSize({ width, height: 740 })
        await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
        const where = `${place} at ${width} px, size ${size}`
        expect.soft(badLines(await page.evaluate(lineStarts, KINDS)), where).toEqual([])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(over, where).toBeLessThanOrEqual(0)
      }
    }
  },
)

/** Running text, of which no line may end between a number and its unit. */
const RUNNING = '.body p, .body li, .body dd, .deck, .says, .notes li, .notes p, .facts-used li, .sources li'

/** Places at which a line ends between a number and its unit. */
const partedNumbers = (starts: readonly LineStart[]) =>
  starts.filter(({ before, character }) => /\d/u.test(before) && /\p{Script=Han}/u.test(character)).map(shown)

test('no line ends between a number and its unit', { tag: ONCE }, async ({ page }) => {
  for (const place of [
    'articles/parking-15-projects/',
    'articles/old-town-72-projects/',
    'articles/reading-old-town-visitor-numbers/',
    'ledger/',
    '',
  ]) {
    await page.goto(ownPaper() + place)
    for (const [width, size] of [
      [320, '1'],
      [360, '1'],
      [360, '3'],
      [390, '5'],
      [768, '5'],
    ] as const) {
      await page.setViewportSize({ width, height: 740 })
      await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll('details')) folded.open = true
      })
      expect
        .soft(
          partedNumbers(await page.evaluate(lineStarts, RUNNING)),
          `${place} at ${width} px, size ${size}`,
        )
        .toEqual([])
    }
  }
})

test('the menu and the control of the text size grow with the text', { tag: ONCE }, async ({ page }) => {
  await page.goto(paper())
  const sizes = async (size: string) => {
    await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
    return page.evaluate(() =>
      ['.nav a', '.letters'].map((control) =>
        parseFloat(getComputedStyle(document.querySelector(control) ?? document.body).fontSize),
      ),
    )
  }
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    const usual = await sizes('1')
    const largest = await sizes('5')
    for (const [at, size] of usual.entries())
      expect((largest[at] ?? 0) / size, `at ${width} px`).toBeGreaterThan(1.1)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
  }
})

test(
  'text is set to both edges where a line holds enough characters, in the largest text too',
  { tag: ONCE },
  async ({ page }) => {
    await page.goto(`${ownPaper()}articles/parking-15-projects/`)
    const paragraph = page.locator('.body p').first()
    for (const [width, size, align] of [
      [1280, '5', 'justify'],
      [1280, '1', 'justify'],
      [390, '5', 'start'],
      [360, '1', 'start'],
    ] as const) {
      await page.setViewportSize({ width, height: 740 })
      await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
      await expect(paragraph, `${width} px, size ${size}`).toHaveCSS('text-align', align)
    }
  },
)

test('an address that fits a line stands in one', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 740 })
  await page.goto(`${paper()}data/`)
  const address = page.locator('.body .clause')
  await expect(address).toContainText('https://')
  const lines = await address.evaluate(
    (one) => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight),
  )
  expect(lines).toBeLessThan(1.5)
  // on a phone, where it does not fit, no line begins with the mark behind it
  for (const width of [320, 360, 412]) {
    await page.setViewportSize({ width, height: 740 })
    const [last, mark] = await address.evaluate((one) => {
      const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
      const tops: number[] = []
      while (text.nextNode())
        for (let at = 0; at < (text.currentNode as Text).length; at += 1) {
          const range = document.createRange()
          range.setStart(text.currentNode, at)
          range.setEnd(text.currentNode, at + 1)
          tops.push(range.getBoundingClientRect().top)
        }
      return tops.slice(-2)
    })
    await expect(address).toContainText(/。$/u)
    expect(Math.abs((last ?? 0) - (mark ?? 99))).toBeLessThan(5)
  }
})

test('the marks of the chronicle stand within the margins', { tag: ONCE }, async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(`${ownPaper()}glance/2023/`)
    const outside = await page
      .locator('.fact')
      .evaluateAll((facts) =>
        facts.map(
          (fact) =>
            fact.getBoundingClientRect().left +
            parseFloat(getComputedStyle(fact, '::before').left) -
            (fact.closest('.chronicle')?.getBoundingClientRect().left ?? 0),
        ),
      )
    expect(Math.min(...outside), `at ${width} px`).toBeGreaterThan(-0.5)
  }
})

test('no line of text bursts, and columns are as wide as words need', { tag: ONCE }, async ({ page }) => {
  const widestGap = () => {
    let widest = 0
    for (const paragraph of document.querySelectorAll('.body :is(p, div)')) {
      const text = paragraph.firstChild
      if (!(text instanceof Text)) continue
      let last: DOMRect | undefined
      for (let at = 0; at < text.length; at++) {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const box = range.getBoundingClientRect()
        if (last && Math.abs(last.top - box.top) < 4) widest = Math.max(widest, box.left - last.right)
        last = box
      }
    }
    return widest / parseFloat(getComputedStyle(document.body).fontSize)
  }
  for (const [place, width] of [
    ['about/', 360],
    ['data/', 1280],
  ] as const) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(paper() + place)
    expect(await page.evaluate(widestGap), place).toBeLessThan(0.5)
  }
  await page.setViewportSize({ width: 768, height: 740 })
  await page.goto(paper())
  await page.evaluate(() => (document.documentElement.dataset['size'] = '5'))
  const narrowest = await page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.seconds h2, .topics h3, .lead h1')].map(
        (heading) => heading.getBoundingClientRect().width / parseFloat(getComputedStyle(heading).fontSize),
      ),
    ),
  )
  expect(narrowest).toBeGreaterThan(8)
})

test('a table is named by its columns, its rows by their first cell, and no cell is squeezed', async ({
  page,
}) => {
  await page.goto(`${ownPaper()}articles/four-projects-revisited/`)
  const region = page.getByRole('region', { name: '表格：2022年初的叫法、后来的名字、报道里的时间、来源' })
  await expect(region.getByRole('rowheader')).toHaveCount(4)
  await page.setViewportSize({ width: 320, height: 740 })
  const narrowest = await region
    .locator('td, th')
    .evaluateAll((cells) =>
      Math.min(...cells.map((cell) => cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize))),
    )
  expect(narrowest).toBeGreaterThan(5)
})

test(
  'in forced colours the search has an edge, and what is chosen its mark',
  { tag: ONCE },
  async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto(paper())
    const edge = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).borderBlockEndWidth)
    expect(await edge('.search-box')).not.toBe('0px')
    expect(await edge('.switch [aria-current]')).not.toBe('0px')
    await page.locator('.letters').click()
    expect(await edge('.settings :checked + span')).not.toBe('0px')
  },
)

test('the contents mark follows a reader who goes back', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${fixture()}articles/plan/`)
  const marked = page.locator('.contents [aria-current=location]')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(marked).toHaveCount(1)
  const last = await marked.getAttribute('href')
  await page.evaluate(() => scrollTo(0, 0))
  await expect(page.locator(`.contents [href="${last}"][aria-current]`)).toHaveCount(0)
})
