import type { Locator, Page } from '@playwright/test'
import { expect, ONCE, ownPaper, test } from './watched.ts'

const cases = [
  { edition: '', query: '里院', shown: '里院' },
  { edition: '', query: '歷史城區', shown: '历史城区' },
  { edition: 'zh-tw/', query: '历史城区', shown: '歷史城區' },
  { edition: 'zh-hk/', query: '曆史城區'.replace('曆', '歷'), shown: '歷史城區' },
  { edition: 'zh-tw/', query: '3864', shown: '3864' },
]

const results = (page: Page) => page.locator('[data-search-results]')
const search = (page: Page, query: string, edition = '') =>
  page.goto(`${ownPaper()}${edition}search/?q=${encodeURIComponent(query)}`)
const field = (page: Page) => page.locator('[data-search-field] input')

for (const { edition, query, shown } of cases)
  test(`${query} is found and marked on /${edition}search/`, { tag: ONCE }, async ({ page }) => {
    await search(page, query, edition)
    await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
    expect(Number(await results(page).getAttribute('data-search-total'))).toBeGreaterThan(0)
    await expect(page.locator('[data-search-url] mark').first()).toHaveText(shown)
    const urls = await page
      .locator('[data-search-url]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-search-url')))
    expect(urls.length).toBeGreaterThan(0)
    for (const url of urls) expect(url).toContain(`/${edition}articles/`)
  })

test('a reader types into the header box and gets to the very place in an article', async ({ page }) => {
  await page.goto(`${ownPaper()}zh-tw/`)
  await page.locator('header input[name=q]').fill('人民公園')
  await page.locator('header input[name=q]').fill('停車泊位')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/zh-tw\/search\/\?q=/u)
  await expect(page.locator('[data-search-total]')).toBeVisible()
  const first = page.locator('[data-search-url]').first()
  const marked = (await first.locator('.search-excerpt mark').first().textContent()) ?? ''
  await first.locator('a').click()
  await expect(page).toHaveURL(/\/zh-tw\/articles\//u)
  // the browser itself shows the place that the text fragment names
  await expect
    .poll(() =>
      page.evaluate((text) => {
        const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, 4)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(text) ?? -1
          if (at < 0) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + text.length)
          const { top, bottom } = range.getBoundingClientRect()
          if (top >= 0 && bottom <= innerHeight) return true
        }
        return false
      }, marked),
    )
    .toBe(true)
})

test('the title of a source is found as it is typed, and few that have all terms stand with others', async ({
  page,
}) => {
  await page.goto(`${ownPaper()}search/`)
  await field(page).pressSequentially('Zhongshan Road enjoys')
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  await expect(page.locator('[data-search-status]')).toContainText('Zhongshan Road enjoys')
  const found = page.locator('[data-search-url*="shangjieli-brand"]')
  await expect(found.locator('mark', { hasText: 'enjoys' })).toBeVisible()
  await search(page, '中山路 公交站')
  await expect(results(page)).toHaveAttribute('data-search-total', '1')
  const without = page.locator('[data-search-url*="zhongshan-road-pedestrian"]')
  await expect(without).toContainText('没有“公交站”')
})

/** The index is opened at the first focus; words and documents are asked for by a search alone. */
const SEARCHED = /\.pf_index$|\/search\/(?:hans|tw|hk)\//u

