import type { Locator, Page } from '@playwright/test'
import { expect, fixture, ONCE, ownPaper, paper, test } from './watched.ts'

const ARTICLE = 'articles/three-year-campaign-opens/'
test.use({ locale: 'zh-CN' })

test('text size, theme and width are set by keyboard, kept, and there before the first paint', async ({
  page,
}) => {
  await page.goto(`${ownPaper()}${ARTICLE}`)
  const html = page.locator('html')
  const size = () =>
    page
      .locator('.body p')
      .first()
      .evaluate((p) => getComputedStyle(p).fontSize)
  expect(await size()).toBe('18px')
  const opener = page.locator('article [data-action=settings]')
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: '字号与配色' })).toBeVisible()
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  for (const [step, px] of [
    ['2', '20px'],
    ['3', '23px'],
    ['4', '26px'],
    ['5', '30px'],
  ] as const) {
    await page.keyboard.press('ArrowRight')
    await expect(html).toHaveAttribute('data-size', step)
    expect(await size()).toBe(px)
  }
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')
  await expect(page.locator('.settings')).toHaveCount(0)
  await expect(opener).toBeFocused()

  // every frame of the next page is dark and large, from the first one on
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const look = () => {
      if (document.body) {
        const { backgroundColor, fontSize } = getComputedStyle(document.documentElement)
        seen.push(`${backgroundColor} ${fontSize}`)
      }
      requestAnimationFrame(look)
    }
    look()
    new MutationObserver(() => document.body && look()).observe(document, { childList: true, subtree: true })
  })
  await page.goto(`${ownPaper()}zh-tw/${ARTICLE}`)
  await page.waitForTimeout(200)
  const seen = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)])
  expect(seen).toEqual(['rgb(21, 24, 27) 30px'])

  await page.locator('article [data-action=settings]').click()
  await page.getByRole('button', { name: '恢復原樣' }).click()
  expect(await size()).toBe('18px')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test('what is kept may be missing or broken: the page is as it is', { tag: ONCE }, async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('reading', '{"size":'))
  await page.goto(`${ownPaper()}${ARTICLE}`)
  await expect(page.locator('html')).not.toHaveAttribute('data-size')
  await expect(page.locator('article [data-action=settings]')).toBeVisible()
})

test(
  'one’s own script is offered, never forced; a choice and a no are remembered',
  { tag: ONCE },
  async ({ browser }) => {
    const context = await browser.newContext({ locale: 'zh-HK' })
    const page = await context.newPage()
    await page.goto(`${ownPaper()}${ARTICLE}#main`)
    await expect(page).toHaveURL(`${ownPaper()}${ARTICLE}#main`)
    const offer = page.locator('.offer')
    await expect(offer.getByRole('link')).toHaveText('看繁體（香港）版')
    await expect(offer.getByRole('link')).toHaveAttribute('lang', 'zh-Hant-HK')
    await offer.getByRole('link').click()
    await expect(page).toHaveURL(`${ownPaper()}zh-hk/${ARTICLE}#main`)
    await expect(offer).toHaveCount(0)
    // the choice counts more than the browser's language
    await page.locator('.switch a[lang=zh-Hans]').click()
    await expect(page).toHaveURL(`${ownPaper()}${ARTICLE}#main`)
    await expect(offer).toHaveCount(0)
    await page.goto(`${paper()}zh-tw/`)
    await expect(offer.getByRole('link')).toHaveText('看简体版')
    await offer.getByRole('button', { name: '不用了' }).click()
    await expect(offer).toHaveCount(0)
    await page.goto(`${paper()}zh-hk/`)
    await expect(offer).toHaveCount(0)
    await context.close()
  },
)

test('the offer stands above the page: nothing lies under it, and nothing moves for it', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'zh-TW', viewport: { width: 320, height: 600 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const moves: number[] = []
    Object.assign(window, { moves })
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[]) moves.push(value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const size of ['1', '5']) {
    await page.goto(`${ownPaper()}${ARTICLE}`)
    await page.evaluate((size) => localStorage.setItem('reading', JSON.stringify({ size })), size)
    await page.reload()
    await expect(page.locator('.offer')).toBeVisible()
    expect((await page.locator('.offer').boundingBox())?.height).toBeLessThanOrEqual(56)
    const overlaid = () =>
      page.evaluate(() => {
        const line = document.querySelector('.offer')
        const box = line?.getBoundingClientRect()
        if (!line || !box) return ['no line']
        return [...document.querySelectorAll('body :is(a, button, input, p, h1, li)')]
          .filter((other) => !line.contains(other) && !other.contains(line) && !other.matches('.skip'))
          .filter((other) => {
            const { top, bottom, height } = other.getBoundingClientRect()
            return height > 0 && bottom > box.top + 0.5 && top < box.bottom - 0.5
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 80))
      })
    expect(await overlaid()).toEqual([])
    await page.evaluate(() => scrollBy(0, 900))
    expect(await overlaid()).toEqual([])
    expect(await page.evaluate(() => (window as Window & { moves?: number[] }).moves)).toEqual([])
  }
  await context.close()
})

