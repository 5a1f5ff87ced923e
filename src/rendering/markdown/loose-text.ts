import type { Element, Root, RootContent } from 'hast'

/** Elements that stand in a line of text (HTML, phrasing content), as far as sanitizing lets them through. */
const WITHIN_LINES = new Set(
  'a abbr b br code del em i img input ins kbd mark q rp rt ruby s samp small span strike strong sub sup tt var wbr'.split(
    ' ',
  ),
)

const isBlank = (node: RootContent) => node.type === 'text' && node.value.trim() === ''
const isWithinLine = (node: RootContent) =>
  node.type === 'text' || (node.type === 'element' && WITHIN_LINES.has(node.tagName))

/**
 * rehype plugin, after sanitizing: text that HTML has left outside of any paragraph gets one (`<!-- x -->文`, `<center>`
 * within a line), and a paragraph of which nothing is left goes.
 */
export function rehypeLooseText() {
  return (tree: Root): void => {
    const children: RootContent[] = []
    let line: Element['children'] = []
    const close = () => {
      const held = line.every(isBlank) ? line : [paragraph(trimmed(line))]
      children.push(...held)
      line = []
    }
    for (const node of tree.children)
      if (isWithinLine(node)) line.push(node as Element)
      else if (node.type === 'element' && node.tagName === 'p' && node.children.every(isBlank)) continue
      else {
        close()
        children.push(node)
      }
    close()
    tree.children = children
  }
}

const paragraph = (children: Element['children']): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children,
})

/** Without the line ends around it. */
function trimmed(line: Element['children']): Element['children'] {
  return line.map((node, index) => {
    if (node.type !== 'text') return node
    const value = index === 0 ? node.value.trimStart() : node.value
    return { ...node, value: index === line.length - 1 ? value.trimEnd() : value }
  })
}
