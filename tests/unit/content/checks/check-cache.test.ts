import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readCached } from '../../../../src/config/cache-file.ts'
import { inspect } from '../../../../src/content/checks/inspect.ts'
import { diagnosticsSince } from '../../../../src/content/checks/check-cache.ts'

let scratch: string
let folder: string
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'check-cache-'))
  folder = join(scratch, 'content')
  // the short articles are alike: two of them are enough
  cpSync('tests/fixtures/paper', folder, {
    recursive: true,
    filter: (path) => !/short-(?!0[12])\d\d/u.test(path),
  })
})
afterEach(() => rmSync(scratch, { recursive: true }))

const since = (code = 'this code') => diagnosticsSince(folder, join(scratch, 'memory.json'), code)
const at = (path: string) => join(folder, path)
const change = (path: string, from: string | RegExp, to: string) => {
  const before = readFileSync(at(path), 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(at(path), after)
}
const PLAN = 'articles/2023/plan.md'
const PARK = 'articles/2023/park.mdx'

const breaks: [what: string, make: () => void][] = [
  ['an article that others link to, deleted', () => rmSync(at(PARK))],
  ['an article that others link to, renamed', () => renameSync(at(PARK), at('articles/2023/square.mdx'))],
  [
    'an article that others link to, made a draft',
    () => change(PARK, /^script: /mu, 'draft: true\nscript: '),
  ],
  [
    'an article that others link to, put off',
    () => change(PARK, /^published: .*$/mu, 'published: 2099-01-01T08:00'),
  ],
  ['a picture deleted', () => rmSync(at('articles/2023/plan.png'))],
  ['a tag taken from its list', () => change('tags.yaml', /^.*name: 公园.*\n/mu, '')],
  ['a fact taken from its list', () => change('facts.yaml', 'id: f-0002', 'id: f-9999')],
  ['the address of another article taken', () => cpSync(at(PLAN), at('articles/2024/plan.md'))],
  [
    'an old address taken twice',
    () => change('articles/2023/short-01.md', /^script: /mu, 'aliases: [old-name]\nscript: '),
  ],
  ['a date that is none', () => change(PLAN, 'date: 2023-03-01', 'date: 昨天')],
  ['a link that leads nowhere', () => change(PLAN, '(/articles/park/)', '(/articles/parc/)')],
  ['a file that is no article', () => writeFileSync(at('articles/2023/notes.key'), '记')],
  ['a tag that is in no list', () => change(PLAN, /^tags: .*$/mu, 'tags: [旧区, 新事]')],
  ['a file of other bytes', () => writeFileSync(at(PLAN), Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]))],
  ['a link to a file that is gone', () => symlinkSync('gone.md', at('articles/2023/gone-on.md'))],
  ['a folder with the name of an article', () => mkdirSync(at('articles/2023/folder.md'))],
  ['a name that is no address', () => renameSync(at(PLAN), at('articles/2023/计划.md'))],
]

test.each(breaks)('%s is found after all was right', (_, make) => {
  expect(since()).toEqual([])
  make()
  const diagnostics = since()
  expect(diagnostics.length).toBeGreaterThan(0)
  expect(diagnostics).toEqual(inspect(folder).diagnostics)
  expect(since()).toEqual(diagnostics)
})

test('what is right stays right, with an article changed, added and deleted', () => {
  expect(since()).toEqual([])
  change(PLAN, '正文。', '正文，改过。')
  cpSync(at('articles/2023/short-01.md'), at('articles/2023/short-99.md'))
  rmSync(at('articles/2023/short-02.md'))
  expect(since()).toEqual([])
  expect(inspect(folder).diagnostics).toEqual([])
})

test('results of other code are not used', () => {
  const memory = () =>
    JSON.parse(readCached(join(scratch, 'memory.json'))?.toString() ?? '{}') as { fingerprint: string }
  expect(since()).toEqual([])
  expect(memory().fingerprint).toBe('this code')
  expect(since('other code')).toEqual([])
  expect(memory().fingerprint).toBe('other code')
})
