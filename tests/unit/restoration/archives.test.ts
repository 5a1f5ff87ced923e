/** Old archives become content folders in which the inspection finds nothing wrong. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { inspect } from '../../../src/content/checks/inspect.ts'
import { planContent } from '../../../src/restoration/archives/content-folder.ts'
import { readArchive } from '../../../src/restoration/archives/recognise.ts'
import { readWordPress } from '../../../src/restoration/archives/wordpress.ts'
import { writeContent, type Written } from '../../../src/restoration/archives/write-content.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function archive(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'shinan-archive-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

function moved(
  files: Readonly<Record<string, string | Buffer>>,
  out = join(archive({}), 'content'),
): Written & { out: string; kind: string; text(path: string): string; all(): string[] } {
  const folder = archive(files)
  const read = readArchive(folder)
  if ('problem' in read) throw new Error(read.problem)
  const written = writeContent(read.archive, {
    folder,
    name: 'old',
    out,
    findProblems: (content) => inspect(content).diagnostics,
  })
  expect(inspect(out).diagnostics).toEqual([])
  return {
    ...written,
    out,
    kind: read.archive.kind,
    text: (path) => readFileSync(join(out, path), 'utf8'),
    all: () => readdirSync(out, { recursive: true, encoding: 'utf8' }).sort(),
  }
}

const HEXO = {
  '_config.yml':
    'title: 某人的博客\nauthor: 王五\nurl: https://blog.example.com\nroot: /\npermalink: :year/:month/:day/:title/\n',
  'source/_posts/yi-pian.md': `---
title: 一篇旧文章
date: 2019-10-10 21:20:42
tags: [前端]
categories: [网页]
top: 3
---
# 一篇旧文章

开头一段。

<!-- more -->

## 第二节

![](/images/tu 1.png)、{% asset_img 图.png 一张图 %}、![](https://elsewhere.example/a.png)、![](缺.png)

见[另一篇](/2020/01/02/另一篇/#开头)、[同一站](https://blog.example.com/2020/01/02/%E5%8F%A6%E4%B8%80%E7%AF%87/)、{% post_link 另一篇 那一篇 %}、[本文](#第二节)、[没有](#没有的)、[关于](/about/)、[坏的](http://ip:port/)。

{% note info %}
留意这里。
{% endnote %}

:::info 说明
框里的话。
:::

{% mystery 甲 %}

\`\`\`
{% note %} 代码里的不动
\`\`\`

<div align="center"><img src="/images/tu 1.png" width="100"></div>
`,
  'source/_posts/另一篇.md':
    '---\ntitle: 另一篇\ndate: 2020-01-02\ntags: 前端\n---\n\n## 开头\n\n正文在这里。\n',
  'source/_posts/yi-pian/图.png': PNG,
  'source/images/tu 1.png': PNG,
  'source/_drafts/cao-gao.md': '---\ntitle: 草稿\n---\n还没有写完。\n',
  'source/about/index.md': '---\ntitle: 关于\n---\n关于本站。\n',
}

describe('Hexo', () => {
  test('fields, pictures, links, shortcodes and old addresses', () => {
    const { kind, text, plan, all } = moved(HEXO)
    expect(kind).toBe('hexo')
    const first = text('articles/2019/yi-pian.md')
    expect(first).toMatch(/^title: 一篇旧文章\ndate: 2019-10-10\npublished: 2019-10-10T21:20:42\+08:00$/mu)
    expect(first).toContain('tags:\n  - 网页\n  - 前端\n')
    expect(first).toContain('aliases:\n  - /2019/10/10/yi-pian/\n')
    expect(first).not.toMatch(/^# |<!-- more|<img/mu)
    expect(first).toContain(
      '![](./yi-pian/tu-1.png)、![一张图](./yi-pian/图.png)、[图片](https://elsewhere.example/a.png)',
    )
    expect(first).toContain(
      '[另一篇](/articles/ling-yi-pian/#s-kai-tou)、[同一站](/articles/ling-yi-pian/)、[那一篇](/articles/ling-yi-pian/)、[本文](#s-di-er-jie)、没有、[关于](https://blog.example.com/about/)、坏的。',
    )
    expect(first).toContain('> 留意这里。')
    expect(first).toContain('> **说明**\n>\n> 框里的话。')
    expect(first).not.toContain(':::')
    expect(first).toContain('```\n{% note %} 代码里的不动\n```')
    expect(all()).toEqual(
      expect.arrayContaining(['articles/2019/yi-pian/tu-1.png', 'articles/2019/yi-pian/图.png']),
    )
    expect(text('articles/2020/ling-yi-pian.md')).toContain('- /2020/01/02/另一篇/')
    expect(text('articles/undated/cao-gao.md')).toContain('draft: true')
    expect(text('tags.yaml')).toContain('slug: wang-ye\n  name: 网页\n  topic: true')
    expect(text('policy.yaml')).toContain('default-author: 王五')
    const notes = plan.articles.flatMap((article) => article.notes.map((each) => each.text)).join('\n')
    for (const part of [
      '字段 top（3）',
      '{% mystery 甲 %}',
      '缺.png',
      'elsewhere.example',
      '#没有的',
      'ip:port',
      '/about/',
    ])
      expect(notes).toContain(part)
    expect(text('import-report.md')).toContain('source/about/index.md：是单独的页面')
  })

  test('twice is the same; a stopped run goes on; what an editor changed stays', () => {
    const first = moved(HEXO)
    const before = first.all().map((name) => [name, /\.(?:md|yaml)$/u.test(name) ? first.text(name) : ''])
    rmSync(join(first.out, 'articles/2020/ling-yi-pian.md'))
    writeFileSync(
      join(first.out, 'articles/2019/yi-pian.md'),
      `${first.text('articles/2019/yi-pian.md')}添一句。\n`,
    )
    const again = moved(HEXO, first.out)
    expect(again.written).toBe(1)
    expect(again.kept).toEqual(['articles/2019/yi-pian.md'])
    expect(again.text('articles/2019/yi-pian.md')).toContain('添一句。')
    rmSync(join(first.out, 'articles/2019/yi-pian.md'))
    const third = moved(HEXO, first.out)
    expect(third.all().map((name) => [name, /\.(?:md|yaml)$/u.test(name) ? third.text(name) : ''])).toEqual(
      before,
    )
  })
})

describe('Hugo', () => {
  test.each([
    [
      'YAML',
      '---\ntitle: 山间小站\ndate: 2021-03-04T05:06:07+08:00\ntags: [铁路]\nslug: xiao-zhan\naliases: [/old/a.html]\n---\n',
    ],
    [
      'TOML',
      '+++\ntitle = "山间小站"\ndate = 2021-03-04T05:06:07+08:00\ntags = ["铁路"]\nslug = "xiao-zhan"\naliases = ["/old/a.html"]\n+++\n',
    ],
    [
      'JSON',
      '{\n"title": "山间小站",\n"date": "2021-03-04T05:06:07+08:00",\n"tags": ["铁路"],\n"slug": "xiao-zhan",\n"aliases": ["/old/a.html"]\n}\n',
    ],
  ])('fields in %s, bundles and shortcodes', (_, front) => {
    const { kind, text, plan } = moved({
      'hugo.toml': 'baseURL = "https://hugo.example.org/"\ntitle = "山间"\n',
      'content/posts/station/index.md': `${front}\n{{< figure src="zhan.png" alt="小站" caption="清晨的小站" >}}\n\n{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n\n见[另一篇]({{< ref "bie.md" >}})。\n`,
      'content/posts/station/zhan.png': PNG,
      'content/posts/bie.md': '---\ntitle: 别的\ndate: 2021-03-05\naliases: [/tags/]\n---\n\n正文一段。\n',
      'content/posts/_index.md': '---\ntitle: 栏目\n---\n',
    })
    expect(kind).toBe('hugo')
    const article = text('articles/2021/xiao-zhan.md')
    expect(article).toContain('published: 2021-03-04T05:06:07+08:00')
    expect(article).toContain('  - 铁路')
    expect(article).toContain('- /posts/xiao-zhan/\n  - /old/a.html')
    expect(article).toContain('![小站](./xiao-zhan/zhan.png "清晨的小站")')
    expect(article).toContain('```go\nx := 1\n```')
    expect(article).toContain('[另一篇](/articles/bie/)')
    const told = plan.articles.flatMap(({ notes }) => notes.map((each) => each.text))
    expect(told).toContain('旧网址 /tags/ 是本站自己的网页，没有转过来')
  })
})

describe('Jekyll', () => {
  test('names with dates, words in a line, Liquid, kramdown', () => {
    const { kind, text } = moved({
      '_config.yml': 'title: 旧站\nurl: https://jekyll.example.net\nbaseurl: /b\n',
      '_posts/2015-12-20-my-k12.md':
        '---\nlayout: post\ntitle: 我的学校\ncategories: life school\nredirect_from: /k12.html\n---\n\n![图]({{ site.baseurl }}/img/a.png)\n{: .center}\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n见[下一篇]({% post_url 2016-01-02-next %})。\n',
      '_posts/2016-01-02-next.markdown': '---\ntitle: 下一篇\n---\n\n正文一段。\n',
      'img/a.png': PNG,
    })
    expect(kind).toBe('jekyll')
    const article = text('articles/2015/my-k12.md')
    expect(article).toContain('date: 2015-12-20')
    expect(article).toContain('- /b/life/school/2015/12/20/my-k12.html\n  - /b/k12.html')
    expect(article).toContain('![图](./my-k12/a.png)')
    expect(article).not.toContain('{:')
    expect(article).toContain('```ruby\nputs 1\n```')
    expect(article).toContain('[下一篇](/articles/next/)')
  })
})

describe('VitePress', () => {
  test('containers become quotations, its table of contents goes, code keeps both', () => {
    const { kind, text, plan } = moved({
      'docs/.vitepress/config.ts': 'export default {}\n',
      'docs/01.导论/01.先读这里.md':
        '---\ndate: 2022-05-01\n---\n\n# 先读这里\n\n[[toc]]\n\n::: tip 记住\n先看再改。\n\n::: warning\n别改原稿。\n:::\n:::\n\n```\n::: tip\n代码\n:::\n```\n\n见[上面](#先读这里)、[下面](#下面)、[注](#zhu)。\n\n## 下面\n\n字<sup id="zhu">注</sup>。\n',
    })
    expect(kind).toBe('vitepress')
    const article = text(plan.articles[0]?.path ?? '')
    expect(article).toContain('> **记住**\n>\n> 先看再改。')
    expect(article).toContain('> > 别改原稿。')
    expect(article).toContain('```\n::: tip\n代码\n:::\n```')
    expect(article).toContain('见上面、[下面](#s-xia-mian)、[注](#zhu)。')
    expect(article).not.toMatch(/\[\[toc\]\]|^# /mu)
    expect(plan.articles[0]?.notes.map((each) => each.text).join()).toContain('::: warning')
  })
})

test('addresses of VitePress and VuePress start from the folder that holds its pages', () => {
  for (const [settings, pages] of [
    [{ '.vitepress/config.ts': "export default defineConfig({\n  srcDir: 'src',\n})\n" }, 'src'],
    [{ '.vitepress/config.mts': 'export default { srcDir: "./src/" }\n' }, 'src'],
    [{ 'docs/.vuepress/config.js': 'module.exports = {}\n' }, 'docs'],
  ] as const) {
    const { text, all } = moved({
      ...settings,
      [`${pages}/guide/a.md`]:
        '---\ntitle: 甲\ndate: 2020-01-02\n---\n见[乙](/about/b)、[乙](/about/b.html#end)、[乙](../about/b.md)。\n\n![图](/images/p.png)\n',
      [`${pages}/about/b.md`]:
        '---\ntitle: 乙\ndate: 2020-01-02\n---\n## 结束 <sup class="badge" data-text="3" /> {#end}\n\n正文。\n',
      [`${pages}/public/images/p.png`]: PNG,
    })
    const article = text('articles/2020/a.md')
    expect(article).toContain('  - /guide/a.html\n')
    expect(article).toMatch(
      /见\[乙\]\(\/articles\/b\/\)、\[乙\]\(\/articles\/b\/#s-jie-shu\)、\[乙\]\(\/articles\/b\/\)。/u,
    )
    expect(all()).toContain('articles/2020/a/p.png')
  }
})

test('a title that stands in the body alone is its first heading, as it reads; what is no article is told', () => {
  const { plan, text } = moved({
    'a.md': '```sh\n# 一行注释\n```\n\n# 列表 `v` \\<a> {#list}\n\n正文。\n',
    'b.md': '# 页面 {#page}\n\n正文。\n',
    'README.md': '# 说明\n\n说明。\n',
    '.tool/skill.md': '# 工具\n\n给程序看的。\n',
    'old.html': '<p>旧页面</p>',
  })
  expect(plan.articles.map(({ path }) => /^title: (.*)$/mu.exec(text(path))?.[1])).toEqual([
    '列表 v <a>',
    '页面',
  ])
  expect(text(plan.articles[1]?.path ?? '')).not.toContain('# 页面')
  for (const name of ['README.md', '.tool/skill.md', 'old.html'])
    expect(text('import-report.md')).toContain(`- ${name}：`)
})

describe('WordPress', () => {
  const item = (inner: string) =>
    `<rss version="2.0" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d" xmlns:wp="w"><channel><title>某站</title><link>https://wp.example.com</link><wp:author><wp:author_login>ww</wp:author_login><wp:author_display_name>王五</wp:author_display_name></wp:author>${inner}</channel></rss>`
  test('posts, authors, categories, HTML to Markdown; pages are listed', () => {
    const read = readWordPress(
      'wp.xml',
      item(
        '<item><title>搬家 &amp; 记</title><link>https://wp.example.com/2018/01/ban-jia/</link><dc:creator>ww</dc:creator><wp:post_date>2018-01-01 08:30:00</wp:post_date><wp:post_name>ban-jia</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category">生活</category><category domain="post_tag">搬家</category><content:encoded><![CDATA[<!-- wp:paragraph --><p>第一段有<strong>“粗体”</strong>字，见<a href="https://wp.example.com/?p=9">这里</a>。</p><!-- /wp:paragraph --><table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>[gallery ids="1,2"]]]></content:encoded></item>' +
          '<item><title>没有段落标签</title><wp:post_date>2018-02-01 08:30:00</wp:post_date><wp:status>draft</wp:status><content:encoded><![CDATA[第一段。\n\n第二段。]]></content:encoded></item>' +
          '<item><title>关于</title><wp:post_type>page</wp:post_type></item>',
      ),
    )
    if ('problem' in read) throw new Error(read.problem)
    const out = join(archive({}), 'content')
    const { plan } = writeContent(read, {
      folder: undefined,
      name: 'wp.xml',
      out,
      findProblems: (f) => inspect(f).diagnostics,
    })
    expect(inspect(out).diagnostics).toEqual([])
    const text = readFileSync(join(out, 'articles/2018/ban-jia.md'), 'utf8')
    expect(text).toContain('title: 搬家 & 记')
    expect(text).toContain('published: 2018-01-01T08:30:00+08:00')
    expect(text).toContain('authors:\n  - 王五')
    expect(text).toContain('  - 生活\n  - 搬家')
    expect(text).toContain('- /2018/01/ban-jia/')
    expect(text).toContain('第一段有**“粗体”**字')
    expect(text).toMatch(/\| 甲 +\| 乙 +\|/u)
    expect(readFileSync(join(out, 'articles/2018/mei-you-duan-luo-biao-qian.md'), 'utf8')).toContain(
      '第一段。\n\n第二段。',
    )
    expect(plan.articles[0]?.notes.some((each) => each.text.includes('[gallery'))).toBe(true)
    expect(readFileSync(join(out, 'import-report.md'), 'utf8')).toContain('wp.xml#3 关于：是单独的页面')
  })

  test('the featured image and the pictures of a gallery stand in the post; one of no file is told', () => {
    const file = (id: number, end = 'jpg') =>
      `<item><title>f</title><wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:post_parent>3</wp:post_parent><wp:attachment_url>https://pic.example.com/${id}.${end}</wp:attachment_url><excerpt:encoded>图${id}</excerpt:encoded></item>`
    const post = (id: number, body: string, meta = '') =>
      `<item><title>文${id}</title><wp:post_id>${id}</wp:post_id><wp:post_name>wen-${id}</wp:post_name><wp:post_date>2018-01-0${id} 08:30:00</wp:post_date><wp:status>publish</wp:status><content:encoded><![CDATA[${body}]]></content:encoded>${meta}</item>`
    const meta =
      '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>'
    const read = readWordPress(
      'wp.xml',
      item(
        post(1, '正文。\n\n[gallery columns="2" ids="8, 9"]\n\n完。', meta) +
          post(2, '<p>已有<img src="https://pic.example.com/7.jpg"></p>', meta) +
          post(3, '全部：[gallery]') +
          post(4, '没有[gallery ids="99"]') +
          file(7) +
          file(8) +
          file(9, 'PNG') +
          file(6, 'pdf'),
      ),
    )
    if ('problem' in read) throw new Error(read.problem)
    const { articles } = planContent(read, undefined)
    const body = (index: number) => articles[index]?.text.replace(/^---[^]*?\n---\n/u, '').trim()
    const at = (id: number, end = 'jpg') => `[图${id}](https://pic.example.com/${id}.${end})`
    expect(body(0)).toBe(`${at(7)}\n\n正文。\n\n${at(8)}\n\n${at(9, 'PNG')}\n\n完。`)
    expect(body(1)).toBe('已有[图片](https://pic.example.com/7.jpg)')
    expect(body(2)).toBe(`全部：\n\n${at(7)}\n\n${at(8)}\n\n${at(9, 'PNG')}`)
    expect(articles[3]?.notes.map(({ text }) => text).join('')).toContain('[gallery ids="99"]')
  })

  /** One post of blocks and what else an export holds, moved with the pictures that lie beside. */
  const blocks = (body: string, more = '', files: Readonly<Record<string, string | Buffer>> = {}) => {
    const folder = archive(files)
    const read = readWordPress(
      'wp.xml',
      item(
        `<item><title>区块</title><link>https://wp.example.com/a/</link><wp:post_id>5</wp:post_id><wp:post_name>qu-kuai</wp:post_name><wp:post_date>2024-05-01 08:00:00</wp:post_date><wp:status>publish</wp:status><content:encoded><![CDATA[${body}]]></content:encoded>${more.startsWith('<wp:') ? more : ''}</item>${more.startsWith('<wp:') ? '' : more}`,
      ),
    )
    if ('problem' in read) throw new Error(read.problem)
    const { articles } = planContent(read, folder)
    return {
      body: articles[0]?.text.replace(/^---[^]*?\n---\n/u, '').trim() ?? '',
      notes: articles[0]?.notes.map(({ text }) => text).join('\n') ?? '',
    }
  }

  test('footnotes of blocks stand in the text and below it', () => {
    const { body } = blocks(
      '<p>河长 17 公里<sup data-fn="b-1" class="fn"><a href="#b-1" id="b-1-link">1</a></sup>。</p><!-- wp:footnotes /-->',
      '<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>[{"id":"b-1","content":"据&lt;em&gt;志书&lt;\\/em&gt;。"}]</wp:meta_value></wp:postmeta>',
    )
    expect(body).toBe('河长 17 公里[^1]。\n\n[^1]: 据*志书*。')
  })

  test('blocks that posts share are put in; what WordPress makes itself is told', () => {
    const { body, notes } = blocks(
      '<!-- wp:group {"layout":{"type":"flex"}} --><p>前。</p><!-- /wp:group --><!-- wp:block {"ref":9} /--><p>后。</p><!-- wp:block {"ref":77} /--><!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:social-link {"url":"https://s.example/us","service":"weibo"} /-->',
      '<item><title>共用</title><wp:post_id>9</wp:post_id><wp:post_type>wp_block</wp:post_type><content:encoded><![CDATA[<p>共用的话。</p><!-- wp:block {"ref":9} /-->]]></content:encoded></item>',
    )
    expect(body).toBe('前。\n\n共用的话。\n\n后。\n\n- [weibo](https://s.example/us)')
    // one within itself, and one that the export has not
    for (const number of [9, 77])
      expect(notes).toContain(
        `区块 block 的内容是 WordPress 现做的，导出文件里没有，没有搬：{"ref":${number}}`,
      )
    expect(notes).toContain('区块 latest-posts')
  })

  test('raised and lowered figures, marks and details stay; lines of a cell, a caption and merged cells too', () => {
    const { body, notes } = blocks(
      '<div>CO<sub>2</sub> 5.6×10<sup>7</sup>，<mark>标</mark><u>下</u>，<del>六</del><ins>八</ins>月，<ruby>堤<rt>dī</rt></ruby></div><details><summary>问</summary><p>答。</p></details><table><caption>表一</caption><tr><td>80<br>周末 100</td><td><p>甲</p><p>乙</p></td></tr><tr><td colspan="2">停</td></tr></table><math><mi>x</mi></math>',
    )
    expect(body).toBe(
      'CO<sub>2</sub> 5.6×10<sup>7</sup>，<mark>标</mark><u>下</u>，~~六~~<ins>八</ins>月，<ruby>堤<rt>dī</rt></ruby>\n\n<details>\n<summary>问</summary>\n\n答。\n\n</details>\n\n表一\n\n| | |\n| - | - |\n| 80<br>周末 100 | 甲<br>乙 |\n| 停 | |',
    )
    expect(notes).toContain('合并的格子')
    expect(notes).toContain('<math> 没有搬：x')
  })

  test('an address alone in its line is a link; links by id and by number lead to their places', () => {
    const { body } = blocks(
      '<h2 id="shi">第一节</h2><p><a id="m"></a>甲</p><figure><div class="wp-block-embed__wrapper">\nhttps://v.example/w_1\n</div></figure><p>见<a href="#shi">上</a>、<a href="#m">甲</a>、<a href="/?p=5">本文</a></p>',
    )
    expect(body).toContain('[https://v.example/w_1](https://v.example/w_1)')
    expect(body).toContain('<a id="m"></a>甲')
    expect(body).toMatch(/见\[上\]\(#s-di-yi-jie[^)]*\)、\[甲\]\(#m\)、\[本文\]\(\/articles\/qu-kuai\/\)/u)
  })

  test('captions stay with pictures and recordings, whether their files lie beside or not', () => {
    const at = 'https://wp.example.com/wp-content/uploads/'
    const body = `<figure><a href="${at}a.png"><img src="${at}a-300x200.png" alt="甲"/></a><figcaption>甲<br>的话</figcaption></figure><figure><img src="${at}图 二.png"/><figcaption>二</figcaption></figure><figure><video src="${at}v.mp4"></video><figcaption>片</figcaption></figure>[contact-form-7 id="9"][note]注[/note]`
    const beside = {
      'wp-content/uploads/a.png': PNG,
      'wp-content/uploads/图 二.png': PNG,
      'wp-content/uploads/v.mp4': 'ftyp',
    }
    expect(blocks(body, '', beside).body).toMatch(
      /^!\[甲\]\(\.\/qu-kuai\/a\.png "甲 的话"\)\s+!\[\]\(\.\/qu-kuai\/图-二\.png "二"\)\s+!\[\]\(\.\/qu-kuai\/v\.mp4 "片"\)/u,
    )
    const { body: without, notes } = blocks(body)
    expect(without).toContain(`甲：甲 的话](${at}a.png)`)
    expect(without).toContain(`[二](${at}图%20二.png "二")`)
    expect(without).toContain(`[片](${at}v.mp4 "片")`)
    for (const code of ['[contact-form-7 id="9"]', '[note]']) expect(notes).toContain(`照原样留着：${code}`)
  })

  test('a cut-off export is refused', () => {
    expect(readWordPress('wp.xml', item('').slice(0, -20))).toHaveProperty('problem')
  })
})

