/** Reading, switching, settings and search in the engines that are not Chromium, as Debian ships them. */
import { spawn, type ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import puppeteer from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture, paper } from '../build/built-site.ts'
import { serve } from '../../src/cli/serve.ts'
import { missing } from './needs.ts'
import { freePort } from './real-servers.ts'

/** What the tests do in a browser, whatever protocol it speaks. */
interface Reader {
  go(address: string): Promise<void>
  /** @param expression JavaScript whose value is JSON */
  ask<Answer>(expression: string): Promise<Answer>
  click(selector: string): Promise<void>
  type(selector: string, text: string): Promise<void>
  close(): Promise<void>
}

async function firefox(): Promise<Reader> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
  })
  const page = await browser.newPage()
  return {
    go: async (address) => void (await page.goto(address)),
    ask: async <Answer>(expression: string) => (await page.evaluate(expression)) as Answer,
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    close: () => browser.close(),
  }
}

/** W3C WebDriver over HTTP; the element's key is the specification's own. */
async function webkit(): Promise<Reader> {
  const port = await freePort()
  const processes: ChildProcess[] = []
  const display = `:${50 + (port % 900)}`
  processes.push(spawn('Xvfb', [display, '-screen', '0', '1280x900x24'], { stdio: 'ignore' }))
  processes.push(
    spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: display, LANG: 'C.UTF-8', NO_AT_BRIDGE: '1' },
    }),
  )
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { value } = (await answer.json()) as { value: unknown }
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
    return value
  }
  await until(() => call('GET', '/status').catch(() => false))
  const { sessionId } = (await call('POST', '/session', {
    capabilities: { alwaysMatch: { browserName: 'MiniBrowser' } },
  })) as { sessionId: string }
  const session = `/session/${sessionId}`
  const find = async (selector: string) =>
    Object.values(
      (await call('POST', `${session}/element`, { using: 'css selector', value: selector })) as object,
    )[0] as string
  return {
    go: async (address) => void (await call('POST', `${session}/url`, { url: address })),
    ask: async <Answer>(expression: string) =>
      (await call('POST', `${session}/execute/sync`, {
        script: `return (${expression})`,
        args: [],
      })) as Answer,
    click: async (selector) =>
      void (await call('POST', `${session}/element/${await find(selector)}/click`, {})),
    type: async (selector, text) =>
      void (await call('POST', `${session}/element/${await find(selector)}/value`, { text })),
    close: async () => {
      await call('DELETE', session).catch(() => undefined)
      for (const each of processes) each.kill()
    },
  }
}

/** Waits until the answer is true, at most half a minute; gives the last answer. A page that is being left has none. */
async function until<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + 30_000
  for (;;) {
    const last = Date.now() > end
    const answer = last ? await ask() : await ask().catch(() => undefined)
    if (answer !== undefined && (answer || last)) return answer
    await new Promise((again) => setTimeout(again, 200))
  }
}

const ARTICLE = 'articles/three-year-campaign-opens/'
const engines = [
  { name: 'Firefox', program: 'firefox-esr', start: firefox },
  { name: 'WebKit', program: 'WebKitWebDriver', start: webkit },
]

