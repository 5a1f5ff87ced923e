/** Saved web pages: the article is told apart from the boilerplate, and whatever is left out is reported. */
import { expect, test } from 'vitest'
import { readableReport } from '../../../src/restoration/readable-report.ts'
import { restore, type Restoration } from '../../../src/restoration/restore.ts'
import { OPTIONS, restored } from '../../corpora/restoration/restored.ts'

function imported(html: string): Restoration & { report: string } {
  const result = restored(html, { publishers: ['海风晚报'] })
  return { ...result, report: readableReport(result, html, false) }
}

const PROSE = '<p>候车厅的长椅、售票窗口和行李秤都留在原处，只是窗口里不再卖票，而是借书给路过的人。</p>'

test('a news portal: date, source and writer from the line under the title; what surrounds the text is named', () => {
  const { markdown, report } = imported(
    `<!doctype html>
<!-- saved from url=(0029)https://news.example.org/1.htm -->
<html><body><div class="nav"><a href="/">首页</a></div><h1>旧站房开门</h1>
    <div class="info">2024-05-11 08:26 来源：<a href="#">海风晚报</a> 作者：周海涛 阅读 1234</div>
    <div id="content"><p align="center"><img data-src="a1.jpg" src="data:image/gif;base64,R0" alt="站房"></p>
    <p>旧站房的候车厅。&nbsp;周海涛&nbsp;摄</p>${PROSE}<p>他说,那年他去当学徒.</p><p>见<a href="https://example.org/x">旧文</a>。</p>
    <p>【相关阅读】老车站的新生活</p><p>- 又一篇</p><p>(责任编辑：许文)</p></div>
    <div>分享到：微信 微博</div><div>版权所有 海风网</div></body></html>`,
  )
  expect(markdown).toMatchInlineSnapshot(`
    "---
    title: 旧站房开门
    date: 2024-05-11
    sources:
      - publisher: 海风晚报
        title: 旧站房开门
        date: 2024-05-11
        url: https://news.example.org/1.htm
    authors:
      - 周海涛
    script: hans
    draft: true
    ---

    ![站房](https://news.example.org/a1.jpg "旧站房的候车厅。 周海涛 摄")

    候车厅的长椅、售票窗口和行李秤都留在原处，只是窗口里不再卖票，而是借书给路过的人。

    他说，那年他去当学徒。

    见[旧文](https://example.org/x)。
    "
  `)
  expect(report).toMatchInlineSnapshot(`
    "确定的修改 4 处：看不见的字符 2、半角标点 2。

    分成 4 段、0 个小标题、1 条图注。
    没有收进正文：【相关阅读】老车站的新生活
    没有收进正文：- 又一篇
    没有收进正文：(责任编辑：许文)
    提醒：网页上正文以外的 4 行没有收进草稿：[首页](https://news.example.org/) / 2024-05-11 08:26 来源：海风晚报 作者：周海涛 阅读 1234 / 分享到：微信 微博 / 版权所有 海风网。
    "
  `)
})

test('a page of a WeChat account', () => {
  const { markdown, facts } = imported(
    `<html><body><div id="page"><h1 id="activity-name">收摊之后</h1><a id="js_name">街角观察</a> <em id="publish_time">2023-08-19 07:30</em>
    <div id="js_content"><section><span>点击上方蓝字关注我们</span></section><section>${PROSE}</section>
    <section><p><span>▲ 候车厅一角。街角观察 图</span></p>${PROSE}<p>—— END ——</p><p>撰文 | 于一凡　编辑 | 何苗</p><p>长按二维码 关注我们</p></section></div></div></body></html>`,
  )
  expect(markdown).toMatchInlineSnapshot(`
    "---
    title: 收摊之后
    date: 2023-08-19
    authors:
      - 于一凡
    script: hans
    draft: true
    # 来源：街角观察
    ---

    候车厅的长椅、售票窗口和行李秤都留在原处，只是窗口里不再卖票，而是借书给路过的人。

    ▲ 候车厅一角。街角观察 图

    候车厅的长椅、售票窗口和行李秤都留在原处，只是窗口里不再卖票，而是借书给路过的人。
    "
  `)
  expect(facts).toMatchObject({ publisher: '街角观察', authors: ['于一凡'] })
})

