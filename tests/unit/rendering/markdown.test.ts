/** What Markdown becomes: nothing is changed that Chinese writes otherwise than English, nothing is lost. */
import { createMarkdownProcessor } from '@astrojs/markdown-remark'
import { describe, expect, test } from 'vitest'
import { readBody } from '../../../src/rendering/markdown/body-structure.ts'
import { markdownOptions } from '../../../src/rendering/markdown/plugins.ts'

const processor = await createMarkdownProcessor(markdownOptions)
const html = async (markdown: string) => (await processor.render(markdown)).code
const link = (address: string, text = address) => `<a href="${address}">${text}</a>`

describe('tildes', () => {
  test.each(['票价8~12元，步行4~6分钟', '9:00~17:00，周末10:00~16:00', '约~30~人'])('%s', async (text) => {
    expect(await html(text)).toBe(`<p>${text}</p>`)
  })
  test('two strike through', async () => {
    expect(await html('旧数~~61个~~，新数60个')).toBe('<p>旧数<del>61个</del>，新数60个</p>')
  })
})

describe('a bare address ends before Chinese', () => {
  test.each([
    ['看https://a.example/p，好', `看${link('https://a.example/p')}，好`],
    ['（https://a.example/p?x=1&y=2）后', `（${link('https://a.example/p?x=1&#x26;y=2')}）后`],
    [
      '下载https://a.example/a.zip最新**版**',
      `下载${link('https://a.example/a.zip')}最新<strong>版</strong>`,
    ],
    ['登录 www.a.example查询', `登录 ${link('http://www.a.example', 'www.a.example')}查询`],
    ['[附 https://a.example/p。完', `[附 ${link('https://a.example/p')}。完`],
    [
      'https://a.example/a_(b)、https://b.example/.',
      `${link('https://a.example/a_(b)')}、${link('https://b.example/')}.`,
    ],
    ['https://a.example/Süd Ü', `${link('https://a.example/S%C3%BCd', 'https://a.example/Süd')} Ü`],
    ['信箱x@a.example，好', `信箱${link('mailto:x@a.example', 'x@a.example')}，好`],
    ['https://，http://例', 'https://，http://例'],
  ])('%s', async (text, meant) => {
    expect(await html(text)).toBe(`<p>${meant}</p>`)
    const wanted = [...meant.matchAll(/href="([^"]+)"/gu)].map(([, url = '']) => url.replace('&#x26;', '&'))
    const body = readBody(text, false)
    expect('problem' in body ? body : body.links.map(({ url }) => encodeURI(url))).toEqual(wanted)
  })
  test('in a footnote', async () => {
    expect(await html('有[^1]。\n\n[^1]: 见https://a.example/n。')).toContain(
      `见${link('https://a.example/n')}。`,
    )
  })
})

describe('lines of one paragraph', () => {
  test.each([
    ['海风\n吹来', '海风吹来'],
    ['海风\r\n吹来', '海风吹来'],
    ['海风，\n吹来', '海风，吹来'],
    ['**海风**\n吹来', '<strong>海风</strong>吹来'],
    ['海风\n**吹来**', '海风<strong>吹来</strong>'],
    ['海风\n[吹](https://a.example/)来', `海风${link('https://a.example/', '吹')}来`],
    ['用 Astro\n写成', '用 Astro\n写成'],
    ['共\n60个', '共\n60个'],
    ['海风  \n吹来', '海风<br>\n吹来'],
    ['海风\n`a`', '海风\n<code>a</code>'],
  ])('%j', async (text, meant) => {
    expect(await html(text)).toBe(`<p>${meant}</p>`)
  })
})

describe('HTML that people type', () => {
  test.each([
    ['H<SUB>2</SUB>O', '<p>H<sub>2</sub>O</p>'],
    ['<u>甲</u><small>乙</small>', '<p><u>甲</u><small>乙</small></p>'],
    ['删List<? extends E>的一项，Set<?>也删', '<p>删List&#x3C;? extends E>的一项，Set&#x3C;?>也删</p>'],
    ['<? extends E>\n与Set<?>', '<p>&#x3C;? extends E>\n与Set&#x3C;?></p>'],
    ['List<String>与Map<K, V>', '<p>List&#x3C;String>与Map&#x3C;K, V></p>'],
    ['甲<某某>乙', '<p>甲&#x3C;某某>乙</p>'],
    ['前\n\n<style>.a { color: red }</style>\n\n后', '<p>前</p>\n\n<p>后</p>'],
    [
      '<iframe src="//v.example/embed/1" title="开街"></iframe>',
      '<p><a href="https://v.example/embed/1" data-embed="">嵌入：开街（v.example）</a></p>',
    ],
    [
      '看<video><source src="https://v.example/a.mp4"></video>吧',
      '<p>看<a href="https://v.example/a.mp4" data-embed="">影片：v.example/a.mp4</a>吧</p>',
    ],
    ['<embed src="javascript:hit()">好', '<p>好</p>'],
    [
      '[去](#here)\n\n<a name="here"></a>这里',
      '<p><a href="#s-here">去</a></p>\n<p><a id="s-here"></a>这里</p>',
    ],
  ])('%s', async (text, meant) => {
    expect(await html(text)).toBe(meant)
  })
})

