/** An article's HTML as feed readers take it: its text, tables and figures, nothing that belongs to our page. */
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { visit, SKIP } from 'unist-util-visit'

/** What feed readers show. All else is taken away; what has text in it leaves its text. */
const READABLE = {
  tagNames: (
    'a b blockquote br caption cite code dd del dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li ol p ' +
    'pre q rp rt ruby s small strong sub sup table tbody td tfoot th thead time tr u ul'
  ).split(' '),
  attributes: {
    '*': ['lang'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  strip: ['script', 'style', 'svg', 'template', 'noscript', 'iframe', 'object'],
}

const processor = (address: string) =>
  unified()
    .use(() => (tree: Root) => {
      dropDecoration(tree)
      makeAbsolute(tree, address)
    })
    .use(rehypeSanitize, READABLE)
    .use(rehypeStringify, { characterReferences: { useNamedReferences: false } })

/**
 * @param html an article's body
 * @param address the page's absolute address, for links and pictures that are relative to it
 */
export function readableHtml(html: string, address: string): string {
  const way = processor(address)
  return way.stringify(way.runSync(fromHtml(html, { fragment: true })))
}

/** Drops what serves the eye or our page only; a picture's credit, set apart there by its look, gets a mark. */
function dropDecoration(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const { ariaHidden, className, dataFootnoteBackref } = node.properties
    if (Array.isArray(className) && className.includes('credit'))
      node.children.unshift({ type: 'text', value: '｜' })
    const dropped = ariaHidden === 'true' || dataFootnoteBackref !== undefined || node.tagName === 'wbr'
    if (!parent || index === undefined || !dropped) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

function makeAbsolute(tree: Root, address: string): void {
  visit(tree, 'element', ({ properties }: Element) => {
    for (const name of ['href', 'src'] as const) {
      const value = properties[name]
      if (typeof value === 'string' && URL.canParse(value, address))
        properties[name] = new URL(value, address).href
    }
  })
}