test('nothing lies over the text of who reads on; who goes back is shown the way to the top', async ({
  page,
}) => {
  await page.goto(`${ownPaper()}${ARTICLE}`)
  const up = page.locator('a.up')
  for (const step of [20, 900, 1800]) {
    await page.evaluate((step) => scrollTo(0, step), step)
    await page.waitForTimeout(150)
    await expect(up).not.toBeInViewport()
  }
  // the first scroll loads what listens to the next ones
  await expect
    .poll(async () => {
      await page.evaluate(() => scrollBy(0, 60))
      await page.evaluate(() => new Promise(requestAnimationFrame))
      await page.evaluate(() => scrollBy(0, -60))
      return page.evaluate(
        () =>
          new Promise((done) =>
            requestAnimationFrame(() => done(document.documentElement.hasAttribute('data-up'))),
          ),
      )
    })
    .toBe(true)
  await expect(up).toBeInViewport()
  // the settings are beside it, and lead to another script at the same place
  await page.locator('.rise [data-action=settings]').click()
  const settings = page.getByRole('dialog')
  await expect(settings.getByRole('link')).toHaveCount(2)
  await settings.getByRole('button', { name: '收起' }).click()
  await expect(page.locator('.rise [data-action=settings]')).toBeFocused()
  await up.click()
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await expect(up).not.toBeInViewport()
})

test('anchor, place and search query survive the switch', async ({ page }) => {
  await page.goto(`${ownPaper()}${ARTICLE}`)
  const block = page.locator('.body > p').nth(5)
  await block.evaluate((p) => scrollTo(0, scrollY + p.getBoundingClientRect().top - 60))
  const before = await block.evaluate((p) => p.getBoundingClientRect().top)
  await page.locator('.switch a[lang=zh-Hant-TW]').evaluate((link: HTMLAnchorElement) => link.click())
  await expect(page).toHaveURL(`${ownPaper()}zh-tw/${ARTICLE}`)
  await expect.poll(() => block.evaluate((p) => p.getBoundingClientRect().top)).toBeCloseTo(before, -1)

  await page.goto(`${fixture()}articles/plan/#s-di-er-jie`)
  await page.locator('.switch a[lang=zh-Hant-TW]').evaluate((link: HTMLAnchorElement) => link.click())
  await expect(page).toHaveURL(`${fixture()}zh-tw/articles/plan/#s-di-er-jie`)
  await expect(page.locator('#s-di-er-jie')).toBeInViewport()

  await page.goto(`${ownPaper()}search/?q=${encodeURIComponent('里院')}`)
  await page.locator('.switch a[lang=zh-Hant-HK]').click()
  await expect(page).toHaveURL(`${ownPaper()}zh-hk/search/?q=${encodeURIComponent('里院')}`)
  await expect(page.locator('[data-search-total]')).toBeVisible()
})

test('the contents list marks the section that is read', async ({ page }) => {
  await page.goto(`${fixture()}articles/plan/`)
  await page.setViewportSize({ width: 1280, height: 300 })
  await page
    .locator('#s-di-er-jie')
    .evaluate((heading) => scrollTo(0, scrollY + heading.getBoundingClientRect().top - 20))
  await expect(page.locator('.contents [aria-current=location]')).toHaveAttribute('href', '#s-di-er-jie')
})

