import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mdxArticles } from '../../src/content/checks/mdx-articles.ts'

test('MDX articles are listed with who changed them last', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mdx-'))
  try {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'pipe' })
    const articles = join(folder, 'articles')
    mkdirSync(articles)
    for (const name of ['chart.mdx', 'new.mdx', 'plain.md']) writeFileSync(join(articles, name), '字')
    git('init', '-q')
    git('add', 'articles/chart.mdx', 'articles/plain.md')
    git(
      ...['-c', 'user.name=林记者', '-c', 'user.email=lin@example.com'],
      ...['commit', '-qm', '图表', '--date=2026-03-01T08:00:00+08:00'],
    )
    expect(mdxArticles(folder)).toEqual([
      `${join(articles, 'chart.mdx')}（林记者，2026-03-01）`,
      `${join(articles, 'new.mdx')}（还没有提交到 git）`,
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
