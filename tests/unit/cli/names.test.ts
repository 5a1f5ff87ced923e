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

test('nothing of the paper waits for a decision', () => {
  expect(names('content')).toMatchObject({ status: 0, stdout: '没有要人决定的地方。\n' })
})

test('a place that a human should decide is told, and ends with 1', () => {
  const content = mkdtempSync(join(tmpdir(), 'names-'))
  try {
    mkdirSync(join(content, 'articles'))
    for (const file of ['facts.yaml', 'tags.yaml', 'sources.yaml'])
      cpSync(`content/${file}`, join(content, file))
    const article = readFileSync('content/articles/2022/four-projects-revisited.md', 'utf8')
    writeFileSync(join(content, 'articles/four-projects-revisited.md'), article)
    const glossary = readFileSync('content/glossary.yaml', 'utf8').split('\n')
    writeFileSync(
      join(content, 'glossary.yaml'),
      glossary.filter((line) => !line.includes('对照历法')).join('\n'),
    )
    const { status, stdout } = names(content)
    const line = article.split('\n').findIndex((each) => each.includes('对照历法')) + 1
    expect(stdout).toContain(`four-projects-revisited.md:${line}  `)
    expect(stdout).toMatch(
      /对：  glossary\.yaml {2}- \{hans: .*历法.*, sure: true\}\n {4}不对：这篇文章 {2}terms: \{/u,
    )
    expect(status).toBe(1)
  } finally {
    rmSync(content, { recursive: true, force: true })
  }
})
