/** HTML to the Markdown that articles are written in: headings, lists, tables, bold, links and pictures stay. */
import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { Html, Parents, Root } from 'mdast'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import rehypeRemark, { type Options } from 'rehype-remark'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { recordingKind } from '../rendering/markdown/files-beside.ts'

declare module 'mdast' {
  interface DeleteData {
    /** a tag of HTML stands for the mark, as Markdown has none */
    tag?: string
  }
}

type Handler = NonNullable<NonNullable<Options['handlers']>[string]>

/** Elements within a line that Markdown has no mark for, and that an article may hold. */
const INLINE = ['abbr', 'ins', 'mark', 'rp', 'rt', 'ruby', 'small', 'sub', 'sup', 'u']
/** The element that a footnote becomes, and the attribute that holds its label. */
const FOOTNOTE = 'x-footnote'
/** The element that a place becomes which links lead to. */
const PLACE = 'x-place'

const html = (value: string): Html => ({ type: 'html', value })

const inTags: Handler = (state, node) => ({
  type: 'delete',
  data: { tag: node.tagName },
  children: state.all(node) as [],
})

const writer = unified()
  .use(rehypeRemark, {
    newlines: false,
    handlers: {
      ...Object.fromEntries(INLINE.map((name) => [name, inTags])),
      details: (state, node) => {
        const summary = node.children.find(isElement('summary'))
        const rest = node.children.filter((child) => child !== summary)
        const words = summary ? toString(summary).replaceAll(/\s+/gu, ' ').trim() : ''
        return [
          html(summary ? `<details>\n<summary>${escaped(words)}</summary>` : '<details>'),
          ...state.toFlow(state.all({ ...node, children: rest })),
          html('</details>'),
        ]
      },
      [PLACE]: (state, node) => ({
        type: 'delete',
        data: { tag: `a id="${String(node.properties['id']).replaceAll(/["<>&]/gu, '')}"` },
        children: state.all(node) as [],
      }),
      [FOOTNOTE]: (state, node) => {
        const label = String(node.properties['label'])
        return node.children.length === 0
          ? { type: 'footnoteReference', identifier: label, label }
          : {
              type: 'footnoteDefinition',
              identifier: label,
              label,
              children: state.toFlow(state.all(node)),
            }
      },
    },
  })
  .use(() => withTags)
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(remarkStringify, { bullet: '-', emphasis: '*', fences: true, rule: '-', resourceLink: true })
  .freeze()

/** Marks that stand for tags become them; a cell of a table holds no other line break than HTML's. */
function withTags(tree: Root): void {
  visit(tree, (node, index, parent: Parents | undefined) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'delete' && node.data?.tag !== undefined) {
      const { tag } = node.data
      const isEmpty = node.children.length === 0 && !tag.includes(' ')
      const inner = [html(`<${tag}>`), ...node.children, html(`</${tag.replace(/ .*/u, '')}>`)]
      parent.children.splice(index, 1, ...(isEmpty ? [] : inner))
      return index
    }
    if (node.type === 'tableCell')
      visit(node, 'break', (_, at, line: Parents | undefined) => {
        if (line && at !== undefined) line.children[at] = html('<br>')
      })
    return undefined
  })
}

/** What an article keeps as HTML, for the page to show or to make a link of. */
const EMBEDDED = new Set(['iframe', 'video', 'audio', 'embed', 'object'])
/** What is no text of an article, and is told instead. */
const UNREADABLE = new Set(['math', 'svg', 'canvas', 'dialog', 'template'])
/** What parts the text of a cell into lines. */
const BLOCKS = new Set([
  'blockquote',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ol',
  'p',
  'section',
  'ul',
])

/** Markdown made of HTML. */
export interface MadeMarkdown {
  /** without white space around it */
  readonly markdown: string
  /** what could not be taken over, in words */
  readonly left: string[]
  /** headings by the ids that the HTML gave them */
  readonly ids: ReadonlyMap<string, string>
}