test('documents and recordings stand beside the article; those of no file are named', () => {
  const post = (body: string) => `---\ntitle: 影音\ndate: 2020-01-02\n---\n${body}\n`
  const { text, all } = moved({
    '_config.yml': 'title: 博客\n',
    'source/_posts/ying-yin.md': post(`正文。

[报名表](/files/表%201.pdf)、{% asset_link 包.zip 压缩包 %}、[又一次](</files/表 1.pdf>)、<a href="/files/表 1.pdf">表</a>。

<audio controls src="/media/a.mp3" title="采访"></audio>

<video poster="/media/没有.jpg">
<source src="b.mp4" type="video/mp4">
<track src="没有.vtt">
</video>

<object data="/没有.pdf">图纸</object>

听<audio src='/没有.mp3'></audio>。`),
    'source/files/表 1.pdf': '%PDF',
    'source/media/a.mp3': 'ID3',
    'source/_posts/ying-yin/b.mp4': 'ftyp',
    'source/_posts/ying-yin/包.zip': 'PK',
  })
  const article = text('articles/2020/ying-yin.md')
  expect(article).toContain(
    '[报名表](./ying-yin/表-1.pdf)、[压缩包](./ying-yin/包.zip)、[又一次](./ying-yin/表-1.pdf)、<a href="./ying-yin/表-1.pdf">表</a>。',
  )
  expect(article).toContain('<audio controls src="./ying-yin/a.mp3" title="采访"></audio>')
  expect(article).toContain('<source src="./ying-yin/b.mp4" type="video/mp4">')
  expect(article).toContain('（附件：没有.pdf）图纸')
  expect(article).toContain('听（附件：没有.mp3）')
  const report = text('import-report.md')
  for (const name of ['/没有.pdf', '/没有.mp3', '没有.vtt', '/media/没有.jpg']) expect(report).toContain(name)
  expect(all().filter((name) => name.startsWith('articles/2020/ying-yin/'))).toEqual(
    ['a.mp3', 'b.mp4', '包.zip', '表-1.pdf'].map((name) => `articles/2020/ying-yin/${name}`),
  )
})