test('an address is copied, shown as a code that stands in the page, and shared where the browser can', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  await page.addInitScript(() =>
    Object.assign(navigator, {
      share: (data: ShareData) => {
        document.title = JSON.stringify(data)
        return Promise.resolve()
      },
    }),
  )
  await page.goto(`${ownPaper()}zh-tw/${ARTICLE}`)
  const address = await page.locator('link[rel=canonical]').getAttribute('href')
  const before = loaded.length
  await page.locator('.share summary').click()
  const code = page.locator('.share img')
  await expect(code).toBeVisible()
  expect(await code.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(30)
  expect(loaded.slice(before).filter((url) => url.startsWith('http') && /qr/u.test(url))).toEqual([])
  await page.locator('.share [data-action=copy]').click()
  await expect(page.locator('.share .status')).toHaveText('已複製')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
  await page.locator('[data-action=share]').click()
  await expect(page).toHaveTitle(
    JSON.stringify({ title: await page.locator('h1').textContent(), url: address }),
  )

  // what was opened over the text goes with Escape, and with a press beside it
  const panel = page.locator('.share > div')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.locator('.share summary')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel).toBeVisible()
  await page.locator('h1').click()
  await expect(panel).toBeHidden()

  const cite = page.locator('.cite-this')
  await cite.locator('summary').click()
  await cite.locator('[data-action=copy]').last().click()
  await expect(cite.locator('.status')).toHaveText('已複製')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await cite.locator('pre').textContent(),
  )
  await page.goto(`${paper()}zh-tw/feeds/`)
  await page.locator('main [data-action=copy]').first().click()
  await expect(page.locator('main .status')).toHaveText('已複製')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^https:.*\/zh-tw\/feed\.xml$/u)
})

test('what opens over the text closes on a press beside it and on Escape, after a press within it too; the focus goes back', async ({
  page,
}) => {
  await page.goto(`${ownPaper()}${ARTICLE}`)
  for (const { opener, panel, within } of [
    { opener: 'article [data-action=settings]', panel: '.settings', within: '.settings legend' },
    { opener: '.share summary', panel: '.share > div', within: '.share > div img' },
    { opener: '.body a[href*="/#f-"]', panel: '.fact-beside', within: '.fact-beside' },
  ]) {
    const [button, box] = [page.locator(opener).first(), page.locator(panel)]
    await button.click()
    await expect(box).toBeVisible()
    await page
      .locator(within)
      .first()
      .click({ position: { x: 2, y: 2 } })
    await expect(box).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(box).toBeHidden()
    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(box).toBeVisible()
    await page.locator('h1').click()
    await expect(box).toBeHidden()
  }
})

test(
  'an article is read aloud sentence by sentence, marked, paused, and stops with the page',
  { tag: ONCE },
  async ({ page }) => {
    // the browser's own engine is not on every machine; this one says each text at once or when told
    await page.addInitScript(() => {
      const said: string[] = []
      let current: SpeechSynthesisUtterance | undefined
      Object.assign(window, {
        said,
        finish: () => current?.dispatchEvent(new Event('end')),
        SpeechSynthesisUtterance: class extends EventTarget {
          voice = null
          text: string
          constructor(text: string) {
            super()
            this.text = text
          }
        },
      })
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => ['en-US', 'zh-CN', 'zh-TW', 'zh-HK'].map((lang) => ({ lang, localService: true })),
          speak: (utterance: SpeechSynthesisUtterance) => {
            current = utterance
            said.push(`${utterance.voice?.lang}: ${utterance.text}`)
          },
          cancel: () => (current = undefined),
        },
      })
    })
    await page.goto(`${ownPaper()}zh-hk/${ARTICLE}`)
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
    const finish = () => page.evaluate(() => (window as unknown as { finish: () => void }).finish())
    const marked = () =>
      page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map((range) => range.toString()).join())
    const button = page.locator('[data-action=listen]')
    await button.click()
    const title = (await page.locator('h1').textContent()) ?? ''
    await expect.poll(said).toEqual([`zh-HK: ${title}`])
    expect(await marked()).toBe(title)
    await finish()
    await expect.poll(async () => (await said()).length).toBe(2)
    expect(`zh-HK: ${await marked()}`).toBe((await said())[1])
    await page.getByRole('button', { name: '暫停' }).click()
    await finish()
    expect(await said()).toHaveLength(2)
    await page.getByRole('button', { name: '繼續' }).click()
    await expect.poll(async () => (await said()).length).toBe(3)
    await page.keyboard.press('Escape')
    await expect(page.locator('.listen-bar')).toHaveCount(0)
    expect(await marked()).toBe('')
    await expect(button).toBeFocused()
  },
)