/** @param fragment the body of a post or of a document */
export function htmlToMarkdown(fragment: string): MadeMarkdown {
  const tree: HtmlRoot = fromHtml(fragment, { fragment: true })
  const left: string[] = []
  const ids = new Map<string, string>()
  readFootnotes(tree)
  readRecordings(tree, left)
  visit(tree, (node, index, parent) => {
    if (node.type === 'text' && parent?.type === 'element' && parent.tagName !== 'a') {
      const address = node.value.trim()
      // a line that is nothing else is an embed in WordPress
      if (
        index !== undefined &&
        /^https?:\/\/[^\s<>]+$/u.test(address) &&
        !/^(?:code|pre)$/u.test(parent.tagName)
      )
        parent.children[index] = link(address)
      return SKIP
    }
    if (node.type !== 'element') return undefined
    if (node.tagName === 'script' || node.tagName === 'style' || node.tagName === 'form') {
      left.push(`<${node.tagName}> 没有搬`)
      if (parent && index !== undefined && node.tagName !== 'form') {
        parent.children.splice(index, 1)
        return [SKIP, index] as const
      }
    }
    if (UNREADABLE.has(node.tagName)) {
      const words = toString(node).replaceAll(/\s+/gu, ' ').trim()
      left.push(`<${node.tagName}> 没有搬${words === '' ? '' : `：${words.slice(0, 60)}`}`)
      return SKIP
    }
    if (/^h[1-6]$/u.test(node.tagName)) {
      const text = toString(node).trim()
      visit(node, 'element', (part) => {
        const id = part.properties['id'] ?? part.properties['name']
        if (typeof id === 'string' && text !== '') ids.set(id, text)
        if (part.tagName === 'a' && part.properties['href'] === undefined) part.tagName = 'span'
      })
    } else if (node.tagName === 'figure') captioned(node)
    else if (node.tagName === 'a' && node.properties['href'] === undefined) {
      const id = node.properties['id'] ?? node.properties['name']
      if (typeof id === 'string') Object.assign(node, { tagName: PLACE, properties: { id } })
    } else if (node.tagName === 'menu') node.tagName = 'ul'
    else if (node.tagName === 'table') {
      const caption = node.children.findIndex(isElement('caption'))
      const [named] = caption < 0 ? [] : node.children.splice(caption, 1)
      if (named?.type === 'element' && parent && index !== undefined) {
        parent.children.splice(index, 0, { ...named, tagName: 'p' })
        return index
      }
    } else if (node.tagName === 'td' || node.tagName === 'th') {
      if (Number(node.properties['colSpan'] ?? 1) > 1 || Number(node.properties['rowSpan'] ?? 1) > 1)
        left.push(`表格里合并的格子拆开了：${toString(node).trim().slice(0, 20)}`)
      linesApart(node)
    }
    if (EMBEDDED.has(node.tagName) && parent && index !== undefined) {
      const address = String(node.properties['src'] ?? node.properties['data'] ?? '')
      const source = node.children.flatMap((each) =>
        each.type === 'element' && each.tagName === 'source' ? [String(each.properties['src'] ?? '')] : [],
      )
      const found = address || source[0] || ''
      left.push(`嵌入的 <${node.tagName}> 换成了链接：${found || '（没有网址）'}`)
      parent.children[index] = {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [link(found.startsWith('//') ? `https:${found}` : found)],
      }
      return SKIP
    }
    return undefined
  })
  const markdown = writer.stringify(writer.runSync(tree) as Root)
  return { markdown: markdown.trim(), left, ids }
}

const isElement =
  (tagName: string) =>
  (node: ElementContent): node is Element =>
    node.type === 'element' && node.tagName === tagName

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const link = (address: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { href: address },
  children: [{ type: 'text', value: address }],
})