test('text scattered over boxes is taken without what stands around them', () => {
  const { markdown } = imported(
    `<html><body><div>网站地图</div><div class="main"><div>${PROSE}</div><div>${PROSE}</div><div>${PROSE}</div></div><div>联系我们</div></body></html>`,
  )
  expect(markdown).not.toMatch(/网站地图|联系我们/u)
})

test('quotations, lists and tables stay what they are; a table that only lays out is none', () => {
  const { markdown } = imported(
    `<html><body><table><tr><td><a>左栏</a></td><td><article>${PROSE}<blockquote><p>先想着修，是一种体面。</p></blockquote>
    <ul><li>剪发十五元</li><li>刮脸八元</li></ul>
    <table><tr><th>年份</th><th>客人</th></tr><tr><td>2022</td><td>4,100人</td></tr><tr><td>2023</td><td>3,900人</td></tr></table>${PROSE}</article></td></tr></table></body></html>`,
  )
  expect(markdown).toMatchInlineSnapshot(`
    "---
    script: hans
    draft: true
    ---

    候车厅的长椅、售票窗口和行李秤都留在原处，只是窗口里不再卖票，而是借书给路过的人。

    > 先想着修，是一种体面。

    - 剪发十五元

    - 刮脸八元

    | 年份 | 客人 |
    | --- | --- |
    | 2022 | 4,100人 |
    | 2023 | 3,900人 |

    候车厅的长椅、售票窗口和行李秤都留在原处，只是窗口里不再卖票，而是借书给路过的人。
    "
  `)
})

test('headings that look like calls to the reader, but are not, stay', () => {
  const { markdown } = imported(
    `<html><body><article>${PROSE}<p>编辑部的故事</p>${PROSE}<p>分享一把伞</p>${PROSE}<p>来源不明的木匾</p>${PROSE}<p>2024年5月11日，书房开门。</p></article></body></html>`,
  )
  for (const kept of [
    '\n编辑部的故事\n',
    '\n分享一把伞\n',
    '\n来源不明的木匾\n',
    '2024年5月11日，书房开门。',
  ])
    expect(markdown).toContain(kept)
})

test('what stands under a picture is no heading; a title loses the name of its site; half-width marks are repaired together', () => {
  const { markdown, blocks } = imported(
    `<html><head><title>菜场里的修表匠-海风新闻网</title></head><body><article>${PROSE}
    <div class="pgc-img"><img src="a.jpg"><p class="pgc-img-caption">老齐的柜台</p></div>${PROSE}
    <p style="text-align: center"><img src="b.jpg"></p><p style="text-align:center">等人来取的表</p>
    <p>“修表,香!”他说:“等得起.”</p></article></body></html>`,
  )
  expect(markdown).toContain('title: 菜场里的修表匠\n')
  expect(blocks.filter(({ kind }) => kind === 'caption').map(({ text }) => text)).toEqual([
    '老齐的柜台',
    '等人来取的表',
  ])
  expect(markdown).toContain('“修表，香！”他说：“等得起。”')
})

test('code that a page speaks of does not become code in the draft', () => {
  const { markdown } = imported(
    '<html><body><article><p>他在黑板上写了&lt;script&gt;alert(1)&lt;/script&gt;，然后说：“下课。”</p></article></body></html>',
  )
  expect(markdown).toContain('\\<script>alert(1)\\</script>')
})

test('an article within the form that a server wraps around its page; other forms are left out', () => {
  const { markdown } = imported(
    `<html><body><form id="aspnetForm"><input name="q">站内搜索<div><h1>旧站房</h1>${PROSE.repeat(6)}</div></form></body></html>`,
  )
  expect(markdown.match(/候车厅的长椅/gu)).toHaveLength(6)
  expect(
    imported(`<html><body><form>请输入您的邮箱。订阅。</form><div>${PROSE.repeat(3)}</div></body></html>`)
      .markdown,
  ).not.toContain('邮箱')
})