test('where there is room, contents and footnotes stand beside the text, whole; larger text has them in it', async ({
  page,
  viewport,
}) => {
  const wide = (viewport?.width ?? 0) > 1000
  const box = async (part: string) => {
    const found = await page.locator(part).first().boundingBox()
    if (!found) throw new Error(part)
    return { ...found, end: found.x + found.width }
  }
  for (const size of ['1', '2', '5']) {
    await page.goto(`${fixture()}articles/plan/`)
    await page.evaluate((size) => localStorage.setItem('reading', JSON.stringify({ size })), size)
    await page.reload()
    const beside = wide && size === '1'
    const [contents, note, text] = [await box('.contents'), await box('.footnotes li'), await box('.body')]
    expect(contents.x).toBeGreaterThanOrEqual(0)
    expect(contents.end < text.x).toBe(beside)
    expect(note.x > text.end).toBe(beside)
    const line = await box('[data-footnote-ref]')
    if (beside) expect(Math.abs(note.y - line.y)).toBeLessThan(24)
    else expect(note.y).toBeGreaterThan(line.y + line.height)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  }
})

test('a footnote shows beside its number and gives focus back', async ({ page }) => {
  await page.goto(`${fixture()}articles/plan/`)
  const number = page.locator('[data-footnote-ref]').first()
  await number.focus()
  await page.keyboard.press('Enter')
  const note = page.locator('.note-preview')
  await expect(note).toBeVisible()
  await expect(note).toHaveAccessibleName('注释1')
  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(number).toBeFocused()
})

test('from front page to article to search by keyboard alone', async ({ page }) => {
  await page.goto(ownPaper())
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await expect(page.locator('.skip')).toBeInViewport()
  await page.keyboard.press('Enter')
  let link = ''
  for (let presses = 0; presses < 10 && !link.includes('/articles/'); presses++) {
    await page.keyboard.press('Tab')
    link = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href ?? '')
  }
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
  )
  expect(outline).not.toBe('none')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(link)
  await page.keyboard.press('/')
  await expect(page.locator('header input[name=q]')).toBeFocused()
  await page.keyboard.type('里院')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/search\/\?q=/u)
  await expect(page.locator('[data-search-total]')).toBeVisible()
  let result = ''
  for (let presses = 0; presses < 40 && !result.includes('/articles/'); presses++) {
    await page.keyboard.press('Tab')
    result = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href ?? '')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/articles\//u)
})

test(
  'without JavaScript no control is shown that needs it; the code and the address are there',
  { tag: ONCE },
  async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${ownPaper()}${ARTICLE}`)
    for (const control of await page.locator('[data-action]').all()) await expect(control).toBeHidden()
    await page.locator('.share summary').click()
    await expect(page.locator('.share img')).toBeVisible()
    await expect(page.locator('.share-address')).toContainText(ARTICLE)
    await context.close()
  },
)

test(
  'the smallest targets of the tools are 44 px, the largest text and forced colours lose nothing at 320 px',
  { tag: ONCE },
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ forcedColors: 'active' })
    await page.addInitScript(() => localStorage.setItem('reading', '{"size":"5"}'))
    for (const place of ['', ARTICLE, 'glance/', 'archive/', 'search/', 'tags/tingche/']) {
      await page.goto(`${ownPaper()}${place}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(320)
    }
    await page.goto(`${ownPaper()}${ARTICLE}`)
    await page.locator('.share summary').click()
    await page.locator('article [data-action=settings]').click()
    await expect(page.locator('.settings')).toBeVisible()
    await expectRoom(page.locator('.settings :is(input, button), .tools :is(button, summary), .up'))
  },
)

test(
  'no page is cut off at the largest text and 320 px; cells keep four characters',
  { tag: ONCE },
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.addInitScript(() => localStorage.setItem('reading', '{"size":"5"}'))
    for (const place of await placesOfArticles(page)) {
      await page.goto(place)
      const { wider, cells } = await page.evaluate(() => ({
        wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        // what is wider scrolls in its own frame, whose edge is marked
        cells: Array.from(
          document.querySelectorAll('.body :is(th, td)'),
          (cell) => cell.clientWidth / Number.parseFloat(getComputedStyle(cell).fontSize),
        ),
      }))
      expect(wider, place).toBeLessThanOrEqual(0)
      expect(Math.min(...cells, 10), place).toBeGreaterThanOrEqual(4)
    }
  },
)

