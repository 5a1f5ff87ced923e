import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BuildError, explainBuildError, explainDiskError } from '../../../src/build/build-errors.ts'
import { recover, STAMP, swapIn, whyNotInto, writeStamp } from '../../../src/build/swap-in.ts'

let folder = ''
let target = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swap-'))
  target = join(folder, 'dist')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A site of one page in a folder beside the target. */
function site(name: string, page: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  writeFileSync(join(path, 'index.html'), page)
  return path
}
const page = () => readFileSync(join(target, 'index.html'), 'utf8')

test('a site takes the place of the one before, which stays until it is removed', async () => {
  swapIn(site('one', '一'), target)()
  expect(page()).toBe('一')
  const removeOld = swapIn(site('two', '二'), target)
  expect(page()).toBe('二')
  expect(readdirSync(folder)).toHaveLength(2)
  removeOld()
  expect(existsSync(join(folder, `.dist-old-${process.pid}`))).toBe(false)
  await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toEqual(['dist'])
  expect(page()).toBe('二')
})

describe('after a kill', () => {
  test('between the two renames the whole new site takes the place', () => {
    site('.dist-old-7', '旧')
    site('.dist-new-7', '新')
    recover(target)
    expect(page()).toBe('新')
    expect(readdirSync(folder)).toEqual(['dist'])
  })
  test('within a copy the site stays and half of another goes', () => {
    site('dist', '旧')
    site('.dist-copy-7', '半')
    site('.dist-new-8', '没换上')
    recover(target)
    expect(page()).toBe('旧')
    expect(readdirSync(folder)).toEqual(['dist'])
  })
  test('half a copy never becomes the site', () => {
    site('.dist-copy-7', '半')
    site('.dist-old-7', '旧')
    recover(target)
    expect(page()).toBe('旧')
  })
  test('what others keep beside the site is left alone', () => {
    site('.dist-old-plans', '别人的')
    site('.dist2-old-7', '别人的')
    recover(target)
    expect(readdirSync(folder).toSorted()).toEqual(['.dist-old-plans', '.dist2-old-7'])
  })
})

test('where the new site is not there the one before stays', () => {
  site('dist', '旧')
  expect(() => swapIn(join(folder, 'none'), target)).toThrow(/ENOENT/u)
  expect(page()).toBe('旧')
})

test('what ended a build is one sentence with its mend where the cause is known', () => {
  expect(explainBuildError(new BuildError('链接不对'))).toBe('链接不对')
  for (const told of [
    "Cannot find package 'yaml' imported from /paper/src/content/schemas/diagnostics.ts",
    '[vite]: Rolldown failed to resolve import "yaml" from "/paper/src/x.ts".\nThis is most likely unintended',
    "Cannot find module 'yaml/util' imported from '/paper/src/x.ts'",
  ])
    expect(explainBuildError(new Error(told))).toBe(
      '没有做成，原来的网站没有动：少装了 yaml。请运行 npm ci，再构建一次。',
    )
  const full = Object.assign(new Error("ENOSPC: no space left on device, write '/paper/x'"), {
    path: '/paper/x',
  })
  expect(explainBuildError(full)).toBe(
    '没有做成，原来的网站没有动：磁盘满了。请腾出一些空间，再运行一次（/paper/x）。',
  )
  // our own files are no package
  expect(
    explainBuildError(new Error("Cannot find module './gone.ts' imported from /paper/src/x.ts")),
  ).toContain('gone.ts')
  expect(explainBuildError(new Error('标题不见了'))).toMatch(/没有料到的错[^]*标题不见了/u)
})

test('what a disk refuses is said in words', () => {
  expect(explainDiskError(Object.assign(new Error('ENOSPC: no space left on device, write')))).toMatch(
    /磁盘满了/u,
  )
  expect(explainDiskError(new Error('搜索的索引没有建成：\nError: EFBIG: file too large'))).toMatch(
    /ulimit -f/u,
  )
  expect(explainDiskError(new Error('标题不见了'))).toBeUndefined()
})

describe('a folder is taken only where nothing but a built site is lost', () => {
  const put = (name: string, text = '三年的心血') => {
    mkdirSync(dirname(join(target, name)), { recursive: true })
    writeFileSync(join(target, name), text)
  }
  const built = () => {
    for (const name of ['index.html', '_headers', '_redirects', 'articles/a/index.html']) put(name)
    writeStamp(target)
  }

  test('an empty one, one that is not there, and a site of ours with its compressed copies', () => {
    expect(whyNotInto(target, 'dist')).toBeUndefined()
    mkdirSync(target)
    expect(whyNotInto(target, 'dist')).toBeUndefined()
    built()
    put('index.html.br')
    put('articles/a/index.html.gz')
    put('.DS_Store')
    expect(whyNotInto(target, 'dist')).toBeUndefined()
    rmSync(join(target, 'articles'), { recursive: true })
    expect(whyNotInto(target, 'dist')).toBeUndefined()
  })
  test('a site without our stamp may be another’s', () => {
    built()
    rmSync(join(target, STAMP))
    expect(whyNotInto(target, 'dist')).toContain('dist 里有别的文件（_headers），没有动')
  })
  test.each(['thesis.txt', '.git/HEAD', '.git', 'articles/a/notes.md', 'CNAME', 'thesis.txt.gz', '.env'])(
    'a site of ours with %s in it',
    (name) => {
      built()
      put(name)
      expect(whyNotInto(target, 'dist')).toContain(`dist 里有别的文件（${name}），不是上一次构建做的`)
    },
  )
  test.each(['.', '..', 'src', 'content/articles'])('%s is the project’s own', (folder) => {
    expect(whyNotInto(resolve(folder), folder)).toContain(`--outDir 是 ${folder}，那里是项目`)
  })
  test('a file', () => {
    writeFileSync(target, '三年的心血')
    expect(whyNotInto(target, 'dist')).toContain('那是一个文件')
  })
})