test('an input method composes in peace', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${ownPaper()}search/`)
  const asked: string[] = []
  page.on('request', (request) => {
    if (SEARCHED.test(request.url())) asked.push(request.url())
  })
  // the focus loads the search and opens the index
  const opened = page.waitForResponse(/\.pagefind$/u)
  await field(page).focus()
  await opened
  const ime = await page.context().newCDPSession(page)
  for (const text of ['l', 'li', 'li yuan'])
    await ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await page.waitForTimeout(400)
  // the Enter that picks a candidate
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 })
  await page.waitForTimeout(200)
  expect(asked).toEqual([])
  await expect(page.locator('[role=listbox]')).toBeHidden()
  await expect(page.locator('[data-search-total]')).toHaveCount(0)
  expect(new URL(page.url()).search).toBe('')
  await ime.send('Input.insertText', { text: '里院' })
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  await expect(page).toHaveURL(/\?q=%E9%87%8C%E9%99%A2$/u)
})

test('what is composed before the search is there is left in peace too', { tag: ONCE }, async ({ page }) => {
  await page.goto(`${ownPaper()}search/`)
  let loaded = 0
  await page.route('**/_assets/*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 800))
    await route.continue()
    loaded += 1
  })
  const asked: string[] = []
  page.on('request', (request) => {
    if (SEARCHED.test(request.url())) asked.push(request.url())
  })
  const ime = await page.context().newCDPSession(page)
  await field(page).focus()
  await ime.send('Input.imeSetComposition', { text: 'li', selectionStart: 2, selectionEnd: 2 })
  await expect.poll(() => loaded).toBeGreaterThan(0)
  await page.waitForTimeout(1000)
  await expect(field(page)).toHaveValue('li')
  expect(asked).toEqual([])
  await ime.send('Input.insertText', { text: '里院' })
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  await expect(field(page)).toHaveValue('里院')
})

test('an option that is gone to stays, when an answer comes late', async ({ page }) => {
  await page.goto(`${ownPaper()}tags/`)
  await page.keyboard.press('/')
  await page.keyboard.type('lishi')
  const option = page.locator('header [role=option]', { hasText: '历史城区' }).first()
  await expect(option).toBeVisible()
  const before = await option.elementHandle()
  const place = (await page.locator('header [role=option]').allTextContents()).findIndex((text) =>
    text.includes('历史城区'),
  )
  // at once, so that the answer cannot come between
  await page.locator('header input[name=q]').evaluate((input, steps) => {
    ;(input as HTMLInputElement).value += 'c'
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    for (let step = 0; step < steps; step += 1)
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
  }, place + 1)
  await expect.poll(() => before?.evaluate((node) => node.isConnected)).toBe(false)
  await expect(page.locator('header [role=option][aria-selected=true]')).toContainText('历史城区')
})

test('suggestions stand with their field; a topic that is typed in full leads to its page', async ({
  page,
}) => {
  await page.goto(ownPaper())
  const input = page.locator('header input[name=q]')
  await input.fill('停车')
  const list = page.locator('header [role=listbox]')
  await expect(list).toBeVisible()
  const [box, below] = [await page.locator('header form').boundingBox(), await list.boundingBox()]
  expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) - (below?.y ?? 0))).toBeLessThan(2)
  const topic = page.getByRole('option', { name: '停车 ， 标签', exact: true })
  await expect(topic).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(topic).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tags\/tingche\/$/u)
  await input.fill('信网')
  await page.getByRole('option', { name: /^信网 ， 来源$/u }).click()
  await expect(page).toHaveURL(/\/sources\/xinwang\/$/u)
})

test('the box is a combobox: slash, arrows, Enter, Escape', async ({ page }) => {
  await page.goto(`${ownPaper()}tags/`)
  const before = page.locator('main a').first()
  await before.focus()
  await page.keyboard.press('/')
  const input = page.locator('header input[name=q]')
  await expect(input).toBeFocused()
  await expect(input).toHaveAttribute('role', 'combobox')
  await page.keyboard.type('lishicheng')
  const options = page.locator('header [role=option]')
  await expect(options.first()).toContainText('历史城区')
  await expect(input).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  const id = await options.first().getAttribute('id')
  await expect(input).toHaveAttribute('aria-activedescendant', id ?? '')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(input).toHaveAttribute('aria-expanded', 'false')
  await expect(input).toHaveValue('lishicheng')
  await page.keyboard.press('Escape')
  await expect(before).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('停车')
  await expect(input).toHaveAttribute('aria-expanded', 'true')
  const word = options.filter({ hasText: '停车位' })
  const place = (await options.allTextContents()).findIndex((text) => text.startsWith('停车位'))
  for (let step = 0; step <= place; step += 1) await page.keyboard.press('ArrowDown')
  await expect(word.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  await expect(field(page)).toHaveValue('停车位')
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(kept.filter((key) => /search|query/iu.test(key))).toEqual([])
})

for (const { typed, meant, edition = '' } of [
  { typed: 'liyuan', meant: '里院' },
  { typed: 'zhōng shān lù', meant: '中山路' },
  { typed: 'snq', meant: '市南區', edition: 'zh-tw/' },
  { typed: '中山陆', meant: '中山路' },
  { typed: '历史程区', meant: '歷史城區', edition: 'zh-hk/' },
])
  test(`${typed} shows what holds ${meant}, and says so`, { tag: ONCE }, async ({ page }) => {
    await search(page, typed, edition)
    await expect(results(page)).toHaveAttribute('data-search-tier', 'related')
    await expect(page.locator('[data-search-status]')).toContainText(meant)
    await expect(page.locator('.search-tier')).toBeVisible()
    await expect(page.locator('[data-search-url] mark').first()).toHaveText(meant)
  })

test('two characters that sound alike are asked about, not replaced', { tag: ONCE }, async ({ page }) => {
  await search(page, '攻艰')
  await expect(page.locator('[data-search-candidate="攻坚"]')).toBeVisible()
  await expect(results(page)).not.toHaveAttribute('data-search-tier', 'exact')
  await expect(page.locator('[data-search-status]')).not.toContainText('攻坚')
  await page.locator('[data-search-candidate="攻坚"]').click()
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
})

test('nonsense is answered with the topics', async ({ page, viewport }) => {
  await search(page, '龘靐齉', 'zh-tw/')
  await expect(results(page)).toHaveAttribute('data-search-tier', 'none')
  await expect(results(page)).toHaveAttribute('data-search-total', '0')
  const elsewhere = page.locator('[data-search-elsewhere]')
  await expect(elsewhere.getByRole('link', { name: '歷史城區' })).toHaveAttribute(
    'href',
    '/zh-tw/tags/lishi-chengqu/',
  )
  await search(page, '里院', 'zh-tw/')
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  // beside the results where there is room
  await expect(elsewhere).toBeVisible({ visible: (viewport?.width ?? 0) > 960 })
})

test(
  'a word that no article has is answered plainly, what sounds like it is a link',
  { tag: ONCE },
  async ({ page }) => {
    for (const query of ['医院', '银行', '攻艰']) {
      await search(page, query)
      await expect(results(page)).toHaveAttribute('data-search-tier', 'none')
      await expect(page.locator('[data-search-status]')).toContainText(`没有文章含“${query}”`)
      await expect(page.locator('[data-search-url]')).toHaveCount(0)
    }
    await page.locator('[data-search-candidate="攻坚"]').click()
    await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
    await expect(field(page)).toHaveValue('攻坚')
  },
)

test('an answer stays though the numbers of the filters are late', { tag: ONCE }, async ({ page }) => {
  let counted = false
  await page.route('**/*.pf_filter', async (route) => {
    await new Promise((done) => setTimeout(done, 2500))
    counted = true
    await route.continue()
  })
  await search(page, '里院')
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  await page.locator('select[name=tag]').hover()
  await expect.poll(() => counted).toBe(true)
  await expect(page.locator('[data-search-status]')).toContainText('里院')
})

test(
  'a filter alone lists its articles; the sort stays; the query stands in the title',
  { tag: ONCE },
  async ({ page }) => {
    await page.goto(`${ownPaper()}search/?tag=liyuan`)
    await expect(page.locator('[data-search-status]')).toHaveText(/^共\d+篇$/u)
    expect(await page.locator('[data-search-url]').count()).toBeGreaterThan(1)
    await page.goto(`${ownPaper()}search/?q=${encodeURIComponent('青岛')}&sort=date`)
    await expect(page.locator('[data-search-url]')).toHaveCount(10)
    await expect(page.locator('select[name=sort]')).toHaveValue('date')
    await expect(page).toHaveTitle(/^青岛 · /u)
    await page.reload()
    await expect(page.locator('select[name=sort]')).toHaveValue('date')
    await page.locator('select[name=tag]').selectOption('zhongshan-lu')
    await expect(page).toHaveURL(/sort=date/u)
  },
)

test(
  'after a deploy the list goes on with the new index; one missing document leaves the others',
  { tag: ONCE },
  async ({ browser }) => {
    // not the watched page: its console reports what is missing
    const page = await browser.newPage()
    await search(page, '青岛')
    await expect(page.locator('[data-search-url]')).toHaveCount(10)
    let newer = false
    await page.route('**/search/manifest.json', async (route) => {
      const answer = await route.fetch()
      newer = true
      await route.fulfill({ json: { ...((await answer.json()) as object), version: 'newer' } })
    })
    await page.route('**/search/hans/*.json', (route) =>
      newer ? route.continue() : route.fulfill({ status: 404 }),
    )
    await page.locator('[data-search-results] > button').click()
    await expect(page.locator('[data-search-url]')).toHaveCount(20)
    await page.unroute('**/search/hans/*.json')

    let first = ''
    await page.route('**/search/hans/*.json', (route) => {
      first ||= route.request().url()
      return route.request().url() === first ? route.fulfill({ status: 404 }) : route.continue()
    })
    await search(page, '青岛')
    await expect(page.locator('[data-search-url]')).toHaveCount(9)
    await page.close()
  },
)

test(
  'a network that goes before the scripts came is reported, and the search resumes when it is back',
  { tag: ONCE },
  async ({ browser }) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${ownPaper()}search/`)
    await context.setOffline(true)
    await field(page).fill('里院')
    await expect(page.locator('[data-search-status]')).toContainText('索引取不到')
    await context.setOffline(false)
    await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
    await expect(field(page)).toHaveValue('里院')
    await context.close()
  },
)

