/** Marks that print as they were typed, or differently than meant: Markdown that did not take, other programs' Markdown, HTML that is left out. */
import { extname } from 'node:path'
import { decoded } from '../../../rendering/markdown/anchors.ts'
import { EMBEDS, embedTarget, ownRecording } from '../../../rendering/markdown/embeds.ts'
import { barePath } from '../../../rendering/markdown/files-beside.ts'
import { isIndentedProse } from '../../../rendering/markdown/indented-prose.ts'
import { isHtmlElement } from '../../../rendering/markdown/literal-tags.ts'
import { proseBlocks } from '../../../rendering/markdown/prose.ts'
import type { BodyStructure } from '../../../rendering/markdown/body-structure.ts'
import type { ArticleParts } from '../../article-file.ts'
import { show, type Diagnostic } from '../../schemas/diagnostics.ts'
import { bodyReporter } from './body-rule.ts'
import { isLeftOut } from './links.ts'
import { mergesShown, outsideCode } from './unfinished.ts'

/** Tags of template programs: Liquid, Hugo, Vue, EJS. */
const PROGRAM_TAGS = /\{%|\{\{|<%/u
const PROGRAM_TAGS_FIX = '{% … %}、{{ … }} 是别的程序的写法，会照样印出。请改成 Markdown'

/** What stands in prose where it was not taken, and the fix. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\*\*/u, '加粗没有成，星号会照样印出。** 要紧挨着字，前后成对；不是加粗就写成 \\*\\*'],
  [/(?<!\w)__(?=\S)/u, '加粗没有成，__ 会照样印出。挨着汉字时写成 **'],
  [/(?<![~\w/])~(?![~/])|(?<=\d)~(?!~)/u, '一个 ~ 会照样印出。范围写成 ～ 或 —；删除线写两个：~~删去~~'],
  [
    /^(?:#{1,6}(?=[\u00a0\u3000]|[^#\s\d])|#{2,6}(?=\d))(?![^#\n]*#)|^#{7,}(?=\s)/mu,
    '# 后面要空一格、至多六个才是小标题，现在会照样印出',
  ],
  [/^:{3,}/mu, '::: 是别的程序的写法，会照样印出。请改成引文（行首写 >）或小标题'],
  [/^＃+(?=[^＃\s]|[ \u3000])/mu, '＃ 是全角的，会照样印出。小标题用半角的 #，后面空一格'],
  [/^＞/mu, '＞ 是全角的，会照样印出。引文用半角的 >'],
  [/＊＊(?![、，。\s＊])[^＊\n]+＊＊/u, '＊＊ 是全角的，会照样印出。加粗用半角的 **'],
  [
    /^\[\](?=\s?\S)|^\[[xX]?\](?=[^\s([:])|^\[ \](?=\S)/u,
    '任务列表没有成，会照样印出。写成 - [ ] 或 - [x]，后面空一格',
  ],
  [/\{:?[ \t]*#[\w\u4e00-\u9fff-]+[^}\n]*\}/u, '{#…} 会照样印出。小标题的网址由拼音拟出，请删去'],
  [/^\[![^\]\n]+\]/mu, '[!…] 会照样印出。请改成文字，例如“注意：”'],
  [/\[\[[^\]\n]+\]\]/u, '[[…]] 会照样印出。链接写成 [文字](/articles/<slug>/)'],
  [/==[^=\s][^=\n]*==/u, '==…== 会照样印出。标亮写成 <mark>…</mark>'],
  [/^(?:\[toc\]|\{:toc\})$/imu, '[TOC] 会照样印出。目录由网站自己列，请删去'],
  [/\$\$|\$[^$\n]*[\\^_=][^$\n]*\$/u, '$…$ 是公式的写法，会照样印出。请改成文字，或放成图片'],
  [PROGRAM_TAGS, PROGRAM_TAGS_FIX],
  [
    /(?<![\w:]):(?!zh:|keep:)(?:[a-z][a-z_]{2,}|[+-]1):(?![\w:])/u,
    ':名字: 不会变成表情，会照样印出。请直接打表情，或删去',
  ],
  [/\[\^[^\]\n]+\]/u, '脚注没有写，会照样印出。请在文末写一行 [^号]: 内容'],
  [
    /!\[[^\]\n]*\](?=[([（])|!?\[[^\]\n]*\] ?[(（](?:X[)）]|\{|https?:|\.{0,2}\/)|(?<![\w\]])\[[^\]\n]+\]\[(?:[A-Za-z][\w.-]*)?\]|[^\n]{0,12}\]\((?:X\)|https?:|\.{0,2}\/)/u,
    '链接没有成，会照样印出。写成 [文字](网址)，中间不空格，用半角括号',
  ],
  [
    /^\[(?!\^)[^\]\n]+\]:[ \t]*(?:<|X(?=[ \t]|$)|\.{0,2}\/)/mu,
    '[…]: 没有成，会照样印出。前面空一行，写成 [名字]: 网址 "标题"，网址里的空格写成 %20',
  ],
  [
    /\{:?\s*\.[a-z][\w-]*[^}\n]*\}|\{:?\s*(?:width|height|target|rel|class|style|align|loading|title)\s*=[^}\n]*\}/iu,
    '{…} 里的样式是别的程序的写法，会照样印出。请删去',
  ],
  [/`/u, '一个反引号没有配对，会照样印出。表格里的 | 写成 \\|'],
  [
    /^(?:!!!|\?\?\?\+?) ?[a-z]|^=== ["“]/imu,
    '!!!、???、=== 是别的程序的写法，会照样印出。请改成引文（行首写 >）或小标题',
  ],
  [/%%[^%\n]+%%/u, '%%…%% 会照样印出。不给读者看的写成 <!-- … -->'],
  [
    /(?<![+\w])\+\+(?=[^\s+])[^+\n]*[^\s+]\+\+(?![+\w])/u,
    '++…++ 会照样印出。下划线写成 <u>…</u>，新加的写成 <ins>…</ins>',
  ],
  [/(?<=[\p{L}\p{N})])\^[\p{L}\p{N}+-]{1,8}\^/u, '^…^ 会照样印出。上标写成 <sup>…</sup>'],
  [
    /^(?:import\s[^\n]*['"]|export (?:const|default|function)\s)/mu,
    'import、export 是代码，会照样印出。请删去',
  ],
  [/^\*\[[^\]\n]+\]:/mu, '*[…]: 会照样印出。缩写写成 <abbr title="全称">缩写</abbr>'],
  [/^:[ \t]+\S/mu, '行首的冒号是别的程序的写法，会照样印出。请改成列表，或另起一段'],
  [/\{\p{Script=Han}+\|[^}\n]+\}/u, '{字|音} 会照样印出。注音写成 <ruby>字<rt>音</rt></ruby>'],
  [/^[\u3000\u00a0\u2000-\u200a]+(?=\S)/u, '段首的空格会照样印出。请删去，段落之间空一行就行'],
  [
    /^[|｜](?!\|)[^\n]*/mu,
    '表格没有成，竖线会照样印出。竖线用半角 |，第二行写 | --- | --- |，列数与第一行一样，前面空一行',
  ],
  [/\^\[[^\]\n]+\]/u, '^[…] 会照样印出。脚注写成 [^1]，在文末写一行 [^1]: 内容'],
  [/\[\/[A-Za-z][\w-]*\]/u, '[…]…[/…] 是别的程序的写法，会照样印出。请改成 Markdown'],
  [
    /<[A-Za-z][\w-]*(?:\s+[\w:-]+)*\s+[\w:-]+\s*=[^<>]*>|<([A-Za-z][\w-]*)>[^<>]*<\/\1>/u,
    '标签没有成，会照样印出。HTML 的属性值放进引号；不是 HTML 的请删去',
  ],
  [/(?<!\|)\|\|(?=[^\s|])[^|\n]*[^\s|]\|\|(?!\|)/u, '||…|| 会照样印出。不先让人看的写成 <details>'],
  [/<!--/u, '<!-- 没有 -->，会照样印出。请补上，或删去'],
  [
    /^\\[A-Za-z]{3,}(?:[[{][^\]}\n]*[\]}])*$|\\(?:begin|end|item|href|url|emph|text[a-z]{2}|(?:sub)*section|cite|ref)\b/mu,
    '反斜杠开头的是排版程序的命令，会照样印出。请改成 Markdown，或删去',
  ],
  [/<\/?[a-z]:[a-z][^<>\n]*>/iu, 'Word 的记号，会照样印出。请删去'],
  [/^\{\|/mu, '{| 是维基的表格，会照样印出。第一行写 | 甲 | 乙 |，第二行写 | --- | --- |'],
]

/** A line of a list, as Word and messengers write it: `1、`, `（一）`, `•`, `☑`, and `1.`, `-` without a space. */
const LIST_LINE =
  /^[ \t]*(?:(?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[、.．)）](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）]|[①-⑳•·●○■□◆◇▪►✓✔☐☑☒]|第[一二三四五六七八九十百\d]+[条章节][ \u3000]|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[ \u3000：]|[-+*](?=[\u00a0\u3000]|[^\s\d*+-])|－[ \u3000]?(?=[^\s－\d])|[\p{Script=Han}A-Za-z]{1,8}：[ ]?(?=[^\s“「]))/u

/** An entity that HTML doesn't have, or without its end. */
const ENTITY =
  /&(?:[A-Za-z][A-Za-z\d]{1,30};|(?:nbsp|lt|gt|amp|quot|copy|emsp|ensp|mdash|hellip|[lr][ds]quo)(?![\w;=]))/gu

const UNSHOWN = {
  definition: '正文里没有一处用到，这一行不会印出。要印出就写成 \\[…]:；不用就删去',
  link: '链接没有文字，读者看不见。写成 [文字](网址)，或删去',
  instruction: '<?…>、<!…> 不会印出。请删去，或用反引号 ` 括起来',
} as const

