import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const names = (content: string) =>
  spawnSync(process.execPath, ['src/cli/names.ts'], {
    encoding: 'utf8',
    env: { ...process.env, SITE_CONTENT: content },
  })

test('a place that a human should decide is told, and ends with 1', () => {
  const content = mkdtempSync(join(tmpdir(), 'names-'))
  try {
    mkdirSync(join(content, 'articles'))
    for (const file of ['facts.yaml', 'tags.yaml', 'sources.yaml', 'glossary.yaml'])
      cpSync(`tests/fixtures/paper/${file}`, join(content, file))
    const article = readFileSync('tests/fixtures/paper/articles/2023/short-01.md', 'utf8').trimEnd()
    writeFileSync(join(content, 'articles/moved.md'), `${article}\n\n他们搬到鸿里住。\n`)
    const { status, stdout } = names(content)
    expect(stdout).toContain(`moved.md:${article.split('\n').length + 2}  `)
    expect(stdout).toMatch(
      /对：  glossary\.yaml {2}- \{hans: .*里.*, sure: true\}\n {4}不对：这篇文章 {2}terms: \{/u,
    )
    expect(status).toBe(1)
    writeFileSync(
      join(content, 'articles/foreign.md'),
      Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xd0, 0xb9, 0xfa, 0xb5, 0xc4]),
    )
    expect(names(content).stderr).toMatch(/foreign\.md 第 2 行：不是 UTF-8 编码（像是 GBK）/u)
  } finally {
    rmSync(content, { recursive: true, force: true })
  }
})
