/** What a paper may ask of its articles: this one everything, an archive a title and a date. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspect } from '../../../src/content/checks/inspect.ts'
import { lint } from '../../../src/content/checks/lint.ts'
import { localTimestamp, partialDate } from '../../../src/content/schemas/partial-date.ts'
import { formatDiagnostics } from '../../../src/content/schemas/diagnostics.ts'

const FREE = 'summary tags facts sources authors published credit alt script'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'))
  for (const name of ['facts', 'sources', 'tags', 'glossary'])
    cpSync(`tests/fixtures/paper/${name}.yaml`, join(folder, `${name}.yaml`))
  mkdirSync(join(folder, 'articles'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const policy = (demand: string) => write('policy.yaml', FREE.replaceAll(/(\S+)\s?/gu, `$1: ${demand}\n`))
const ARTICLE = '---\ntitle: 旧文\ndate: 2019-10-10 21:20:42\n---\n正文。\n'

test('under a free policy a title and a date are enough', () => {
  write('articles/a.md', ARTICLE)
  expect(inspect(folder).diagnostics.length).toBeGreaterThan(5)
  policy('free')
  const { diagnostics, articles } = inspect(folder)
  expect(diagnostics).toEqual([])
  expect(articles[0]?.frontmatter).toMatchObject({
    date: '2019-10-10',
    published: '2019-10-10T21:20:42+08:00',
    script: 'hans',
    tags: [],
  })
  write('articles/b.md', '---\ntitle: 旧文\n---\n正文。\n')
  expect(formatDiagnostics(inspect(folder).diagnostics)).toContain('字段 date：缺少')
})

test('what a policy does not ask for needs no registry; the paper itself needs all of them', () => {
  const names = ['facts', 'glossary', 'sources', 'tags'].map((name) => `${name}.yaml`)
  for (const name of names) rmSync(join(folder, name))
  write('articles/a.md', ARTICLE)
  const missing = () =>
    inspect(folder).diagnostics.flatMap(({ file, message }) =>
      message.startsWith('找不到') ? [file.slice(folder.length + 1)] : [],
    )
  expect(missing().sort()).toEqual(names)
  policy('warned')
  expect(missing().sort()).toEqual(names)
  policy('free')
  const inspection = inspect(folder)
  expect(inspection.diagnostics).toEqual([])
  expect(inspection.registries['facts.yaml']).toEqual({ front: [], reports: [], facts: [] })
})

test('what a policy warns of stops nothing and is told', () => {
  write('articles/a.md', ARTICLE)
  policy('warned')
  const inspection = inspect(folder)
  expect(inspection.diagnostics).toEqual([])
  const messages = lint(folder, inspection, { simplified: (text) => text }).filter(
    ({ rule }) => rule === 'policy',
  )
  expect(messages.map(({ field }) => field).sort()).toEqual(
    ['authors', 'facts', 'published', 'script', 'sources', 'summary', 'tags'].sort(),
  )
})

test('a policy that is wrong is told with its line', () => {
  write('policy.yaml', 'summary: free\nfacts: never\nsumary-length: [1, 2]\n')
  const messages = formatDiagnostics(inspect(folder).diagnostics)
  expect(messages).toContain('policy.yaml 第 2 行，字段 facts')
  expect(messages).toContain('是不是 summary-length？')
})

test('unregistered tags are listed once, with the lines to paste', () => {
  policy('free')
  for (const name of ['a', 'b'])
    write(`articles/${name}.md`, ARTICLE.replace('---\n正', 'tags: [前端开发, C++]\n---\n正'))
  const { diagnostics } = inspect(folder)
  expect(diagnostics).toHaveLength(1)
  const messages = formatDiagnostics(diagnostics)
  expect(messages).toContain('- { slug: qian-duan-kai-fa, name: "前端开发", description: "前端开发" }')
  write(
    'tags.yaml',
    messages
      .split('\n')
      .filter((line) => line.startsWith('- {'))
      .join('\n'),
  )
  expect(inspect(folder).diagnostics.filter(({ field }) => field === '标签')).toEqual([])
})

describe('dates', () => {
  test.each([
    ['2019-10-10 21:20:42', '2019-10-10'],
    ['2019-10-10T23:30:00Z', '2019-10-11'],
    ['2019-10-10 21:20:42 +0800', '2019-10-10'],
    [new Date('2019-10-10'), '2019-10-10'],
    [2019, '2019'],
  ])('%s', (value, day) => {
    expect(partialDate.parse(value)).toBe(day)
  })
  test.each([
    ['2026-11-22T08:00', '2026-11-22T08:00:00+08:00'],
    ['2026-11-22', '2026-11-22T00:00:00+08:00'],
    ['2026-11-22 8:05:09', '2026-11-22T08:05:09+08:00'],
    ['2026-11-22T00:00:00Z', '2026-11-22T08:00:00+08:00'],
    [new Date('2026-11-22'), '2026-11-22T00:00:00+08:00'],
  ])('%s is %s', (value, moment) => {
    expect(localTimestamp.parse(value)).toBe(moment)
  })
  test.each(['2026-02-30', '2026-11-22T25:00', '明天', ''])('%j is none', (value) => {
    expect(localTimestamp.safeParse(value).success).toBe(false)
  })
})

test.each([
  ['/2015/12/20/my-k12/', true],
  ['/archives/123.html', true],
  ['/旧文/一/', true],
  ['old-slug', true],
  ['../etc', false],
  ['/../etc/', false],
  ['/a/../b/', false],
  ['//evil.example/', false],
  ['/a?b/', false],
])('an old address %s: %s', (alias, right) => {
  policy('free')
  write('articles/a.md', ARTICLE.replace('---\n正', `aliases: ['${alias}']\n---\n正`))
  expect(inspect(folder).diagnostics.length === 0).toBe(right)
})