test('filters count right, stand in the address, go back, and go along to another script', async ({
  page,
}) => {
  const filters: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.pf_filter')) filters.push(request.url())
  })
  await search(page, '青岛')
  await expect(page.locator('[data-search-total]')).toBeVisible()
  const total = () => results(page).getAttribute('data-search-total')
  const all = await total()
  const tag = page.locator('select[name=tag]')
  const option = tag.locator('option[value=zhongshan-lu]')
  // they are counted when the reader turns to them
  await expect(option).toHaveAttribute('data-search-count', '')
  await expect(option).toHaveText('中山路')
  expect(filters).toEqual([])
  await tag.hover()
  await expect(option).toHaveAttribute('data-search-count', /^[1-9]/u)
  const count = await option.getAttribute('data-search-count')
  await tag.selectOption('zhongshan-lu')
  await expect(results(page)).toHaveAttribute('data-search-total', count ?? '')
  await expect(page).toHaveURL(/tag=zhongshan-lu/u)
  const there = page.locator('a[hreflang=zh-Hant-TW]').first()
  expect(await there.evaluate((link: HTMLAnchorElement) => link.search)).toBe(new URL(page.url()).search)
  await page.locator('select[name=sort]').selectOption('date')
  await expect(page).toHaveURL(/sort=date/u)
  await page.goBack()
  await page.goBack()
  await expect(results(page)).toHaveAttribute('data-search-total', all ?? '')
  await expect(tag).toHaveValue('')
  await page.goForward()
  await expect(results(page)).toHaveAttribute('data-search-total', count ?? '')
  await page.locator('a[hreflang=zh-Hant-TW]').first().click()
  await expect(page).toHaveURL(/\/zh-tw\/search\/\?.*tag=zhongshan-lu/u)
  await expect(results(page)).toHaveAttribute('data-search-total', count ?? '')
})

