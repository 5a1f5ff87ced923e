/** The preview of a pull request, a site built with `SITE_PREVIEW=1`: drafts are in it, and no search engine lists it. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { htmlFiles } from '../../src/build/built-pages.ts'
import { serversFolder } from '../../src/build/write-delivery.ts'
import { build } from '../build/built-site.ts'

const folder = 'build/tests/preview'
beforeAll(() => build(folder, { SITE_CONTENT: 'tests/fixtures/paper', SITE_PREVIEW: '1' }))
afterAll(() => {
  for (const each of [folder, serversFolder(folder)]) rmSync(each, { recursive: true, force: true })
})

test('drafts and articles that are not due yet are shown and say so', () => {
  for (const [slug, label] of [
    ['draft', '草稿'],
    ['future', '未到发布时间'],
  ] as const)
    expect(readFileSync(join(folder, 'articles', slug, 'index.html'), 'utf8')).toMatch(
      new RegExp(`class="badge"[^>]*>\\s*${label}`, 'u'),
    )
})

test('every page asks not to be listed, and robots.txt closes the site', () => {
  const listed = htmlFiles(folder).filter(
    (file) => !readFileSync(join(folder, file), 'utf8').includes('<meta name="robots" content="noindex"'),
  )
  expect(listed).toEqual([])
  expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('User-agent: *\nDisallow: /\n')
})
