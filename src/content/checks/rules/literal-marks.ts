/** Marks that print as they were typed, or differently than meant: Markdown that did not take, other programs' Markdown, HTML that is left out. */
import { extname } from 'node:path'
import { EMBEDS } from '../../../rendering/markdown/embeds.ts'
import { proseBlocks } from '../../../rendering/markdown/prose.ts'
import type { BodyStructure } from '../../../rendering/markdown/body-structure.ts'
import type { ArticleParts } from '../../article-file.ts'
import type { Diagnostic } from '../../schemas/diagnostics.ts'
import { bodyReporter } from './body-rule.ts'
import { isLeftOut } from './links.ts'

/** What stands in prose where it was not taken, and the fix. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\*\*|(?<!\w)__(?!\w)/u, '加粗没有成，星号会照样印出。** 要紧挨着字，前后成对；不是加粗就写成 \\*\\*'],
  [/(?<![~\w/])~(?![~/])|(?<=\d)~(?!~)/u, '一个 ~ 会照样印出。范围写成 ～ 或 —；删除线写两个：~~删去~~'],
  [/^#{1,6}(?=[^#\s\d])(?![^#\n]*#)/mu, '# 后面要空一格才是小标题，现在会照样印出'],
  [/^:{3,}/mu, '::: 是别的程序的写法，会照样印出。请改成引文（行首写 >）或小标题'],
  [/\{#[\w\u4e00-\u9fff-]+\}/u, '{#…} 会照样印出。小标题的网址由拼音拟出，请删去'],
  [/^\[![A-Z]+\]/mu, '[!…] 会照样印出。请改成文字，例如“注意：”'],
  [/\[\[[^\]\n]+\]\]/u, '[[…]] 会照样印出。链接写成 [文字](/articles/<slug>/)'],
  [/==[^=\s][^=\n]*==/u, '==…== 会照样印出。标亮写成 <mark>…</mark>'],
  [/^\[toc\]$/imu, '[TOC] 会照样印出。目录由网站自己列，请删去'],
  [/\$\$|\$[^$\n]*[\\^_=][^$\n]*\$/u, '$…$ 是公式的写法，会照样印出。请改成文字，或放成图片'],
  [/\{%|\{\{/u, '{% … %}、{{ … }} 是别的程序的写法，会照样印出。请改成 Markdown'],
  [/\[\^[^\]\n]+\]/u, '脚注没有写，会照样印出。请在文末写一行 [^号]: 内容'],
  [
    /!?\[[^\]\n]*\] ?[(（](?:X[)）]|https?:|\.{0,2}\/)/u,
    '链接没有成，会照样印出。写成 [文字](网址)，中间不空格，用半角括号',
  ],
]

/** HTML whose content the page leaves out. */
const DROPPED = new Set([
  'style',
  'script',
  'template',
  'noscript',
  'svg',
  'math',
  'canvas',
  'object',
  'form',
])

/** @returns one finding for each kind of mark in a block of prose, and for each part of HTML that is not shown as typed */
export function literalMarks(article: ArticleParts, structure: BodyStructure): Diagnostic[] {
  const { diagnostics, report } = bodyReporter(article)
  const { body } = article
  for (const { text, offsets } of proseBlocks(body, extname(article.file) === '.mdx'))
    for (const [pattern, message] of MARKS) {
      const match = pattern.exec(text)
      if (!match) continue
      const near =
        offsets.slice(0, match.index + 1).findLast((offset) => offset >= 0) ?? offsets.find((o) => o >= 0)
      const line = body.slice(0, near ?? 0).split('\n').length
      report(line, '正文', text.slice(Math.max(0, match.index - 8), match.index + 16), message)
    }
  for (const { name, attributes, line } of structure.html) {
    const tag = name.toLowerCase()
    if (EMBEDS.has(tag))
      report(
        line,
        '正文',
        `<${name}>`,
        '别处的影音和网页不嵌进来，印成一个链接。自己的影片（.mp4、.webm）和录音（.mp3、.m4a、.ogg）放在文章旁边，写成 ![说明](./片.mp4 "图注｜署名")',
      )
    else if (DROPPED.has(tag)) report(line, '正文', `<${name}>`, '这一段不会出现在网站上。请删去，或写成文字')
    else if (tag === 'a' && attributes['href'] !== undefined && isLeftOut(attributes['href']))
      report(line, '正文', attributes['href'], '这个网址不会出现在网站上，只剩文字。请改成网页的网址')
  }
  let before = 1
  for (const { depth, text, line } of structure.headings) {
    if (depth === 1) report(line, '小标题', text, '一级标题已经由 title 印出，这里会降一级。小标题从 ## 写起')
    else if (depth > before + 1)
      report(line, '小标题', text, `从第 ${before} 级跳到第 ${depth} 级。请写成 ${'#'.repeat(before + 1)}`)
    before = Math.max(depth, 1)
  }
  return diagnostics
}

/** A megabyte, about a third of a million Han characters. */
const LONG = 1_000_000

/** @returns a finding where a body is longer than any reader's device takes well */
export function veryLong(article: ArticleParts): Diagnostic[] {
  const bytes = Buffer.byteLength(article.body)
  if (bytes <= LONG) return []
  const message = `正文有 ${(bytes / 1e6).toFixed(1)} MB，手机打开要等很久，构建也慢。请分成几篇，或把表格、名单放成附件`
  return [{ file: article.file, line: article.bodyLine + 1, field: '正文', message }]
}