test('a heading of the first level goes down, with all below it', async () => {
  expect(await html('# 一\n\n## 二')).toBe('<h2 id="s-yi">一</h2>\n<h3 id="s-er">二</h3>')
})

test.each([
  '#第一节-开街',
  '#s-di-yi-jie-kai-jie',
  '#第一节开街',
  '#%E7%AC%AC%E4%B8%80%E8%8A%82-%E5%BC%80%E8%A1%97',
])('a link to %s finds its heading', async (anchor) => {
  const text = `[去](${anchor})\n\n## 第一节 “开街”`
  expect(await html(text)).toContain('<a href="#s-di-yi-jie-kai-jie">去</a>')
  const body = readBody(text, false)
  expect('problem' in body ? body : body.hasAnchor(decodeURIComponent(anchor.slice(1)))).toBe(true)
})

test('footnotes with Chinese labels have plain ids, each once', async () => {
  const code = await html('甲[^注一]，乙[^注二]，又[^注一]。\n\n[^注一]: 一\n[^注二]: 二')
  const ids = [...code.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, href = ''] of code.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(href)
  expect(ids.join('')).toMatch(/^[\w-]+$/u)
})

describe('figures and telephone numbers', () => {
  test.each([
    ['长宽3*4米和5*6米', '<p>长宽3*4米和5*6米</p>'],
    ['2**3与4**5', '<p>2**3与4**5</p>'],
    ['*要紧：5*3=15*', '<p><em>要紧：5*3=15</em></p>'],
    ['共*3*人，**5**个', '<p>共<em>3</em>人，<strong>5</strong>个</p>'],
    ['[打](tel:0532-12345)', `<p>${link('tel:0532-12345', '打')}</p>`],
  ])('%s', async (text, meant) => {
    expect(await html(text)).toBe(meant)
  })
})

test('a row with more cells than the head of its table loses none', async () => {
  const code = await html('| 甲 | 乙 |\n|---|:-:|\n| 一 | 二 | 三 |\n| 四 |')
  expect(code).toMatch(/<th>甲<\/th>\s*<th align="center">乙<\/th>\s*<th><\/th>/u)
  expect(code).toMatch(/<td align="center">二<\/td>\s*<td>三<\/td>/u)
})

describe('text that HTML leaves outside of a paragraph gets one', () => {
  test.each([
    ['<!-- 注 -->开头<!-- 注 -->的话。', '<p>开头的话。</p>'],
    ['前<center>中**粗**</center>后', '<p>前</p><p>中<strong>粗</strong>后</p>'],
    ['<center>\n\n中\n\n</center>', '<p>中</p>'],
    ['<div>框</div>\n\n文', '<div>框</div>\n<p>文</p>'],
  ])('%s', async (text, meant) => {
    expect((await html(text)).trim().replaceAll(/\n+/gu, '\n')).toBe(meant)
  })
})

test.each(['>'.repeat(5000), '['.repeat(5000)])('a body beyond the limits is not parsed', async (text) => {
  await expect(html(`文\n\n${text}`)).rejects.toThrow('第 3 行')
})

describe('HTML typed by hand', () => {
  test('a heading of the first level goes down one', async () => {
    expect(await html('<h1>大</h1>\n\n文')).toBe('<h2 id="s-da">大</h2>\n<p>文</p>')
  })
  test('a heading keeps the id that a link names', async () => {
    expect(await html('<h2 id="街口">开街</h2>\n\n[看](#街口)')).toBe(
      `<h2 id="s-街口">开街</h2>\n<p>${link('#s-街口', '看')}</p>`,
    )
  })
  test('parts of a page stay apart', async () => {
    expect(await html('<header>头</header><main>中</main><aside>旁</aside>')).toBe(
      '<div>头</div><div>中</div><div>旁</div>',
    )
  })
})
