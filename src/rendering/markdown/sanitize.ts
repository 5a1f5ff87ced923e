import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { toString } from 'hast-util-to-string'
import { anchorFinder, decoded } from './anchors.ts'
import { rehypeEmbeds } from './embeds.ts'

/**
 * What raw HTML in an article's Markdown may hold: GitHub's list (rehype-sanitize's default) with what a
 * paper needs besides: ruby, abbreviations, marked text, and the attributes of the script directives.
 */
const schema: Options = {
  ...defaultSchema,
  clobberPrefix: 's-',
  // their text is no text of the article
  strip: ['script', 'style', 'template', 'noscript', 'svg', 'math', 'title'],
  tagNames: [...(defaultSchema.tagNames ?? []), 'abbr', 'mark', 'small', 'u', 'wbr', 'figure', 'figcaption'],
  protocols: {
    ...defaultSchema.protocols,
    href: [...(defaultSchema.protocols?.['href'] ?? []), 'tel'],
  },
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'lang', 'translate'],
    a: [...(defaultSchema.attributes?.['a'] ?? []), 'dataEmbed', 'dataMedia'],
    span: [
      ...(defaultSchema.attributes?.['span'] ?? []),
      'dataScriptHans',
      'dataScriptTw',
      'dataScriptHk',
      'dataScriptKeep',
    ],
  },
}

/** Parts of a page that a body has no use for; what they hold stays apart from what stands beside them. */
const PAGE_PARTS = new Set(
  'address article aside fieldset footer form header hgroup main menu nav'.split(' '),
)

const parseRaw = rehypeRaw()
const clean = rehypeSanitize(schema)
const linkEmbeds = rehypeEmbeds()

/** rehype plugin: makes raw HTML in `.md` inert; MDX is code of the project's own and passes as it is. */
export function rehypeSanitizeMarkdown() {
  return (tree: Root, file: VFile): Root => {
    if (file.extname === '.mdx' || hasMdx(tree)) return tree
    if (!hasRaw(tree)) return clean(tree)
    const parsed = parseRaw(tree, file) as Root
    linkEmbeds(parsed)
    visit(parsed, 'element', (node) => {
      if (PAGE_PARTS.has(node.tagName)) node.tagName = 'div'
    })
    return clean(parsed)
  }
}

/** Whether a tree has HTML that is not parsed yet; most articles have none. */
function hasRaw(tree: Root): boolean {
  let found = false
  visit(tree, 'raw', () => {
    found = true
    return EXIT
  })
  return found
}

function hasMdx(tree: Root): boolean {
  return tree.children.some((node) => (node.type as string).startsWith('mdx'))
}

/** rehype plugin: links to an anchor follow it to the name that it has in the page: of a heading by its words, of a place marked in HTML. */
export function rehypeAnchors() {
  return (tree: Root): void => {
    const ids = new Set<unknown>()
    const headings = new Map<string, string>()
    visit(tree, 'element', (node) => {
      const { tagName, properties } = node
      if (tagName === 'a' && typeof properties['name'] === 'string') {
        properties['id'] ??= properties['name']
        delete properties['name']
      }
      const id = properties['id']
      if (typeof id !== 'string') return
      ids.add(id)
      if (/^h[2-6]$/u.test(tagName)) headings.set(id, toString(node))
    })
    const find = anchorFinder(headings)
    visit(tree, 'element', ({ properties }) => {
      const { href } = properties
      if (typeof href !== 'string' || !href.startsWith('#') || ids.has(href.slice(1))) return
      const hash = decoded(href.slice(1))
      const found = ids.has(`s-${hash}`) ? `s-${hash}` : find(hash)
      if (found !== undefined) properties['href'] = `#${found}`
    })
  }
}
