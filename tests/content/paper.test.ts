/** The paper's own content: it is right, it reads well, and nothing in it waits for a decision. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixCopy } from '../../src/content/checks/fixes.ts'
import { inspect } from '../../src/content/checks/inspect.ts'
import { declaredNames } from '../../src/content/declared-names.ts'
import { latestFirst } from '../../src/content/order.ts'
import { wordsOfPaper } from '../../src/search/build/words.ts'

const { articles, registries, diagnostics } = inspect('content')
const run = (command: string) =>
  spawnSync(process.execPath, [`src/cli/${command}.ts`], {
    encoding: 'utf8',
    env: { ...process.env, SITE_CONTENT: 'content' },
  })

test('it is without errors', () => {
  expect(diagnostics).toEqual([])
})

test('lint:content finds nothing to report and nothing to fix', () => {
  expect(run('lint-content')).toMatchObject({ status: 0, stdout: '内容没有要改的地方。\n', stderr: '' })
  for (const { file } of articles) {
    const text = readFileSync(file, 'utf8')
    expect(fixCopy(file, text)).toBe(text)
  }
})

test('names has nothing to ask', () => {
  expect(run('names')).toMatchObject({ status: 0, stdout: '没有要人决定的地方。\n' })
})

test('no two neighbours of the paper’s lists have the same scene', () => {
  const ordered = articles
    .map(({ slug, frontmatter }) => ({
      slug,
      data: { ...frontmatter, date: frontmatter.date ?? '', published: frontmatter.published ?? '' },
    }))
    .sort((a, b) => latestFirst(a as never, b as never))
  for (const tag of [undefined, ...(registries['tags.yaml'] ?? []).map(({ name }) => name)]) {
    const list = ordered.filter(({ data }) => tag === undefined || data.tags.includes(tag))
    const same = list.filter(
      ({ data }, at) =>
        at > 0 && data.cover?.scene !== undefined && data.cover.scene === list[at - 1]?.data.cover?.scene,
    )
    expect(
      same.map(({ slug }) => slug),
      tag,
    ).toEqual([])
  }
})

const blocksOf = (texts: readonly string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }))

test('本报的名字认得，不成词的碎片没有', () => {
  const files = readdirSync('content/articles', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.mdx?$/u.test(file),
  )
  const paper = files.map((file) =>
    blocksOf(
      readFileSync(join('content/articles', file), 'utf8')
        .split('\n')
        .map((line) => line.replace(/\[\^[^\]]*\]|\]\([^)]*\)|[[*_`#>|]/gu, '')),
    ),
  )
  const found = wordsOfPaper(paper, declaredNames())
  const names =
    '喜剧节 里院喜剧节 八大关 百盛 劈柴院 财富中心 春和楼 浮山森林公园 停车场 太平山中央公园 银鱼巷 大鲍岛 栈桥 胶州路'
  for (const name of names.split(' ')) expect([...found.keys()], name).toContain(name)
  for (const piece of ['报道里', '同一场', '公园广场', '里院里', '市南的', '浮山森林', '湾广场'])
    expect([...found.keys()], piece).not.toContain(piece)
})
