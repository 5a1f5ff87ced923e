import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../src/content/checks/inspect.ts'

const root = new URL('../..', import.meta.url).pathname
let content = ''

beforeAll(() => {
  content = mkdtempSync(join(tmpdir(), 'shinan-new-'))
  for (const name of ['facts.yaml', 'sources.yaml', 'tags.yaml', 'glossary.yaml'])
    cpSync(join(root, 'tests/fixtures/paper', name), join(content, name))
  appendFileSync(join(content, 'sources.yaml'), '- { slug: xinwang, name: 信网, about: 一家网站。 }\n')
  appendFileSync(
    join(content, 'tags.yaml'),
    '- { slug: chengqu, name: 历史城区, topic: true, description: 老城。 }\n- { slug: zhongshan-lu, name: 中山路, description: 一条路。 }\n',
  )
})
afterAll(() => rmSync(content, { recursive: true, force: true }))

const readTags = () =>
  [...readFileSync(join(content, 'tags.yaml'), 'utf8').matchAll(/name: ([^,}\n]+)/gu)].map(
    ([, name = '']) => ({
      name: name.trim(),
    }),
  )

function make(args: readonly string[], input = '', clock = '2025-03-04T20:00:00+08:00') {
  return spawnSync(process.execPath, [join(root, 'src/cli/new.ts'), ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, SITE_CONTENT: content, SITE_NOW: clock },
  })
}

describe('npm run new', () => {
  test('takes flags, and writes a draft that passes the inspection', () => {
    const { status, stdout, stderr } = make([
      ...['--title', '测试：“老街”开街了', '--date', '2024-05', '--source', '信网'],
      ...['--tags', '历史城区,中山路', '--yes'],
    ])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const file = join(content, 'articles/2024/ce-shi-lao-jie-kai-jie.md')
    expect(stdout).toContain(file)
    expect(readFileSync(file, 'utf8')).toMatch(
      /draft: true\n# summary: .*\n# facts: [^]*\n# published: 2025-03-04T08:00\n[^]*\n---\n/u,
    )
    expect(inspect(content).diagnostics).toEqual([])
  })

  test('asks, says what is wrong with an answer, and asks again', () => {
    const { status, stderr } = make([], '里院里的灯\n昨天\n2023-02\n信往\n信网\n\n\n历史城区\n\n')
    expect(status).toBe(0)
    expect(stderr).toContain('“昨天”不是日期')
    for (const { name } of readTags()) expect(stderr).toContain(name)
    expect(stderr).toContain('是不是“信网”？')
    const text = readFileSync(join(content, 'articles/2023/li-yuan-li-de-deng.md'), 'utf8')
    expect(text).toContain('title: 里院里的灯\n')
    expect(inspect(content).diagnostics).toEqual([])
  })

  test.each([
    [['--title', '长'.repeat(41), '--yes'], '至多 40 个字'],
    [['--title', '好', '--date', '2024-13'], '不是日期'],
    [['--title', '好', '--tags', '没有的标签'], 'tags.yaml 里没有'],
    [['--title', '好', '--slug', 'Not OK'], '不能作网址'],
    [['--yes'], '没有标题'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = make(args)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })

  test.each([
    ['2025-12-31T23:30:00Z', /articles\/2026\//u],
    ['2026-01-01T00:30', /articles\/2026\//u],
    ['2025-12-31', /articles\/2025\//u],
    ['', /articles\/20\d\d\//u],
  ])('takes the day of the paper’s own place: SITE_NOW=%s', (clock, place) => {
    const { status, stdout } = make(['--title', `今天${clock.length}`, '--yes'], '', clock)
    expect(status).toBe(0)
    expect(stdout).toMatch(place)
  })

  test('never writes over an article', () => {
    const { status, stderr } = make(['--title', '另一篇', '--slug', 'li-yuan-li-de-deng', '--yes'])
    expect(status).toBe(2)
    expect(stderr).toContain('已经有一篇文章')
  })

  test('leaves nothing behind when the answers end', () => {
    const { status, stderr } = make([], '只有标题\n')
    expect(status).toBe(2)
    expect(stderr).toContain('没有写文件')
    expect(inspect(content).articles.map(({ slug }) => slug)).not.toContain('zhi-you-biao-ti')
  })
})
