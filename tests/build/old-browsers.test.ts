/** Nothing that is sent to browsers needs one newer than Chromium 107, Safari 16.4 and Firefox 115. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { beforePaint } from '../../src/client/before-paint.ts'
import { fixture, paper } from './built-site.ts'

const target = ['chrome107', 'safari16.4', 'firefox115']

/** In all three for years; esbuild doubts it because later Unicode versions add to the properties. */
const supported = { 'regexp-unicode-property-escapes': true }

const files = (folder: string, end: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
const scripts = [
  ...files(join(paper, '_assets'), '.js'),
  { name: 'inline', text: beforePaint },
  { name: 'sw.js', text: readFileSync(join(paper, 'sw.js'), 'utf8') },
]
const styles = [
  ...files(join(paper, '_assets'), '.css'),
  ...[
    ...new Set(
      [paper, fixture].flatMap((folder) =>
        files(folder, '.html').flatMap(({ text }) =>
          [...text.matchAll(/<style[^>]*>(.*?)<\/style>/gsu)].map(([, style = '']) => style),
        ),
      ),
    ),
  ].map((text, at) => ({ name: `inline ${at}`, text })),
]

/** Whether a compiler that knows the browsers would have to write it otherwise. */
async function needsNewer(text: string, loader: 'js' | 'css'): Promise<boolean> {
  const [old, now] = await Promise.all(
    [target, 'esnext'].map((target) => transform(text, { loader, target, supported })),
  )
  return old?.code !== now?.code
}

/**
 * What the first of the browsers lacks and no compiler puts in its place. `showPopover` is only reached where
 * `page.client.ts` found `popover`.
 */
const NEWER_CALLS =
  /\.(?:toSorted|toReversed|toSpliced|toWellFormed|groupBy|fromAsync|withResolvers|canParse|isWellFormed|symmetricDifference|intersection|difference|checkVisibility|startViewTransition)\(|\.(?:values|keys|entries)\(\)\.(?:some|every|find|map|filter|flatMap|reduce|forEach|take|drop|toArray)\(/u
/** Values that make a browser drop the declaration, and rules that it drops whole, where nothing stands in their place. */
const NEWER_STYLES =
  /light-dark\(|color-mix\(|oklch\(|oklab\(|@scope|@starting-style|\bif\(|attr\([^)]* type\(/u

describe('scripts', () => {
  test.each(scripts)('$name', async ({ text }) => {
    expect(await needsNewer(text, 'js')).toBe(false)
    expect(NEWER_CALLS.exec(text)?.[0]).toBeUndefined()
  })
})

describe('styles', () => {
  test.each(styles)('$name', async ({ text }) => {
    expect(await needsNewer(text, 'css')).toBe(false)
    expect(NEWER_STYLES.exec(text)?.[0]).toBeUndefined()
    // Firefox 115 drops a whole list of selectors for one :has()
    const lists = [...text.matchAll(/(?:^|[{};])([^{};@]*:has\([^{};]*)\{/gu)].map(([, list = '']) => list)
    for (const list of lists) expect(list.replace(/\([^()]*\)/gu, ''), list).not.toContain(',')
  })
})

test('the measure itself knows what is new', async () => {
  expect(await needsNewer('a{color:red;& b{color:blue}}', 'css')).toBe(true)
  expect(await needsNewer('using x = y()', 'js')).toBe(true)
  expect(scripts.length).toBeGreaterThan(8)
  expect(styles.length).toBeGreaterThan(5)
})
