import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/**
 * What raw HTML in an article's Markdown may hold: GitHub's list (rehype-sanitize's default) with what a
 * paper needs besides: ruby, abbreviations, marked text, and the attributes of the script directives.
 */
const schema: Options = {
  ...defaultSchema,
  clobberPrefix: 's-',
  tagNames: [...(defaultSchema.tagNames ?? []), 'abbr', 'mark', 'wbr', 'figure', 'figcaption'],
  attributes: {
    ...defaultSchema.attributes,
    '*': [...(defaultSchema.attributes?.['*'] ?? []), 'lang', 'translate'],
    span: [...(defaultSchema.attributes?.['span'] ?? []), 'dataScriptHans', 'dataScriptTw', 'dataScriptHk'],
  },
}

const parseRaw = rehypeRaw()
const clean = rehypeSanitize(schema)

/** rehype plugin: makes raw HTML in `.md` inert; MDX is code of the project's own and passes as it is. */
export function rehypeSanitizeMarkdown() {
  return (tree: Root, file: VFile): Root =>
    file.extname === '.mdx' || hasMdx(tree)
      ? tree
      : clean(hasRaw(tree) ? (parseRaw(tree, file) as Root) : tree)
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

/** rehype plugin: links to an anchor follow it to the name that `rehypeSanitizeMarkdown` gave it. */
export function rehypeAnchors() {
  return (tree: Root): void => {
    const ids = new Set<unknown>()
    visit(tree, 'element', ({ properties }) => void ids.add(properties['id']))
    visit(tree, 'element', ({ properties }) => {
      const { href } = properties
      if (typeof href !== 'string' || !href.startsWith('#') || ids.has(href.slice(1))) return
      if (ids.has(`s-${href.slice(1)}`)) properties['href'] = `#s-${href.slice(1)}`
    })
  }
}
