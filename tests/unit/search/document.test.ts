import { expect, test } from 'vitest'
import { bodyBlocks, searchDocument } from '../../../src/search/build/document.ts'

test('正文切成段：标题、段落、图注、单元格，各知道上面的标题', () => {
  const html =
    '<p>头一段，<strong>粗</strong>体<br>换行。</p><h2 id="a">甲<a aria-hidden="true" href="#a">#</a></h2>' +
    '<figure><img alt="图" src="x"><figcaption>图注</figcaption></figure>' +
    '<blockquote><p>引文</p>散文</blockquote><ul><li>一<ul><li>二</li></ul></li></ul>' +
    '<h3>没有锚的标题</h3><table><caption>表</caption><tr><th>项</th><td>值</td></tr></table>'
  expect(bodyBlocks(html)).toEqual([
    { kind: 'paragraph', text: '头一段，粗体 换行。' },
    { kind: 'heading', text: '甲', heading: 'a' },
    { kind: 'caption', text: '图注', heading: 'a' },
    { kind: 'paragraph', text: '引文', heading: 'a' },
    { kind: 'paragraph', text: '散文', heading: 'a' },
    { kind: 'paragraph', text: '一', heading: 'a' },
    { kind: 'paragraph', text: '二', heading: 'a' },
    { kind: 'heading', text: '没有锚的标题', heading: 'a' },
    { kind: 'caption', text: '表', heading: 'a' },
    { kind: 'cell', text: '项', heading: 'a' },
    { kind: 'cell', text: '值', heading: 'a' },
  ])
})

test('不成句子的不收：注音、脚注号、画、脚本、隐藏的', () => {
  const html =
    '<p><ruby>里<rp>(</rp><rt>lǐ</rt><rp>)</rp></ruby>院<sup><a href="#n" data-footnote-ref>1</a></sup>很多' +
    '<svg><text>字</text></svg><script>alert(1)</script><span hidden>藏</span>。</p>'
  expect(bodyBlocks(html).map(({ text }) => text)).toEqual(['里院很多。'])
})

test('软连字符、零宽字符和换行不留在文字里', () => {
  expect(bodyBlocks('<p>中\u00AD山\u200B<wbr>路\n  一带</p>')).toEqual([
    { kind: 'paragraph', text: '中山路 一带' },
  ])
})

test('文档的次序：标题、标签、摘要、小标题、正文、未见、来源、来源的标题；空的不收', () => {
  const document = searchDocument({
    slug: 'x',
    address: '/paper/articles/x/',
    title: '题',
    summary: '',
    date: '2022-02',
    dateText: '2022年2月',
    year: 2022,
    sources: [{ slug: 'xinwang', name: '信网' }],
    references: ['《老街新貌》', '', 'An Old Street Opens'],
    tags: [{ slug: 'parks', name: '公园' }],
    unseen: ['名录'],
    html: '<p>文</p><h2 id="a">节</h2>',
  })
  expect(document.blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'title 题',
    'tag 公园',
    'heading 节',
    'paragraph 文',
    'paragraph 名录',
    'source 信网',
    'reference 《老街新貌》',
    'reference An Old Street Opens',
  ])
})
