/** What an article's Markdown holds besides prose, with the line of each: links, pictures, headings, HTML, components. */
import type { Nodes, Root } from 'mdast'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { headingIds } from './heading-ids.ts'
import { anchorFinder } from './anchors.ts'
import { EMBEDS, embedTarget } from './embeds.ts'
import { recordingKind } from './files-beside.ts'
import { isInstruction } from './literal-tags.ts'
import { ExcessError } from './limits.ts'
import { parseMarkdown } from './syntax.ts'

/** A tag typed as HTML, e.g. `<a href="/about/">`. */
export interface HtmlTag {
  name: string
  /** as typed, the names in lower case */
  attributes: Readonly<Record<string, string>>
  line: number
}

/** Parts of a body; lines count from 1 in the body. Recordings and files that an embed names stand with pictures and links. */
export interface BodyStructure {
  /** `bare` where the address itself is the text; `behind` is what follows on its line where it is bare */
  links: { url: string; line: number; bare: boolean; behind: string }[]
  /** notes whose label has a space, which Markdown takes for addresses: `[^a b]: text` */
  spacedNotes: { url: string; line: number }[]
  /** links that a mark before them shows to be meant as pictures: `！[…](….png)`, `! […](….png)` */
  pictureLinks: { text: string; line: number }[]
  /** lists that stand behind another, where their place shows that they were meant to stand within its last item */
  outdented: { text: string; line: number }[]
  /** lists that count: the numbers of their items as written */
  ordered: { numbers: number[]; line: number }[]
  images: { url: string; alt: string; title: string; line: number }[]
  /** captions of pictures that stand among words, where no caption is shown */
  lostCaptions: { text: string; line: number }[]
  /** what MDX would run as code: `{…}` */
  expressions: { value: string; line: number }[]
  html: HtmlTag[]
  /** what stands between tags typed as HTML, code aside, where no Markdown is read */
  htmlText: { text: string; line: number }[]
  components: { name: string; attributes: Record<string, unknown>; line: number }[]
  /** `underline` is the line below that made it a heading, where one did */
  headings: { depth: number; text: string; line: number; underline: string | undefined }[]
  /** rows of tables that are written without the bars of the others: a paragraph that stands too close */
  stray: { text: string; line: number }[]
  /** footnotes that no text refers to, and those behind another of the same label; neither is shown */
  unshownNotes: { label: string; line: number; again: boolean }[]
  /** what is written and no reader sees: definitions that nothing uses, links without text, `<?…>` and `<!…>` */
  unshown: { what: 'definition' | 'link' | 'instruction'; text: string; line: number }[]
  /** emphasis that nobody meant: parts of a face (`^_^ >_<`), of masks (`王**、陈**`), of a product (`长*宽*高`) */
  faces: { text: string; mark: string; line: number }[]
  /** elements of HTML without the end that they need */
  unclosed: { name: string; line: number }[]
  /** `last` is the line on which it ends; a fence that is not `closed` goes on to the end of the body; `head` is what stands behind its marks */
  code: { text: string; line: number; last: number; fenced: boolean; closed: boolean; head: string }[]
  /** ids of headings that a link may point to */
  anchors: ReadonlySet<string>
  /** whether a link to `#…` finds a heading, or a place that HTML marks */
  hasAnchor(hash: string): boolean
}

/**
 * @param body Markdown without the frontmatter
 * @param isMdx whether it is MDX
 * @returns its parts, or the place at which it can't be read and a sentence with the fix
 */