test('what closes a page is never a heading', () => {
  expect(imported(`<html><body>${PROSE}\n&lt;/body&gt;\n</body></html>`).markdown).toMatch(/路过的人。\n$/u)
})

test('two halves of an emoji are one character', () => {
  expect(imported(`<html><body><p>修好了&#55357;&#56832;。</p>${PROSE}</body></html>`).markdown).toContain(
    '修好了😀。',
  )
})

test('a part of a page is read as a page', () => {
  expect(imported(`<div class="a"><p>老街<b>开门</b>了。</p>${PROSE}</div>`).markdown).toContain(
    '老街**开门**了。',
  )
})

test('a page nested deeper than any is refused with the line', () => {
  const deep = `<html><body>\n${'<div>'.repeat(10_000)}${PROSE}`
  expect(restore(deep, OPTIONS)).toMatchObject({
    refusals: [{ line: 2, message: expect.stringContaining('套得太深') }],
  })
})

test('the title is the heading that the page names, not that of the site; a number is no author; a label gives the date', () => {
  const { markdown } = imported(
    `<html><head><title>一号线开通_某网</title><meta name="author" content="104363"></head><body>
    <div class="top"><h1 class="logo"><a href="/">新闻中心</a></h1></div><h1>一号线开通</h1>
    <div>${PROSE}<p>2019年2月27日，座谈会举行。</p></div><p>发布日期：2019-03-06　责任编辑：许文</p></body></html>`,
  )
  expect(markdown).toMatch(/^---\ntitle: 一号线开通\ndate: 2019-03-06\nscript: hans\n/u)
  expect(markdown).not.toMatch(/新闻中心|104363|责任编辑|## /u)
})

test('an article in a form is read; bold and links stay; what is not sure is a comment', () => {
  const { markdown } = imported(
    `<html><head><title>示例通知-某大学</title><meta property="og:site_name" content="某大学"></head><body><form><h1>示例通知</h1>
    <p>学校定于本月召开<b>运动会</b>，见<a href="https://example.org/a?b=1,2">通知</a>。</p><p>运动会为期两天，报名截止到十日。</p></form><p>版权所有：某大学</p></body></html>`,
  )
  expect(markdown).toContain('召开**运动会**，见[通知](https://example.org/a?b=1,2)。')
  expect(markdown).toContain('title: 示例通知\n')
  expect(markdown).toContain('# 网站：某大学')
  expect(markdown).not.toContain('版权所有')
})

test('a page amid links, lists and comments: only the article, no heading but the page’s own, nothing gone without a word', () => {
  const { markdown, report } =
    imported(`<html><head><title>老街修好了_海风新闻</title><meta name="author" content="海风"></head><body>
    <div class="nav"><a href="/a">新闻</a> <a href="/b">体育</a></div><h1>老街修好了</h1>
    <div class="info">2024-05-11 08:26　来源: <a href="http://x.example/">滨海晚报</a>　<a href="#">举报</a></div>
    <div class="post"><p>（原标题：老街的雨季）</p>${PROSE}<h2>屋顶</h2>${PROSE}<p>滨海晚报记者 于一凡</p><p>旧砖</p>${PROSE}
    <p><img src="http://img.example/1.jpg"></p><p class="caption">雨后的老街。</p>
    <p>本文来源：滨海晚报 责任编辑：许文_NF12</p></div>
    <ul><li><a href="/1">另一条新闻的题目写得很长很长</a> 2024-05-10</li><li><a href="/2">再一条</a> 2024-05-09</li></ul>
    <div class="comment-list">${'<p>我觉得修得不错。以后常来。</p>'.repeat(40)}</div></body></html>`)
  expect(markdown).toContain(
    'title: 老街修好了\ndate: 2024-05-11\nscript: hans\ndraft: true\n# 来源：滨海晚报\n# 作者：海风\n',
  )
  expect(markdown.match(/^#+ .*/gmu)?.filter((line) => line.startsWith('##'))).toEqual(['## 屋顶'])
  expect(markdown).toContain('![](http://img.example/1.jpg "雨后的老街。")')
  expect(markdown).not.toMatch(/我觉得|另一条新闻|责任编辑|原标题/u)
  for (const left of ['我觉得修得不错', '另一条新闻', '责任编辑', '原标题']) expect(report).toContain(left)
})

test('an article cut up into pages: the other pages are report', () => {
  const { report } = imported(
    `<html><body><article>${PROSE.repeat(3)}</article><div><a href="https://n.example/a_1.htm">【1】</a><a href="https://n.example/a_2.htm">【2】</a></div></body></html>`,
  )
  expect(report).toContain('分成几页')
  expect(report).toContain('https://n.example/a_2.htm')
})

test('of a saved page a few lost characters are named, a page full of them is refused', () => {
  const { markdown, report } = imported(
    `<html><body><article>${PROSE.repeat(3)}<p>点\ufffd\ufffd在看。</p></article></body></html>`,
  )
  expect(markdown).toContain('点\ufffd\ufffd在看。')
  expect(report).toContain('\ufffd')
  expect(
    'refusals' in
      restore(
        `<html><body><article>${'<p>车站\ufffd都留在\ufffd处。</p>'.repeat(5)}</article></body></html>`,
        OPTIONS,
      ),
  ).toBe(true)
})

test('a title of more characters than a draft may have is cut, and told in full', () => {
  const title = '关于批准发行特别国债购买外汇'.repeat(4)
  const { markdown, report } = imported(
    `<html><body><article><h1>${title}</h1>${PROSE.repeat(3)}</article></body></html>`,
  )
  expect(markdown).toContain(`title: ${title.slice(0, 40)}\n`)
  expect(report).toContain(`全文是：${title}`)
})

const HEAD_OF_PAGE = '<!doctype html><html><head><meta charset="utf-8">'

test('an empty h1 is no title, a heading below the article neither; one right above it is, whatever its level', () => {
  const empty = imported(
    `${HEAD_OF_PAGE}<title>旧站房里开了书店-海风网</title></head><body><h1></h1><div class="x">旧站房里开了书店</div><div>${PROSE}${PROSE}</div></body></html>`,
  )
  expect(empty.title).toBe('旧站房里开了书店')
  const below = imported(
    `${HEAD_OF_PAGE}<title>新闻动态--海风地理学会官网</title></head><body><div class="a"><h5>二〇二四年会在老站房举行</h5><div class="info">发布时间：2024-05-18 来源：海风晚报</div><div class="b">${PROSE}${PROSE}${PROSE}</div></div><div class="link-title"><h3>友情链接 / Links to all</h3></div></body></html>`,
  )
  expect(below.title).toBe('二〇二四年会在老站房举行')
})

test('the name of a site behind the title goes where the page shows the rest by itself', () => {
  const { title } = imported(
    `${HEAD_OF_PAGE}<title>老站房开成了书店：车厢里能借书-HFN 海风电子</title></head><body><div class="t"><span>老站房开成了书店：车厢里能借书</span></div><div>${PROSE}${PROSE}</div></body></html>`,
  )
  expect(title).toBe('老站房开成了书店：车厢里能借书')
  const whole = imported(
    `${HEAD_OF_PAGE}<title>书店-车厢里能借书</title></head><body><div>${PROSE}${PROSE}</div></body></html>`,
  )
  expect(whole.title).toBe('书店-车厢里能借书')
})

test('a disclaimer, the way to the page and a marked heading of other articles are left out and told', () => {
  const { markdown, report } = imported(
    `${HEAD_OF_PAGE}<title>车站</title></head><body><div class="c"><p>当前位置：<a href="/">首页</a> > 城事 ></p>${PROSE}${PROSE}${PROSE}<p>声明：海风晚报力求信息真实、准确，文章提及内容仅供参考，不构成投资建议，据此操作风险自担。</p><h3>相关推荐</h3><p>9图</p><p>老照片：从前的站房</p></div></body></html>`,
  )
  expect(markdown.split('\n').filter((line) => /声明|当前位置|9图|老照片/u.test(line))).toEqual([])
  for (const words of ['声明：海风晚报', '当前位置', '9图', '老照片']) expect(report).toContain(words)
})

test('a list of links with the names of their sites at the end is no part of the article', () => {
  const item = (n: number) =>
    `<p><a href="https://o.example/${n}">站房里开了书店的第${n}种说法</a></p><p>海边日报</p>`
  const { markdown, report } = imported(
    `${HEAD_OF_PAGE}<title>站房里开了书店</title></head><body><article>${PROSE}${PROSE}<p>媒体报道</p>${item(1)}${item(2)}${item(3)}</article></body></html>`,
  )
  expect(markdown).not.toMatch(/第1种|海边日报|媒体报道/u)
  expect(report).toContain('第3种')
})

test('who wrote it: a name joined to its office, none that only says what was done, none that readers do not see', () => {
  const written = imported(
    `${HEAD_OF_PAGE}<title>站房里开了书店</title></head><body><article><p>海风网10月4日讯（记者陈知遥 整合）站房里开了书店，候车的人也来借书，老站长说这里比从前热闹。</p>${PROSE}</article></body></html>`,
  )
  expect(written.markdown).toContain('authors:\n  - 陈知遥\n')
  const hidden = imported(
    `${HEAD_OF_PAGE}<title>站房里开了书店</title><meta name="author" content="马致远"></head><body><article>${PROSE}${PROSE}</article></body></html>`,
  )
  expect(hidden.markdown).not.toContain('authors:')
  expect(hidden.markdown).toContain('# 作者：马致远')
})

test('raised and lowered figures, what was struck out, and readings keep their tags; printed tags stay text', () => {
  const { markdown } = imported(
    `<!doctype html><html><body><h1>河水公报</h1><div id="content">${PROSE}<p>流域143km<sup>2</sup>，年径流量5.6×10<sup>7</sup>m<sup>3</sup>，二氧化碳写作CO<sub>2</sub>，<del>六月</del><ins>八月</ins>完工，河边<ruby>堤<rt>dī</rt></ruby>坝也加固。</p><p>网页里平方写成&lt;sup&gt;2&lt;/sup&gt;，换行写成&lt;br&gt;。</p></div></body></html>`,
  )
  expect(markdown).toContain(
    '流域143km<sup>2</sup>，年径流量5.6×10<sup>7</sup>m<sup>3</sup>，二氧化碳写作CO<sub>2</sub>，<del>六月</del><ins>八月</ins>完工，河边<ruby>堤<rt>dī</rt></ruby>坝也加固。',
  )
  expect(markdown).toContain('平方写成\\<sup>2\\</sup>，换行写成\\<br>。')
})

test('a newspaper that stands beside the hour without a label is told as the source, a rubric is not', () => {
  const source = (info: string) =>
    /^# 来源：(.*)$/mu.exec(
      imported(
        `<!doctype html><html><body><div class="path"><a href="/">首页</a></div><h1>旧站房开门</h1>${info}<div id="content">${PROSE}${PROSE}</div></body></html>`,
      ).markdown,
    )?.[1]
  expect(
    source('<div><span>原创</span> <span>海边都市报</span> <span>2019-09-09 16:01:46</span></div>'),
  ).toBe('海边都市报')
  expect(source('<p>石佳/海边青年报</p><p>2019-09-24 09:10</p>')).toBe('海边青年报')
  expect(source('<div>2019-09-26 10:56:28 <a href="/s">海边时报网</a></div>')).toBe('海边时报网')
  expect(source('<div>发表于 2014-08-24 21:30 | 1164次阅读 | 来源 HBDN | 0 条评论</div>')).toBe('HBDN')
  expect(source('<p>城市建设</p><p>2019-09-24 09:10</p>')).toBeUndefined()
})
