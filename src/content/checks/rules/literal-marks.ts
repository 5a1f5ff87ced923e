/** Marks that print as they were typed, or differently than meant: Markdown that did not take, other programs' Markdown, HTML that is left out. */
import { extname } from 'node:path'
import { decoded } from '../../../rendering/markdown/anchors.ts'
import { EMBEDS, embedTarget } from '../../../rendering/markdown/embeds.ts'
import { recordingKind } from '../../../rendering/markdown/files-beside.ts'
import { proseBlocks } from '../../../rendering/markdown/prose.ts'
import type { BodyStructure } from '../../../rendering/markdown/body-structure.ts'
import type { ArticleParts } from '../../article-file.ts'
import type { Diagnostic } from '../../schemas/diagnostics.ts'
import { bodyReporter } from './body-rule.ts'
import { isLeftOut } from './links.ts'

/** What stands in prose where it was not taken, and the fix. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\*\*/u, '加粗没有成，星号会照样印出。** 要紧挨着字，前后成对；不是加粗就写成 \\*\\*'],
  [/(?<!\w)__(?=\S)/u, '加粗没有成，__ 会照样印出。挨着汉字时写成 **'],
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
  [
    /(?<![\w:]):(?!zh:|keep:)[a-z][a-z_]{2,}:(?![\w:])/u,
    ':名字: 不会变成表情，会照样印出。请直接打表情，或删去',
  ],
  [/\[\^[^\]\n]+\]/u, '脚注没有写，会照样印出。请在文末写一行 [^号]: 内容'],
  [
    /!?\[[^\]\n]*\] ?[(（](?:X[)）]|https?:|\.{0,2}\/)/u,
    '链接没有成，会照样印出。写成 [文字](网址)，中间不空格，用半角括号',
  ],
]

/** HTML whose content the page leaves out. */
const DROPPED = new Set(['style', 'script', 'template', 'noscript', 'svg', 'math', 'canvas', 'form'])

/** Whether a bare address ends before Chinese that looks like a part of it: `…/wiki/青岛`, `…?q=青岛`, `…/青岛.html`. */
function isCutOff(url: string, behind: string): boolean {
  if (!/^\p{Script=Han}/u.test(behind)) return false
  return (
    /[=:_&#?-]$|^https?:\/\/[^/]+\/.+\/$/u.test(url) ||
    /^\p{Script=Han}+(?:[/_=&]|\.(?:html?|pdf|aspx?|php|jpe?g|png)\b)/u.test(behind)
  )
}

/** @returns one finding for each kind of mark in a block of prose, and for each part of HTML that is not shown as typed */
export function literalMarks(article: ArticleParts, structure: BodyStructure): Diagnostic[] {
  const { diagnostics, report } = bodyReporter(article)
  for (const { text, line } of proseBlocks(article.body, extname(article.file) === '.mdx'))
    for (const [pattern, message] of MARKS) {
      const match = pattern.exec(text)
      if (!match) continue
      const at = line + text.slice(0, match.index).split('\n').length - 1
      report(at, '正文', text.slice(Math.max(0, match.index - 8), match.index + 16), message)
    }
  for (const { url, line, behind } of structure.links)
    if (isCutOff(url, behind))
      report(
        line,
        '正文',
        `${url}${behind.slice(0, 12)}`,
        '网址到汉字前为止，后面的没有算进去。网址里有汉字，写成 <网址> 或 [文字](网址)',
      )
  for (const { numbers, line } of structure.ordered) {
    const [first = 1] = numbers
    const printed = numbers.map((_, index) => first + index)
    if (numbers.every((number) => number === first) || String(numbers) === String(printed)) continue
    report(
      line,
      '正文',
      numbers.join('、'),
      `列表的编号会印成 ${printed.join('、')}。请写成连着的；要照写的印，点前加反斜杠（3\\.），各项之间空一行`,
    )
  }
  for (const [index, { name, attributes, line }] of structure.html.entries()) {
    const tag = name.toLowerCase()
    if (EMBEDS.has(tag))
      for (const { at, shown, message } of embedFindings(structure.html, index))
        report(at, '正文', shown, message)
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

/** What the page does with an embed otherwise than it was typed. */
function embedFindings(
  html: BodyStructure['html'],
  index: number,
): { at: number; shown: string; message: string }[] {
  const [embed, ...rest] = html.slice(index)
  if (!embed) return []
  const end = rest.findIndex(({ name }) => !/^(?:source|track|param|embed)$/iu.test(name))
  const parts = [embed, ...(end < 0 ? rest : rest.slice(0, end))]
  const targets = parts.flatMap(({ name, attributes }) => embedTarget(name.toLowerCase(), attributes) ?? [])
  const tell = (message: string) => [{ at: embed.line, shown: `<${embed.name}>`, message }]
  const own = targets.find(
    (target): target is { file: string } => 'file' in target && recordingKind(target.file) !== undefined,
  )
  if (own) {
    const stem = stemOf(own.file)
    return parts.flatMap(({ name, attributes: { poster, src }, line }) => {
      const captions = name.toLowerCase() === 'track' ? src : undefined
      return [
        ...(poster === undefined || stemOf(poster) === stem
          ? []
          : [{ at: line, shown: poster, message: '封面要和影片同名（片.mp4、片.jpg），放在一起，才会用上' }]),
        ...(captions === undefined || stemOf(captions) === stem
          ? []
          : [
              {
                at: line,
                shown: captions,
                message: '字幕要和影片同名（片.mp4、片.vtt），放在一起，才会用上',
              },
            ]),
      ]
    })
  }
  if (targets.some((target) => 'web' in target))
    return tell(
      '别处的影音和网页不嵌进来，印成一个链接。自己的影片（.mp4、.webm）和录音（.mp3、.m4a、.ogg）放在文章旁边，写成 ![说明](./片.mp4 "图注｜署名")',
    )
  return tell(
    targets.length > 0
      ? '文件不嵌进来，印成一个链接。写成 [文字](./文件名)'
      : '里面没有能打开的网址，只印出其中的文字。影音写成 ![说明](./片.mp4 "图注｜署名")',
  )
}

/** A file's path without its ending. */
function stemOf(path: string): string {
  return decoded(path.replace(/[?#].*$/u, '').replace(/^\.\//u, '')).replace(/\.[^./]*$/u, '')
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