export function readBody(body: string, isMdx: boolean): BodyStructure | { problem: string; line: number } {
  let tree: Root
  try {
    tree = parseMarkdown(body, isMdx)
  } catch (error) {
    if (error instanceof ExcessError) return error.excess
    const { reason, line } = error as { reason?: string; line?: number }
    return { problem: mdxProblem(reason ?? ''), line: line ?? 1 }
  }
  const links: BodyStructure['links'] = []
  const ordered: BodyStructure['ordered'] = []
  const images: BodyStructure['images'] = []
  const expressions: BodyStructure['expressions'] = []
  const html: HtmlTag[] = []
  const htmlText: BodyStructure['htmlText'] = []
  const components: BodyStructure['components'] = []
  const headings: BodyStructure['headings'] = []
  const stray: BodyStructure['stray'] = []
  const code: BodyStructure['code'] = []
  const unshown: BodyStructure['unshown'] = []
  const spacedNotes: BodyStructure['spacedNotes'] = []
  const pictureLinks: BodyStructure['pictureLinks'] = []
  const outdented: BodyStructure['outdented'] = []
  const lostCaptions: BodyStructure['lostCaptions'] = []
  const faces: BodyStructure['faces'] = []
  const unclosed: BodyStructure['unclosed'] = []
  const ids = new Map<string, string>()
  const pictured = new Set<string>()
  const linked = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'imageReference') pictured.add(node.identifier)
    if (node.type === 'linkReference') linked.add(node.identifier)
  })
  const idOf = headingIds()
  let embed: HtmlTag | undefined
  visit(tree, (node, place, parent) => {
    const line = node.position?.start.line ?? parent?.position?.start.line ?? 1
    if (node.type === 'link') {
      const { start, end } = node.position ?? {}
      const source = body.slice(start?.offset, end?.offset)
      const bare = !node.position || !/^[[<]/u.test(source)
      const behind = bare && node.position ? (/^.{0,40}/u.exec(body.slice(end?.offset))?.[0] ?? '') : ''
      links.push({ url: node.url, line, bare, behind })
      if (node.children.length === 0) unshown.push({ what: 'link', text: source, line })
      const before = body.slice(0, start?.offset).slice(-2)
      if (source.startsWith('[') && /！$|! $/u.test(before) && PICTURE.test(node.url))
        pictureLinks.push({ text: `${before.trim()}${source}`, line })
    } else if (node.type === 'definition') {
      const { identifier, label, url, title } = node
      if (identifier.startsWith('^')) spacedNotes.push({ url: `[${label ?? identifier}]`, line })
      else if (pictured.has(identifier)) images.push({ url, alt: '…', title: title ?? '', line })
      else links.push({ url, line, bare: false, behind: '' })
      // `[//]: # (…)` is how Markdown writes a comment
      if (!pictured.has(identifier) && !linked.has(identifier) && url !== '#' && !identifier.startsWith('^'))
        unshown.push({ what: 'definition', text: `[${label ?? identifier}]: ${url}`, line })
    } else if (node.type === 'emphasis' || node.type === 'strong') {
      const { start, end } = node.position ?? {}
      const source = body.slice(start?.offset, end?.offset)
      const around = [
        body.slice(0, start?.offset).at(-1) ?? '',
        body.slice(end?.offset, (end?.offset ?? 0) + 1),
      ] as const
      if (isUnmeant(source, ...around))
        faces.push({ text: source, mark: /^[*_]{1,2}/u.exec(source)?.[0] ?? '', line })
    } else if (node.type === 'list' && isOutdented(node, parent?.children[(place ?? 0) - 1]))
      outdented.push({ text: toString(node.children[0]), line })
    else if (node.type === 'list' && node.ordered) {
      const numbers = node.children.map(({ position }) =>
        Number(/^\d+/u.exec(body.slice(position?.start.offset))?.[0] ?? Number.NaN),
      )
      if (numbers.every(Number.isInteger)) ordered.push({ numbers, line })
    } else if (node.type === 'image') {
      images.push({ url: node.url, alt: node.alt ?? '', title: node.title ?? '', line })
      const among = parent?.children.some(
        (each) => each.type !== 'image' && each.type !== 'break' && toString(each).trim() !== '',
      )
      if (among && /[|｜]/u.test(node.title ?? '')) lostCaptions.push({ text: node.title ?? '', line })
    } else if (node.type === 'html') {
      const text = textBetweenTags(node.value)
      if (text.trim() !== '') htmlText.push({ text, line })
      if (isInstruction(node.value)) unshown.push({ what: 'instruction', text: node.value, line })
      for (const mark of pairsIn(node.value, line)) {
        const opened = mark.end ? unclosed.findLastIndex(({ name }) => name === mark.name) : -1
        if (!mark.end) unclosed.push(mark)
        else if (opened >= 0) unclosed.splice(opened, 1)
      }
      for (const [, attributes = '', heading = ''] of node.value.matchAll(HEADING))
        if (!/\sid\s*=/iu.test(attributes)) ids.set(idOf(textBetweenTags(heading)), textBetweenTags(heading))
      for (const tag of tagsIn(node.value, line)) {
        html.push(tag)
        const name = tag.name.toLowerCase()
        if (EMBEDS.has(name)) embed = tag
        const target = embedTarget(name, tag.attributes)
        if (!target || 'web' in target) continue
        const { title = '', arialabel = '' } = (embed ?? tag).attributes
        if (recordingKind(target.file) === undefined)
          links.push({ url: target.file, line: tag.line, bare: false, behind: '' })
        else images.push({ url: target.file, alt: arialabel || title, title, line: tag.line })
      }
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      expressions.push({ value: node.value, line })
    else if (node.type === 'code') {
      const source = body.slice(node.position?.start.offset, node.position?.end.offset)
      const [, fence] = /^\s*(`{3,}|~{3,})/u.exec(source) ?? []
      const end = source.slice(source.lastIndexOf('\n') + 1).replace(/^[\s>]*/u, '')
      const closed = fence === undefined || (source.includes('\n') && end.startsWith(fence))
      const last = node.position?.end.line ?? line
      const head = [node.lang, node.meta].filter(Boolean).join(' ')
      code.push({ text: node.value, line, last, fenced: fence !== undefined, closed, head })
    } else if (node.type === 'heading') {
      const text = toString(node)
      const source = body.slice(node.position?.start.offset, node.position?.end.offset)
      const underline = /\n[ >]*(-+|=+)[ \t]*$/u.exec(source)?.[1]
      headings.push({ depth: node.depth, text, line, underline })
      const shown = toString(node, { includeHtml: false })
      ids.set(idOf(shown), shown)
    } else if (node.type === 'table') {
      const sourceOf = ({ position }: Nodes) => body.slice(position?.start.offset, position?.end.offset)
      const row = node.children.find((each) => !sourceOf(each).includes('|'))
      if (row && node.children.length > 1 && sourceOf(node).includes('|'))
        stray.push({ text: toString(row), line: row.position?.start.line ?? line })
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const name = node.name ?? ''
      const attributes = Object.fromEntries(
        node.attributes.flatMap((attribute) =>
          attribute.type === 'mdxJsxAttribute' ? [[attribute.name, attribute.value]] : [],
        ),
      )
      if (/^[A-Z]/u.test(name)) components.push({ name, attributes, line })
    }
  })
  const marks = new Set(
    html.flatMap(({ attributes: { id, name } }) => [id, name].filter((mark) => mark !== undefined)),
  )
  const findAnchor = anchorFinder(ids)
  return {
    links,
    spacedNotes,
    pictureLinks,
    outdented,
    ordered,
    images,
    lostCaptions,
    expressions,
    html,
    htmlText,
    components,
    headings,
    stray,
    unshownNotes: unshownNotes(tree),
    unshown,
    faces,
    unclosed,
    code,
    anchors: new Set(ids.keys()),
    hasAnchor: (hash) => marks.has(hash) || findAnchor(hash) !== undefined,
  }
}

/** Emphasis whose text begins with a mark that closes or ends with one that opens. */
const FACE = /^[_*][)\]}>\\^=~|]|[([{<\\^=~|][_*]$/u

/** An address of a picture. */
const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/iu

/** Whether emphasis comes of marks that stand for something else: a face, letters that are hidden, “times”. */
function isUnmeant(source: string, before: string, after: string): boolean {
  if (FACE.test(source)) return true
  const letter = /[\p{L}\p{N}]/u
  const [, mark = '', inner = ''] = /^([*_]{1,2})(.*?)\1$/su.exec(source) ?? []
  // `王**、陈**`
  if (letter.test(before) && /^\*?[、，。；：！？]/u.test(inner)) return true
  // `f**k，sh**t`
  if ([before, inner[0] ?? '', inner.at(-1) ?? '', after].every((each) => /[A-Za-z]/u.test(each)))
    return mark.startsWith('*') && /[^\w\s]/u.test(inner)
  // `长*宽*高`
  return mark === '*' && /^\p{Script=Han}$/u.test(inner) && letter.test(before) && letter.test(after)
}

/** Whether a list begins right below another of the other kind, and further to the right. */
function isOutdented(list: Nodes, other: Nodes | undefined): boolean {
  const { start } = list.position ?? {}
  const above = other?.type === 'list' ? other.position : undefined
  return !!start && !!above && start.column > above.start.column && start.line === above.end.line + 1
}

/** A heading typed as HTML: what stands in its tag, and its text. */
const HEADING = /<h[1-6]\b([^>]*)>(.*?)<\/h[1-6]\s*>/gisu

/** Elements that reach on to all that follows where their end is missing. */
const PAIRED =
  /<(\/?)(a|abbr|b|blockquote|center|code|del|details|div|em|font|i|ins|kbd|mark|pre|s|section|small|span|strong|sub|summary|sup|table|u)\b(?![^>]*\/>)[^>]*>/giu

/** The beginnings and ends of such elements in a stretch of HTML. */
function pairsIn(html: string, firstLine: number): { name: string; end: boolean; line: number }[] {
  const text = withoutComments(html)
  return [...text.matchAll(PAIRED)].map(({ index, 1: slash, 2: name = '' }) => ({
    name: name.toLowerCase(),
    end: slash === '/',
    line: firstLine + text.slice(0, index).split('\n').length - 1,
  }))
}

function unshownNotes(tree: Root): BodyStructure['unshownNotes'] {
  const referred = new Set<string>()
  visit(tree, 'footnoteReference', ({ identifier }) => void referred.add(identifier))
  const unshown: BodyStructure['unshownNotes'] = []
  const met = new Set<string>()
  visit(tree, 'footnoteDefinition', ({ identifier, label, position }) => {
    const again = met.has(identifier)
    met.add(identifier)
    if (again || !referred.has(identifier))
      unshown.push({ label: label ?? identifier, line: position?.start.line ?? 1, again })
  })
  return unshown
}

const TAG = /<([A-Za-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?)*)\s*\/?>/gu

/** What stands between the tags of HTML, each character at its place; comments, code and what is never shown are blank. */
function textBetweenTags(html: string): string {
  return withoutComments(html)
    .replaceAll(
      /<(pre|code|kbd|samp|script|style|textarea|template|svg|math|title)\b.*?(?:<\/\1\s*>|$)/gisu,
      blank,
    )
    .replaceAll(/<[^>]*>/gu, blank)
}

const blank = (part: string) => part.replaceAll(/[^\n]/gu, ' ')
const withoutComments = (html: string) => html.replaceAll(/<!--.*?(?:-->|$)/gsu, blank)

/** The opening tags of a stretch of HTML that Markdown left as it was. */
function tagsIn(html: string, firstLine: number): HtmlTag[] {
  const text = withoutComments(html)
  let line = firstLine
  let counted = 0
  return [...text.matchAll(TAG)].map(({ 0: tag, 1: name = '', index }) => {
    line += text.slice(counted, index).split('\n').length - 1
    counted = index
    const element = fromHtml(`<x${tag.slice(1 + name.length)}`, { fragment: true }).children[0]
    const properties = element?.type === 'element' ? element.properties : {}
    return {
      name,
      attributes: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key.toLowerCase(), String(value)]),
      ),
      line,
    }
  })
}

/** What micromark's MDX extensions and acorn say, in words for editors. */
const MDX_PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [/corresponding closing brace/u, 'MDX 里的 { 没有配对的 }。要印出花括号，写成 &#123; 和 &#125;'],
  [
    /parse expression|in expression/u,
    'MDX 会把 { } 里的当成代码，这里的不是。要印出花括号，写成 &#123; 和 &#125;',
  ],
  [/import\/exports/u, 'MDX 会把行首的 import、export 当成代码。请换一个说法，或把文件改成 .md'],
  [/closing tag `<\/([^`>]*)>`/u, '多了一个 </$1>，或与开头的标签不配对。请删去，或补上开头的'],
  [/closing tag for `<([^`>]*)>`/u, '<$1> 没有配对的 </$1>。请补上；组件写成 <$1 … />'],
  [/attribute/u, '组件的属性写得不对。写成 名字="值"，引号用半角，写完以 /> 结束'],
  [
    /before name|in name|after name|closing slash|before local name/u,
    'MDX 会把 < 当成组件的开头，后面的不是。要印出小于号，写成 &lt;',
  ],
]

function mdxProblem(reason: string): string {
  for (const [pattern, words] of MDX_PROBLEMS) {
    const match = pattern.exec(reason)
    if (match) return words.replaceAll('$1', match[1] ?? '')
  }
  return '正文读不下去。MDX 里的 < 和 { 有特别的意思，要写成 &lt; 和 &#123;'
}