test('titles of results break where those of lists do', { tag: ONCE }, async ({ page }) => {
  const partsOf = async (links: Locator) =>
    new Map(
      await links.evaluateAll((all) =>
        all.map((link): [string, string[]] => [
          new URL((link as HTMLAnchorElement).href).pathname,
          link.innerHTML
            // a line may end between clauses too
            .replaceAll('</span><span class="clause">', '<wbr>')
            .replace(/<(?!wbr)[^>]*>|\u2060/gu, '')
            .split('<wbr>'),
        ]),
      ),
    )
  await page.goto(`${ownPaper()}tags/lishi-chengqu/`)
  const listed = await partsOf(page.locator('.list h2 a'))
  expect(listed.size).toBeGreaterThan(5)
  await page.goto(`${ownPaper()}search/?tag=lishi-chengqu`)
  await expect(page.locator('[data-search-total]')).toBeVisible()
  for (const [path, parts] of await partsOf(page.locator('[data-search-url] h2 a')))
    if (listed.has(path)) expect(parts).toEqual(listed.get(path))
})

test('bad input is text and nothing else', { tag: ONCE }, async ({ page }) => {
  const inputs = [
    '<img src=x onerror=alert(1)>里院',
    '"\'`"><svg onload=alert(1)>',
    '。',
    '，，，！！',
    '🙂👨‍👩‍👧',
    '\uD800里',
    '\u0000\u200B',
    '中'.repeat(10_000),
    '%E0%A4%A',
  ]
  for (const query of ['%20', '%E3%80%80', '', '%E0%A4%A']) {
    await page.goto(`${ownPaper()}search/?q=${query}`)
    await expect(page.locator('[data-search-total]')).toHaveCount(1)
  }
  for (const input of inputs) {
    await field(page).evaluate((element: HTMLInputElement, text) => {
      element.value = text
      element.form?.requestSubmit()
    }, input)
    await expect(results(page)).toHaveAttribute('data-search-tier', /^(?:exact|related|none)$/u)
    await page.reload()
    await expect(results(page)).toHaveAttribute('data-search-tier', /^(?:exact|related|none)$/u)
    expect(await page.locator('main :is(img, svg[onload])').count()).toBe(0)
  }
})

