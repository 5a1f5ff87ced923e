/** `npm run check` with content that is broken: the editor's words alone, and every part reported by name. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

// Astro behaves otherwise where Vitest runs it
const { VITEST: _, ...own } = process.env

let content: string
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'check-'))
  cpSync('tests/fixtures/paper', content, { recursive: true })
})
afterEach(() => rmSync(content, { recursive: true, force: true }))

test('broken content: each part is told in Chinese, without a stack, and the exit code says so', () => {
  const plan = join(content, 'articles/2023/plan.md')
  writeFileSync(
    plan,
    readFileSync(plan, 'utf8').replace(/^tags: .*$/mu, 'tags: [新事]') +
      '\n见[那一篇](/articles/no-such/)。\n',
  )
  writeFileSync(join(content, 'articles/2023/gbk.md'), Buffer.from([0xd6, 0xd0, 0xb9, 0xfa, 0x0a]))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/check.ts'], {
    encoding: 'utf8',
    env: { ...own, SITE_CONTENT: content },
  })
  const said = stdout + stderr
  expect(status).toBe(1)
  for (const part of ['── 内容', '── 字体', '── 类型', '── 构建']) expect(said).toContain(part)
  expect(said).toMatch(/✗ .*tags\.yaml，字段 标签，现在是 “新事”.*没有登记/u)
  expect(said).toMatch(/✗ .*plan\.md 第 \d+ 行，字段 链接.*没有这篇文章/u)
  expect(said).toMatch(/gbk\.md.*GBK/u)
  expect(said).toContain('内容改好以后才能查')
  expect(said).toMatch(/── 要改：内容、.*类型、构建。/u)
  expect(said).not.toMatch(/^\s+at |Error:|ENOENT/mu)
})