test('a picture of another site within a link, and headings with ids of their own', () => {
  const { text } = moved({
    'docs/.vitepress/config.ts': "export default { title: '文档' }\n",
    'docs/a.md': `---
title: 甲
date: 2020-01-02
---
## 开始 \`a\` {#start}

[![图](https://o.example/1.png)](https://o.example/x)、[![大图](https://o.example/2.png)](https://o.example/2.png)、[上面](#start)、[乙的](./b.md#end)

<div>
<a href="https://o.example/y"><img alt="横幅" src="https://o.example/3.png"></a>
</div>

- ### 项里的 {#item}

\`\`\`
## 代码 {#kept}
\`\`\`
`,
    'docs/b.md': '---\ntitle: 乙\ndate: 2020-01-02\n---\n## 结束 {#end}\n\n正文。\n',
  })
  const first = text('articles/2020/a.md')
  expect(first).toContain(
    '[图](https://o.example/x)（[图片](https://o.example/1.png)）、[大图](https://o.example/2.png)、',
  )
  expect(first).toContain('[横幅](https://o.example/y)（[图片](https://o.example/3.png)）')
  expect(first).toContain('- ### 项里的\n')
  expect(first).toContain('## 开始 `a`\n')
  expect(first).toContain('## 代码 {#kept}')
  expect(first).toMatch(/\[上面\]\(#s-kai-shi[^)]*\)、\[乙的\]\(\/articles\/b\/#s-jie-shu\)/u)
})

test('values in HTML that no quotes hold get them, else Markdown reads no tag', () => {
  const { text } = moved({
    '_config.yml': 'title: 博客\n',
    'source/_posts/a.md':
      '---\ntitle: 旧网页\ndate: 2020-01-02\n---\n见<a href=/2019/ target=_blank>旧文</a>，<a href=https://o.example/x>别处</a>。\n\n<font color=red>红</font>，`<a href=/b/c>`，List<a=b/c>\n',
  })
  expect(text('articles/2020/a.md')).toContain('<a href="https://o.example/x">别处</a>')
  expect(text('articles/2020/a.md')).toContain('见<a>旧文</a>')
  expect(text('articles/2020/a.md')).toContain('<font color=red>红</font>，`<a href=/b/c>`，List<a=b/c>')
})

test('a picture as Markdown in a link whose tag has a line of its own is a picture', () => {
  const { text } = moved({
    'a.md':
      '---\ntitle: 图\ndate: 2020-01-02\n---\n看图：\n\n<a href="https://o.example/x" target="_blank">\n  ![一图](https://o.example/1.png)\n</a>\n\n```html\n<a href="/x">\n![图](1.png)\n</a>\n```\n',
  })
  const body = text('articles/2020/a.md')
  expect(body).toContain('[一图](https://o.example/x)（[图片](https://o.example/1.png)）')
  expect(body).toContain('<a href="/x">\n![图](1.png)\n</a>')
})

test('documents stay on the old site where the archive has it and not them', () => {
  const { text } = moved({
    '_config.yml': 'title: 博客\nurl: https://old.example/blog\nroot: /blog/\n',
    'source/_posts/a.md':
      '---\ntitle: 影音\ndate: 2020-01-02\n---\n<video src="/blog/m/a.mp4"></video>\n\n<embed src="b.pdf">\n',
  })
  expect(text('articles/2020/a.md')).toContain('<video src="https://old.example/blog/m/a.mp4"></video>')
  expect(text('articles/2020/a.md')).toContain('（附件：b.pdf）')
})

test('what nobody sees goes, an address that none opens becomes a text, prose by indent a list; each is told', () => {
  const { aside, text, plan } = moved({
    'a.md':
      '---\ntitle: 剪报\ndate: 2020-01-01\n---\n\n零\u200b宽、退\b格、软\u00ad连字，竖\u000b行，私\ue32e用。\n\n登录 http://ip:port 与 <http://ip:port/a>。\n\n文字：\n\n\t* 甲是存放各种版面的文件夹，都在这里。\n\t* 乙是存放文章的文件夹。\n',
  })
  expect(aside).toEqual([])
  const article = text('articles/2020/a.md')
  expect(article).toContain('零宽、退格、软连字，竖\n行，私□用。')
  expect(article).toContain('登录 `http://ip:port` 与 `http://ip:port/a`。')
  expect(article).toContain('\n* 甲是存放各种版面的文件夹，都在这里。\n* 乙是')
  expect(plan.articles[0]?.notes.map((each) => each.text).join('\n')).toMatch(
    /U\+200B 1 个[\s\S]*ip:port[\s\S]*行首缩进/u,
  )
})

test('a post that would stop the build is put aside, with the reason', () => {
  const { aside, text } = moved({
    '好.md': '---\ntitle: 好的\ndate: 2020-01-01\n---\n\n正文一段。见[坏的](坏.md)。\n',
    '坏.md': '---\ntitle: 坏的\ndate: 2020-01-01\n---\n\n<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> x\n',
    '深.md': `---\ntitle: 深的\ndate: 2020-01-01\n---\n\n${'>'.repeat(48_000)} 甲\n`,
  })
  expect(aside).toHaveLength(2)
  expect(aside[1]?.problems.join()).toContain('套了 48000 层')
  expect(aside[0]?.problems.join()).toContain('合并冲突')
  expect(text('articles/2020/hao.md')).toContain('见坏的。')
  expect(text('aside/huai.md')).toContain('<<<<<<<')
})