test('without the index a line says so, and trying again finds it', { tag: ONCE }, async ({ browser }) => {
  const page = await browser.newPage()
  await page.route('**/search/manifest.json', (route) => route.abort())
  await search(page, '里院')
  await expect(page.locator('[role=alert]')).toContainText('索引取不到')
  await expect(page.locator('[data-search-total]')).toHaveCount(0)
  await expect(page.locator('[data-search-elsewhere]')).toBeVisible()
  await page.unroute('**/search/manifest.json')
  await page.locator('[role=alert] button').click()
  await expect(results(page)).toHaveAttribute('data-search-tier', 'exact')
  await page.close()
})

test('without JavaScript the page says what to do instead', { tag: ONCE }, async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await search(page, '里院')
  await expect(page.locator('noscript + *, .search-note').first()).toBeVisible()
  await expect(page.locator('[data-search-elsewhere] a').first()).toBeVisible()
  await context.close()
})

test(
  'who comes back from a result finds the place, and the count is seen at the largest text',
  { tag: ONCE },
  async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.addInitScript(() => localStorage.setItem('reading', '{"size":"5"}'))
    await page.goto(`${ownPaper()}search/`)
    await page.locator('main input[name=q]').fill('里院')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-search-total]')).toBeVisible()
    await expect(page.locator('[data-search-status]')).toBeInViewport()
    const result = page.locator('.search-list h2 a').nth(4)
    await result.scrollIntoViewIfNeeded()
    const top = await page.evaluate(() => scrollY)
    await result.click()
    await expect(page).toHaveURL(/\/articles\//u)
    await page.goBack()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(top)
  },
)