/** Whether an indented block is words in Chinese without any sentence, as a signature that is pushed to the right. */
function isIndentedName(text: string): boolean {
  return !isIndentedProse(text) && /\p{Script=Han}{3}/u.test(text) && !/[{}()[\]<>;=$#\\/|"'`_]/u.test(text)
}

/** Markdown that stands between tags of HTML. */
const WITHIN_HTML = /\*\*[^*\n]+\*\*|!?\[[^\]\n]*\]\([^)\n]+\)|^[ \t]*#{1,6} +\S|`[^`\n]+`/mu

/** HTML whose content the page leaves out. */
const DROPPED = new Set(['style', 'script', 'template', 'noscript', 'svg', 'math'])
/** HTML of which the page shows the text alone. */
const TEXT_ONLY = new Set(['form', 'canvas', 'select', 'textarea', 'button', 'marquee', 'dialog', 'map'])

/** What stands in the source otherwise than in its prose: backslashes that Markdown takes for its own, a mark before a link. */
const IN_SOURCE: readonly (readonly [RegExp, string])[] = [
  [
    /\\\([^\n]*?[\\^_=][^\n]*?\\\)|\\\[[^\n]*?[\\^_=][^\n]*?\\\]/gu,
    '\\(…\\)、\\[…\\] 是公式的写法，印出时没有反斜杠。请改成文字，或放成图片',
  ],
  [
    /(?<!\w)(?:[A-Za-z]:(?:\\_|[\w\\.]*?\\[#$%&'()*+,.:;@[\]^{}~!-])|(?<![\\:])\\\\(?=[\p{L}\p{N}]))[^\s，。；、]*/gu,
    '标点前的反斜杠不会印出。文件的路径放进反引号：`C:\\.a`',
  ],
  [
    /(?<!\w)@\[(?:视频|影片|音频|video|audio|youtube|bilibili|vimeo|media|embed|pdf)\]\([^)\n]*\)/giu,
    '@[…](…) 不会变成影片，@ 会照样印出。请写成 [文字](网址)',
  ],
  [/¯\\_\S*/gu, '标点前的反斜杠不会印出。要印出就写两个：\\\\'],
]

/** What programs print over a block of code: `js title="a.js"`, `js:a.js`, Hexo's `js 标题`. */
const CODE_TITLE =
  /\b(?:title|file(?:name)?|name|caption)\s*=|:\S|\s\S*[\w-]\.[A-Za-z]\w{0,4}(?=\s|$)|\p{Script=Han}/iu

/** Lines of a verse, an address, a list of names: four or more, none longer than this. */
const SHORT_LINE = 16

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
  const source = article.body.split('\n')
  const blocks = proseBlocks(article.body, extname(article.file) === '.mdx')
  for (const { text, line } of blocks)
    for (const [pattern, message] of MARKS) {
      const match = pattern.exec(text)
      if (!match) continue
      const at = line + text.slice(0, match.index).split('\n').length - 1
      report(at, '正文', text.slice(Math.max(0, match.index - 8), match.index + 16), message)
    }
  for (const { text, line } of blocks)
    for (const { 0: entity, index } of text.matchAll(ENTITY))
      // one that is written to be read (`&amp;nbsp;`) stands otherwise in the source
      if (article.body.includes(entity)) {
        const at = line + text.slice(0, index).split('\n').length - 1
        report(at, '正文', entity, '&…; 不是 HTML 的字符名，会照样印出。请查拼写，结尾写分号；或直接打那个字')
        break
      }
  for (const { text, line, heading } of blocks) {
    const lines = text.split('\n')
    const broken = lines.some(
      (_, at) => at < lines.length - 1 && /(?: {2}|\\)$/u.test(source[line - 1 + at] ?? ''),
    )
    if (heading || broken) continue
    const indented = lines.findIndex((each, at) => at > 0 && /^[\u3000\u00a0]+\S/u.test(each))
    if (indented > 0)
      report(
        line + indented,
        '正文',
        lines[indented],
        '行首的空格会照样印出，这一行会接在上一行后面。另起一段就空一行，要分行就在上一行末尾加两个空格',
      )
    const first = lines.findIndex((each) => LIST_LINE.test(each))
    if (lines.filter((each) => LIST_LINE.test(each)).length > 1)
      report(
        line + first,
        '正文',
        lines[first],
        '这几行会连成一段。列表每行以“- ”或“1. ”开头（后面空一格）；各成一段就空一行',
      )
    else if (
      lines.length > 3 &&
      lines.every((each) => each.length <= SHORT_LINE && /\p{Script=Han}/u.test(each)) &&
      lines.filter((each) => /[，。；：！？…]$/u.test(each)).length > lines.length / 2
    )
      report(line, '正文', lines[0], '这几行会连成一段。要分行，每行末尾加两个空格或一个 \\')
  }
  for (const [pattern, message] of IN_SOURCE)
    for (const { index, 0: written } of outsideCode(article.body).matchAll(pattern))
      report(article.body.slice(0, index).split('\n').length, '正文', written, message)
  for (const { text, mark, line } of structure.faces)
    report(
      line,
      '正文',
      text,
      `两个 ${mark} 之间成了${mark.length > 1 ? '加粗' : '斜体'}，${mark} 不会印出。照印就写成 ${mark.replaceAll(/./gu, '\\$&')}`,
    )
  for (const { text, line } of structure.outdented)
    report(line, '正文', text, '缩进不够，没有成为上一项的下一层。每行前面的空格加到与上一项的文字对齐')
  for (const { text, line } of structure.lostCaptions)
    report(line, '正文', text, '图片和文字在同一段，图注和署名不会印出。图片前后各空一行')
  for (const { text, line } of structure.pictureLinks)
    report(line, '正文', text, '图片没有成，成了链接。写成 ![说明](网址)，! 用半角，后面不空格')
  for (const { what, text, line } of structure.unshown)
    report(line, '正文', text.split('\n')[0], UNSHOWN[what])
  for (const { name, line } of structure.unclosed)
    report(line, '正文', `<${name}>`, `没有写 </${name}>，后面的都会算在里面。请补上，或删去 <${name}>`)
  for (const { text, line, fenced, closed, head } of structure.code)
    if (!closed)
      report(line, '正文', text.split('\n')[0], '代码没有写结尾的 ```，后面的都会当成代码印出。请补上')
    else if (fenced && CODE_TITLE.test(head))
      report(line, '正文', head, '代码的标题不会印出。要印出就写在代码的前一段')
    else if (!fenced && isIndentedName(text))
      report(
        line,
        '正文',
        text.split('\n')[0],
        '行首有四个以上的空格，会当成代码印出。请删去空格；真是代码就用 ``` 括起来',
      )
  for (const { line } of mergesShown(structure))
    report(line, '正文', undefined, '代码里有合并冲突的记号。不是在讲怎样合并的话，请留下对的一边')
  for (const { text, line } of structure.htmlText) {
    const tags = PROGRAM_TAGS.exec(text)
    if (tags)
      report(
        line + text.slice(0, tags.index).split('\n').length - 1,
        '正文',
        text.slice(tags.index, tags.index + 16),
        PROGRAM_TAGS_FIX,
      )
    const match = WITHIN_HTML.exec(text)
    if (match)
      report(
        line + text.slice(0, match.index).split('\n').length - 1,
        '正文',
        match[0].trim(),
        'HTML 里的 Markdown 会照样印出。在标签和正文之间空一行，或改用 HTML 的写法',
      )
  }
  for (const { text, line } of structure.stray)
    report(line, '正文', text, '这一行成了表格的一行。不是的话，在表格后面空一行')
  for (const { label, line, again } of structure.unshownNotes)
    report(
      line,
      '正文',
      `[^${label}]`,
      again
        ? '同一个脚注写了两次，这一条不会印出。请换一个号'
        : `正文里没有一处引用这个脚注，它不会印出。请在文中写 [^${label}]`,
    )
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
    const style = attributes['style'] ?? ''
    if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style))
      report(line, '正文', `<${name}>`, '写了不显示的内容，网站上会显示出来。不给读者看的写成 <!-- … -->')
    else if (
      /(?:^|;)\s*(?:color|background|font-(?:weight|style)|text-decoration)/iu.test(style) ||
      (tag === 'font' && attributes['color'] !== undefined)
    )
      report(
        line,
        '正文',
        `<${name}>`,
        'HTML 里写的颜色和字样不会出现，只印出文字。要突出写成 **…** 或 <mark>…</mark>',
      )
    if (EMBEDS.has(tag))
      for (const { at, shown, message } of embedFindings(structure.html, index))
        report(at, '正文', shown, message)
    else if (/^(?:xmp|listing|plaintext)$/u.test(tag))
      report(line, '正文', `<${name}>`, '里面的不会照原样印出。请改用 ``` 括起来')
    else if (TEXT_ONLY.has(tag))
      report(line, '正文', `<${name}>`, '它不会出现在网站上，只印出其中的文字。请删去标签')
    else if (tag === 'h1')
      report(line, '小标题', `<${name}>`, '一级标题已经由 title 印出，这里会降一级。小标题从 ## 写起')
    else if (DROPPED.has(tag)) report(line, '正文', `<${name}>`, '这一段不会出现在网站上。请删去，或写成文字')
    else if (
      !isHtmlElement(name) &&
      !structure.html.slice(0, index).some((each) => /^(?:svg|math)$/iu.test(each.name)) &&
      (Object.values(attributes).some((value) => value !== '') || article.body.includes(`</${name}>`))
    )
      report(line, '正文', `<${name}>`, '没有这个标签，会照样印出。请删去，或用反引号 ` 括起来')
    else if (tag === 'a' && attributes['href'] !== undefined && isLeftOut(attributes['href']))
      report(line, '正文', attributes['href'], '这个网址不会出现在网站上，只剩文字。请改成网页的网址')
  }
  for (const field of ['title', 'summary']) {
    const comment = article.yaml.commentOf([field])
    if (comment !== undefined && !/^#\s/u.test(comment))
      diagnostics.push({
        file: article.file,
        line: article.yaml.lineOf([field]),
        field,
        value: show(` ${comment}`),
        message: '空格后面的 # 以后都算注释，不会印出。要印出就把整个值放进引号',
      })
  }
  let before = 1
  for (const { depth, text, line, underline } of structure.headings) {
    if (text.trim() === '') report(line, '小标题', '', '小标题是空的。请写上，或删去这一行')
    else if (underline !== undefined && (/^-{1,3}$/u.test(underline) || /[。！？；：…”]$|\n/u.test(text)))
      report(
        line,
        '小标题',
        text,
        `下一行紧接着的 ${underline} 让它成了小标题。要一条线就在中间空一行；要小标题就写 ## 标题`,
      )
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
  const own = ownRecording(targets)
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
  return decoded(barePath(path).replace(/^\.\//u, '')).replace(/\.[^./]*$/u, '')
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