/** The caption of a single picture becomes its title, unless it has links, which a title can't hold. */
function captioned(figure: Element): void {
  const pictures: Element[] = []
  const captions: { caption: Element; parent: Element }[] = []
  let plain = true
  visit(figure, 'element', (node, _, parent) => {
    if (node.tagName === 'img') pictures.push(node)
    else if (node.tagName === 'figcaption' && parent?.type === 'element')
      captions.push({ caption: node, parent })
    else if (/^(?:table|pre|iframe|blockquote)$/u.test(node.tagName)) plain = false
  })
  const [[picture, another], [only, second]] = [pictures, captions]
  if (!plain || !picture || another || !only || second) return
  let linked = false
  visit(only.caption, 'element', ({ tagName }) => {
    if (tagName === 'a' || tagName === 'img') linked = true
  })
  if (linked) return
  visit(only.caption, 'element', (node, index, parent) => {
    if (node.tagName === 'br' && parent && index !== undefined)
      parent.children[index] = { type: 'text', value: ' ' }
  })
  const words = toString(only.caption).replaceAll(/\s+/gu, ' ').trim()
  only.parent.children = only.parent.children.filter((child) => child !== only.caption)
  if (words !== '') picture.properties['title'] = words
}

/** A cell's paragraphs and items become lines of it, as a cell of Markdown has no blocks. */
function linesApart(cell: Element): void {
  const lines: ElementContent[][] = [[]]
  const put = (children: readonly ElementContent[]): void => {
    for (const child of children)
      if (child.type === 'element' && BLOCKS.has(child.tagName)) {
        lines.push([])
        put(child.children)
        lines.push([])
      } else lines.at(-1)?.push(child)
  }
  put(cell.children)
  const br: Element = { type: 'element', tagName: 'br', properties: {}, children: [] }
  const isText = (line: readonly ElementContent[]) =>
    line.some((node) => node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''))
  if (lines.length > 1)
    cell.children = lines.filter(isText).flatMap((line, index) => (index > 0 ? [br, ...line] : line))
}

/** Videos and sounds as an article writes its own, `![说明](./片.mp4 "图注")`. */
function readRecordings(tree: HtmlRoot, left: string[]): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'video' && node.tagName !== 'audio') return undefined
    const inner = node.children.filter(isElement('source')).map(({ properties }) => properties['src'])
    const address = [node.properties['src'], ...inner].find((each) => typeof each === 'string' && each !== '')
    if (typeof address !== 'string' || recordingKind(address) === undefined) return SKIP
    const { poster, title } = node.properties
    if (typeof poster === 'string' && poster !== '') left.push(`影片的封面没有搬：${poster}`)
    for (const { properties } of node.children.filter(isElement('track')))
      left.push(`影片的字幕没有搬：${String(properties['src'] ?? '')}`)
    Object.assign(node, {
      tagName: 'img',
      properties: { src: address, alt: '', ...(typeof title === 'string' && { title }) },
      children: [],
    })
    return SKIP
  })
}

/** WordPress's footnotes: `<sup data-fn="id">` and a list whose items have the ids. */
function readFootnotes(tree: HtmlRoot): void {
  const labels = new Map<string, string>()
  visit(tree, 'element', (node) => {
    const classes = node.properties['className']
    if (node.tagName !== 'ol' || !Array.isArray(classes) || !classes.includes('wp-block-footnotes')) return
    node.tagName = 'div'
    node.children = node.children.filter(isElement('li')).map((item) => {
      const label = String(labels.size + 1)
      labels.set(String(item.properties['id']), label)
      // the way back, which the paper makes itself
      const children = item.children.filter(
        (child) => !isElement('a')(child) || !String(child.properties['href']).endsWith('-link'),
      )
      return { ...item, tagName: FOOTNOTE, properties: { label }, children }
    })
  })
  visit(tree, 'element', (node) => {
    const label = labels.get(String(node.properties['dataFn']))
    if (label === undefined) return
    node.tagName = FOOTNOTE
    node.properties = { label }
    node.children = []
  })
}