for (const { name, program, start } of engines) {
  const without = missing(program, name) || (name === 'WebKit' && missing('Xvfb', name))
  describe.skipIf(without)(name, () => {
    let reader: Reader
    let home = ''
    let small = ''
    const servers: Awaited<ReturnType<typeof serve>>[] = []
    beforeAll(async () => {
      servers.push(await serve(paper, 0), await serve(fixture, 0))
      const [first = '', second = ''] = servers.map(
        (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      )
      home = first
      small = second
      reader = await start()
    })
    afterAll(async () => {
      await reader.close()
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    })

    test('reads an article and switches script on the same page', async () => {
      await reader.go(home + ARTICLE)
      expect(await reader.ask('document.querySelector("h1").textContent')).toContain('372亿元')
      await reader.click('.switch a[lang=zh-Hant-TW]')
      await until(async () => (await reader.ask<string>('location.pathname')).startsWith('/zh-tw/'))
      expect(await reader.ask('location.href')).toBe(`${home}zh-tw/${ARTICLE}`)
      expect(await reader.ask('document.documentElement.lang')).toBe('zh-Hant-TW')
      await until(() => reader.ask('document.querySelector("h1") !== null'))
      expect(await reader.ask('document.querySelector("h1").textContent')).toContain('372億元')
      // the edition chosen here would be offered above the others' pages
      await reader.ask('(localStorage.clear(), 1)')
    })

    test('sets theme and size, which stay', async () => {
      await reader.go(home + ARTICLE)
      await reader.click('article [data-action=settings]')
      expect(await until(() => reader.ask('document.querySelector(".settings") !== null'))).toBe(true)
      await reader.ask(
        '(document.querySelectorAll(".settings .theme input")[2].click(), document.querySelectorAll(".settings .size input")[4].click(), 1)',
      )
      await reader.go(`${home}zh-hk/`)
      expect(await reader.ask('getComputedStyle(document.documentElement).fontSize')).toBe('30px')
      expect(await reader.ask('getComputedStyle(document.documentElement).backgroundColor')).toBe(
        'rgb(21, 24, 27)',
      )
      await reader.ask('(localStorage.clear(), 1)')
    })

    test('shows a footnote beside its number', async () => {
      await reader.go(`${small}articles/plan/`)
      await reader.click('[data-footnote-ref]')
      expect(await until(() => reader.ask('document.querySelector(".note-preview") !== null'))).toBe(true)
    })

    test('searches in the other script and opens what is found', async () => {
      await reader.go(`${home}zh-tw/`)
      await reader.type('header input[name=q]', '历史城区')
      await reader.click('header [data-search-box] button')
      await until(() => reader.ask('document.querySelector("[data-search-total]") !== null'))
      expect(await reader.ask('location.pathname')).toBe('/zh-tw/search/')
      expect(
        await reader.ask('Number(document.querySelector("[data-search-total]")?.dataset.searchTotal)'),
      ).toBeGreaterThan(0)
      await until(() => reader.ask('document.querySelector("[data-search-url] mark") !== null'))
      expect(await reader.ask('document.querySelector("[data-search-url] mark").textContent')).toBe(
        '歷史城區',
      )
      await reader.click('[data-search-url] a')
      await until(async () => (await reader.ask<string>('location.pathname')).startsWith('/zh-tw/articles/'))
      expect(await reader.ask('location.pathname')).toMatch(/^\/zh-tw\/articles\//u)
    })

    test('keeps what was opened, where it was asked for, and shows it when the site cannot be had', async (context) => {
      const server = await serve(fixture, 0)
      const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
      await reader.go(`${own}articles/plan/`)
      if (!(await reader.ask<boolean>('"serviceWorker" in navigator'))) context.skip('no service workers')
      await reader.click('.letters')
      await until(() => reader.ask('document.querySelector(".offline") !== null'))
      await reader.ask('(document.querySelectorAll(".offline input")[1].click(), 1)')
      expect(
        await until(() =>
          reader.ask('document.querySelector(".offline p").textContent.startsWith("留存好了")'),
        ),
      ).toBe(true)
      server.closeAllConnections()
      server.close()
      await reader.go(`${own}articles/plan/`)
      expect(await until(() => reader.ask('document.querySelector(".kept") !== null'))).toBe(true)
      await reader.go(own)
      expect(await until(() => reader.ask('document.querySelector(".kept") !== null'))).toBe(true)
    })

    test('nothing scrolls sideways', async () => {
      for (const place of ['', ARTICLE, 'glance/', 'search/']) {
        await reader.go(home + place)
        expect(
          await reader.ask('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
          place,
        ).toBe(true)
      }
    })
  })
}