/** The addresses of the first volume of the archive. */
async function placesOfArticles(page: Page): Promise<string[]> {
  await page.goto(`${ownPaper()}archive/`)
  const places = await page
    .locator('.list :is(h2, h3) a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(places.length).toBeGreaterThan(9)
  return places
}

test('who closes the settings stays where they read', { tag: ONCE }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${ownPaper()}${ARTICLE}`)
  await page.locator('.letters').click()
  await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }))
  await page.locator('.settings').getByRole('button', { name: '收起' }).click()
  await expect(page.locator('.settings')).toHaveCount(0)
  await expect(page.locator('.letters')).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(1500)
})

test('a year of the chronicle tells how many facts are shown', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${ownPaper()}glance/`)
  await page.locator('#y2022').click()
  await expect(page).toHaveURL(`${ownPaper()}glance/2022/`)
  const counts = () =>
    page
      .locator('.title-bar .deck')
      .evaluate((deck: HTMLElement) => Number(/(\d+)条/u.exec(deck.innerText)?.[1]))
  for (const sieve of ['全部', '只看结果', '只看计划', '只看市南区']) {
    await page.getByLabel(sieve).check()
    const shown = await page
      .locator('.fact')
      .evaluateAll((facts) => facts.filter((fact) => fact.checkVisibility()))
    expect(await counts(), sieve).toBe(shown.length)
  }
})

test('another size of text leaves the reader at the sentence', { tag: ONCE }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${ownPaper()}${ARTICLE}`)
  await page.locator('.letters').click()
  const paragraph = page.locator('.body > p').nth(6)
  await paragraph.evaluate((element) =>
    scrollTo({ top: element.getBoundingClientRect().top + scrollY - 160, behavior: 'instant' }),
  )
  for (const size of [4, 0, 2]) {
    await page.locator('.settings .size input').nth(size).check({ force: true })
    const box = await paragraph.boundingBox()
    expect(box && box.y).toBeLessThanOrEqual(185)
    expect(box && box.y + box.height).toBeGreaterThan(185)
  }
})

test('what is suggested stays on the screen at every size of text', { tag: ONCE }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const size of ['1', '2', '3', '5']) {
    await page.goto(ownPaper())
    await page.evaluate((chosen) => (document.documentElement.dataset.size = chosen), size)
    await page.locator('.search-box input').fill('里院')
    await expect(page.getByRole('option').first()).toBeVisible()
    const box = await page.getByRole('listbox').boundingBox()
    expect(box && box.x).toBeGreaterThanOrEqual(0)
    expect(box && box.x + box.width).toBeLessThanOrEqual(360)
  }
})

test(
  'at the usual size of text and 360 px, sections, contents and tools are 44 px',
  { tag: ONCE },
  async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${ownPaper()}${ARTICLE}`)
    await expectRoom(page.locator('.nav a, .contents a, .tools :is(button, summary), .up'))
  },
)

/** Every target that is shown can be met by a finger (WCAG 2.5.5). */
async function expectRoom(targets: Locator): Promise<void> {
  const shown = await targets.filter({ visible: true }).all()
  expect(shown.length).toBeGreaterThan(5)
  for (const target of shown) {
    const box = await target.boundingBox()
    expect(box && Math.min(box.width, box.height), await target.innerText()).toBeGreaterThanOrEqual(43.9)
  }
}

test('a picture opens at the size of the screen by keyboard, and Escape gives focus back to it', async ({
  page,
}) => {
  await page.goto(`${fixture()}articles/plan/`)
  const opener = page.locator('.body figure button.enlarge').first()
  await opener.focus()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: '一张试验图' })
  await expect(viewer.locator('img')).toBeVisible()
  await expect(viewer.getByText('面条图')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect(opener).toBeFocused()
})

test('pictures follow by a stroke of the finger and by the arrow keys, to the last and back', async ({
  page,
}) => {
  // the fixture's article has one picture: here it stands twice, the second by another name
  await page.route('**/articles/plan/', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(
      /<figure><picture>.*?<\/figure>/su,
      (figure) => figure + figure.replace('alt="一张试验图"', 'alt="第二张"'),
    )
    await route.fulfill({ response: answer, body })
  })
  await page.goto(`${fixture()}articles/plan/`)
  await page.locator('.body figure button.enlarge').first().click()
  const first = page.getByRole('dialog', { name: '一张试验图' })
  const second = page.getByRole('dialog', { name: '第二张' })
  const box = await first.locator('.shown').boundingBox()
  if (!box) throw new Error('the picture has no box')
  const [left, right, middle] = [box.x + 20, box.x + box.width - 20, box.y + box.height / 2]
  const touch = await page.context().newCDPSession(page)
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: middle }] })
  await finger('touchStart', right)
  for (let step = 1; step <= 4; step += 1) await finger('touchMove', right + ((left - right) * step) / 4)
  await finger('touchEnd')
  await expect(second).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(second).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(first).toBeVisible()
})
