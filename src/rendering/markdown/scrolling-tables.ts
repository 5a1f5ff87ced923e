import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

/**
 * rehype plugin: a table scrolls in a box of its own, reachable by keyboard (WCAG 2.1.1), so that the page never scrolls
 * sideways. The box is named by the table's columns, a row by its first cell.
 */
export function rehypeScrollingTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return undefined
      nameRows(node)
      const columns = cellsOf(node, 'thead').map((cell) => toString(cell).trim())
      const ariaLabel = ['表格', columns.filter((name) => name !== '').join('、')].filter(Boolean).join('：')
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'region', ariaLabel, tabIndex: 0 },
        children: [node],
      }
      return SKIP
    })
  }
}

/** The cells of a part of a table, row by row. */
function cellsOf(table: Element, part: 'thead' | 'tbody'): Element[] {
  const cells: Element[] = []
  visit(table, 'element', (node) => {
    if (node.tagName === 'thead' || node.tagName === 'tbody') return node.tagName === part ? undefined : SKIP
    if (node.tagName === 'th' || node.tagName === 'td') cells.push(node)
    return undefined
  })
  return cells
}

function nameRows(table: Element): void {
  visit(table, 'element', (node) => {
    if (node.tagName === 'thead') return SKIP
    if (node.tagName !== 'tr') return undefined
    const first = node.children.find((child) => child.type === 'element')
    if (first?.tagName === 'td') {
      first.tagName = 'th'
      first.properties = { ...first.properties, scope: 'row' }
    }
    return SKIP
  })
}
