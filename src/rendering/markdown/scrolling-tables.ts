import type { Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** rehype plugin: a table scrolls in a box of its own, reachable by keyboard (WCAG 2.1.1), so that the page never scrolls sideways. */
export function rehypeScrollingTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return undefined
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'region', ariaLabel: '表格', tabIndex: 0 },
        children: [node],
      }
      return SKIP
    })
  }
}
