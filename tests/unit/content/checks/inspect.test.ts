import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspect } from '../../../../src/content/checks/inspect.ts'
import { formatDiagnostics } from '../../../../src/content/schemas/diagnostics.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync('tests/fixtures/paper', folder, { recursive: true })
  rmSync(join(folder, 'articles'), { recursive: true })
  mkdirSync(join(folder, 'articles/2023'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const GOOD = {
  title: '题目',
  date: '2023-03-01',
  published: '2023-03-02T08:00',
  summary:
    '这是一段只用于测试的摘要，写得够长，说明这篇文章讲的是旧区里的头发、面条、里院和后台，一共四十多个字。',
  tags: '[旧区]',
  facts: '[f-0001]',
  sources: '[{publisher: 试验报, title: 标题未见, date: 2023-03-01}]',
  authors: '[本站编辑部]',
  script: 'hans',
}

function write(name: string, changes: Record<string, string | undefined> = {}, body = '正文。'): void {
  const fields = Object.entries({ ...GOOD, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  )
  writeFileSync(join(folder, 'articles/2023', name), `---\n${fields.join('\n')}\n---\n${body}\n`)
}

const messages = () => {
  const { diagnostics } = inspect(folder)
  return diagnostics.length === 0 ? '' : formatDiagnostics(diagnostics).replaceAll(`${folder}/`, '')
}

test('the fixture itself is without errors', () => {
  expect(inspect('tests/fixtures/paper').diagnostics).toEqual([])
})

describe('the inspection reports', () => {
  test('of missing and wrong fields, together', () => {
    write('a.md', {
      title: undefined,
      date: '2023-13-40',
      summary: '太短',
      published: '明天',
      script: 'zh',
      sumary: 'x',
      sources: '[{publisher: 试验报, date: 2023-02-30, url: example}]',
    })
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 9 处要改：
      ✗ articles/2023/a.md 第 2 行，字段 date，现在是 “2023-13-40”：日历上没有这一天。请写成 2022、2022-10 或 2022-10-03。
      ✗ articles/2023/a.md 第 2 行，字段 title：缺少这个字段。要写标题。
      ✗ articles/2023/a.md 第 3 行，字段 published，现在是 “明天”：不是时间。请写成 2026-11-22T08:00。
      ✗ articles/2023/a.md 第 4 行，字段 summary，现在是 “太短”：摘要要 40 到 120 个字。
      ✗ articles/2023/a.md 第 7 行，字段 sources 第 1 个来源的 title：缺少这个字段。要写来源的标题（不知道就写“标题未见”）。
      ✗ articles/2023/a.md 第 7 行，字段 sources 第 1 个来源的 date，现在是 “2023-02-30”：日历上没有这一天。请写成 2022、2022-10 或 2022-10-03。
      ✗ articles/2023/a.md 第 7 行，字段 sources 第 1 个来源的 url，现在是 “example”：不是网址。没有网址就删去这一行。
      ✗ articles/2023/a.md 第 9 行，字段 script，现在是 “zh”：只能是 hans、hant-tw 或 hant-hk。
      ✗ articles/2023/a.md 第 10 行，字段 sumary：不认识的字段。是不是 summary？"
    `)
  })
  test('of unknown tags, publishers and facts, with the nearest known one', () => {
    write('a.md', {
      tags: '[旧趋]',
      facts: '[f-0001, f-9999]',
      sources: '[{publisher: 试验日报, title: t, date: 2023}]',
    })
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 3 处要改：
      ✗ articles/2023/a.md 第 6 行，字段 tags 第 1 个标签，现在是 “旧趋”：tags.yaml 里没有它。是不是“旧区”？
      ✗ articles/2023/a.md 第 7 行，字段 facts 第 2 条事实，现在是 “f-9999”：facts.yaml 里没有它。请先在那里加上，或改成已有的。
      ✗ articles/2023/a.md 第 8 行，字段 sources 第 1 个来源的 publisher，现在是 “试验日报”：sources.yaml 里没有它。是不是“试验报”？"
    `)
  })
  test('of slugs that are double, taken or not plain', () => {
    write('a.md', { aliases: '[b, /articles/b/, /about/index.html, /archive/123/]' })
    write('a.mdx')
    write('b.md')
    write('中文.md')
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 5 处要改：
      ✗ articles/2023/a.md 第 11 行，字段 aliases 第 1 个旧网址，现在是 “b”：这个旧网址已经属于 articles/2023/b.md。请删去一处。
      ✗ articles/2023/a.md 第 11 行，字段 aliases 第 2 个旧网址，现在是 “/articles/b/”：这个旧网址已经属于 articles/2023/b.md。请删去一处。
      ✗ articles/2023/a.md 第 11 行，字段 aliases 第 3 个旧网址，现在是 “/about/index.html”：这个旧网址已经属于 本站自己的网页。请删去一处。
      ✗ articles/2023/a.mdx，字段 文件名，现在是 “a”：和 articles/2023/a.md 同名，网址会重复。请改一个文件名。
      ✗ articles/2023/中文.md，字段 文件名，现在是 “中文”：只用小写英文字母、数字和连字符，例如 zhongshan-lu。"
    `)
  })
  test('of broken links, anchors and images', () => {
    write(
      'a.md',
      {},
      '## 小节\n\n[一](/articles/b) [二](/articles/aa/) [三](#s-xiao) [四](/tags/jiuq/) [五](javascript:x) [六](/nowhere/) [七](https://shinan-renewal.example/zh-tw/articles/a/)\n\n![](./no.png)\n\n![图](https://e.cn/x.png "图注｜署名")\n\n<img src="x">\n\n<Image src="x" />',
    )
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 13 处要改：
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “/articles/b”：没有这篇文章。是不是 /articles/a/？
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “/articles/aa/”：没有这篇文章。是不是 /articles/a/？
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “#s-xiao”：文中没有这个小标题。是不是 #s-xiao-jie？已有的是 #s-xiao-jie。
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “/tags/jiuq/”：tags.yaml 里没有它。是不是“jiuqu”？
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “javascript:x”：不是站内网址，也不是 http(s) 网址。站内文章写成 /articles/<slug>/，附件写成 ./文件名.pdf。
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “/nowhere/”：不是站内网址，也不是 http(s) 网址。站内文章写成 /articles/<slug>/，附件写成 ./文件名.pdf。
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “https://shinan-renewal.example/zh-tw/articles/a/”：这是本站的网址。不写域名和版本，写成 /articles/<slug>/，各版会换成自己的。
      ✗ articles/2023/a.md 第 16 行，字段 图片，现在是 “./no.png”：找不到这个图片文件。请查看文件名（大小写也算），或把图片放到文章旁边。
      ✗ articles/2023/a.md 第 16 行，字段 图片，现在是 “./no.png”：缺少替代文字。写在 ![ ] 里。
      ✗ articles/2023/a.md 第 16 行，字段 图片，现在是 “./no.png”：缺少图注或署名。写成 ![替代文字](./图.jpg "图注｜署名")。
      ✗ articles/2023/a.md 第 18 行，字段 图片，现在是 “https://e.cn/x.png”：图片在别处。运行 npm run pictures 取到文章旁边。
      ✗ articles/2023/a.md 第 20 行，字段 图片，现在是 “<img>”：图片不要写成 HTML。写成 ![替代文字](./图.jpg "图注｜署名")。
      ✗ articles/2023/a.md 第 22 行，字段 图片，现在是 “<Image>”：图片不要写成 HTML。写成 ![替代文字](./图.jpg "图注｜署名")。"
    `)
  })
  test('of MDX that cannot be read, and of components that are wrong', () => {
    write('a.mdx', {}, '第一行\n\n3 < 5 {')
    write(
      'b.mdx',
      {},
      '<KeyFigure figures="f-0001.1" />\n\n<BarChart figures="f-0001.9 f-0002.1 f-7777.1 f-0011.1" />\n\n<Timeline />\n\n<KeyFigures figure="f-0001.1" caption="数" />',
    )
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 11 处要改：
      ✗ articles/2023/a.mdx 第 14 行：MDX 里的 { 没有配对的 }。要印出花括号，写成 &#123; 和 &#125;。
      ✗ articles/2023/b.mdx 第 12 行，字段 组件，现在是 “<KeyFigure>”：没有这个组件。是不是 <KeyFigures>？
      ✗ articles/2023/b.mdx 第 14 行，字段 <BarChart> 的 caption，现在是 “”：缺少图注。写成 caption="据某某报道，…"。
      ✗ articles/2023/b.mdx 第 14 行，字段 <BarChart> 的 figures，现在是 “f-0001.9”：这条事实有 2 个数字。写成 f-0001.1 这样。
      ✗ articles/2023/b.mdx 第 14 行，字段 <BarChart> 的 figures，现在是 “f-0002.1”：文章开头的 facts 里没有它。请加上。
      ✗ articles/2023/b.mdx 第 14 行，字段 <BarChart> 的 figures，现在是 “f-7777.1”：facts.yaml 里没有这条事实。
      ✗ articles/2023/b.mdx 第 14 行，字段 <BarChart> 的 figures，现在是 “f-0011.1”：facts.yaml 里没有这条事实。是不是 f-0001？
      ✗ articles/2023/b.mdx 第 16 行，字段 <Timeline> 的 caption，现在是 “”：缺少图注。写成 caption="据某某报道，…"。
      ✗ articles/2023/b.mdx 第 16 行，字段 <Timeline> 的 facts，现在是 “”：要写事实的编号，例如 facts="f-0001 f-0002"。
      ✗ articles/2023/b.mdx 第 18 行，字段 <KeyFigures> 的 figure，现在是 “figure”：不认识的属性。是不是 figures？可用的是 figures、caption。
      ✗ articles/2023/b.mdx 第 18 行，字段 <KeyFigures> 的 figures，现在是 “”：要写数字的编号，例如 figures="f-0015.1 f-0015.2"。"
    `)
  })
  test('of what would silently go wrong: components in .md, code in MDX, stray files, links to what readers cannot open', () => {
    write(
      'a.md',
      { tags: '[回访, 旧区]' },
      '<KeyFigures figures="f-0001.1" />\n\n[一](/articles/b/) [二](/articles/c/)',
    )
    write('d.mdx', {}, '集合{院子}的\n\n<KeyFigures figure="f-0001.1" />')
    writeFileSync(join(folder, 'articles/2023/b.md'), '---\ndraft: true\nscript: hans\n---\n')
    write('c.md', { published: '2099-01-01T08:00' })
    writeFileSync(join(folder, 'articles/2023/e.markdown'), '')
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 9 处要改：
      ✗ articles/2023/a.md 第 6 行，字段 tags 第 1 个标签，现在是 “回访”：第一个标签要是主栏目：旧区、公园。
      ✗ articles/2023/a.md 第 12 行，字段 组件，现在是 “<KeyFigures>”：组件只能用在 .mdx 里。请把文件名的 .md 改成 .mdx。
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “/articles/b/”：这篇还是草稿，读者打不开。
      ✗ articles/2023/a.md 第 14 行，字段 链接，现在是 “/articles/c/”：这篇要到 2099-01-01 08:00 才发布，读者现在打不开。
      ✗ articles/2023/d.mdx 第 12 行，字段 正文，现在是 “{院子}”：MDX 里的 { 会当成代码。要写成 &#123;，或把文件改成 .md。
      ✗ articles/2023/d.mdx 第 14 行，字段 <KeyFigures> 的 figure，现在是 “figure”：不认识的属性。是不是 figures？可用的是 figures、caption。
      ✗ articles/2023/d.mdx 第 14 行，字段 <KeyFigures> 的 caption，现在是 “”：缺少图注。写成 caption="据某某报道，…"。
      ✗ articles/2023/d.mdx 第 14 行，字段 <KeyFigures> 的 figures，现在是 “”：要写数字的编号，例如 figures="f-0015.1 f-0015.2"。
      ✗ articles/2023/e.markdown：不是文章（.md、.mdx）、图片、影音，也不是附件（PDF、Office、压缩包等），不会出现在网站上。请改文件名或移走。"
    `)
  })
  test('of frontmatter that is not there, not closed, not YAML', () => {
    for (const [name, text] of [
      ['a.md', '没有字段'],
      ['b.md', '---\ntitle: x\n'],
      ['c.md', '---\ntitle: "x\ndate: 2022\n---\n'],
      ['d.md', '---\ntitle: x\ntitle: y\n---\n'],
    ] as const)
      writeFileSync(join(folder, 'articles/2023', name), text)
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 4 处要改：
      ✗ articles/2023/a.md 第 1 行：开头没有字段。请在第一行写 ---，写好 title、date 等字段后再写一行 ---。
      ✗ articles/2023/b.md 第 1 行：开头的 --- 没有配对。请在字段写完后另起一行写 ---。
      ✗ articles/2023/c.md 第 2 行：引号、方括号或花括号没有配对。请在这一行补上另一半。
      ✗ articles/2023/d.md 第 3 行：同一个字段写了两次。请删去一个。"
    `)
  })
  test('of registries that are wrong', () => {
    writeFileSync(
      join(folder, 'tags.yaml'),
      '- {slug: 旧区, name: 旧区, description: x}\n- {slug: a, name: 乙}\n',
    )
    writeFileSync(
      join(folder, 'sources.yaml'),
      '- {slug: a, name: 甲报, about: x}\n- {slug: a, name: 乙报, about: x}\n',
    )
    expect(messages()).toMatchInlineSnapshot(`
      "内容有 5 处要改：
      ✗ facts.yaml 第 5 行，字段 publisher，现在是 “试验报”：sources.yaml 里没有它。请先在那里加上，或改成已有的。
      ✗ facts.yaml 第 11 行，字段 publisher，现在是 “Test Daily”：sources.yaml 里没有它。请先在那里加上，或改成已有的。
      ✗ sources.yaml 第 2 行，字段 slug，现在是 “a”：和第 1 行重复。请改成别的，或删去一处。
      ✗ tags.yaml 第 1 行，字段 第 1 项的 slug，现在是 “旧区”：只用小写英文字母、数字和连字符，例如 zhongshan-lu。
      ✗ tags.yaml 第 2 行，字段 第 2 项的 description：缺少这个字段。要写说明。"
    `)
  })
  test('of nothing, where an article is right or a draft with little in it', () => {
    write('a.md')
    writeFileSync(join(folder, 'articles/2023/b.md'), '---\ndraft: true\nscript: hans\n---\n')
    expect(messages()).toBe('')
  })
})
