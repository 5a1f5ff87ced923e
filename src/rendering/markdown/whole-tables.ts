import type { Root, TableCell } from 'mdast'
import { visit } from 'unist-util-visit'

/**
 * remark plugin: a row with more cells than the table's head keeps them all, under columns without a name. GitHub's rule
 * leaves them out (GFM, 4.10).
 */
export function remarkWholeTables() {
  return (tree: Root): void => {
    visit(tree, 'table', (table) => {
      const columns = Math.max(...table.children.map(({ children }) => children.length))
      const [head] = table.children
      if (!head || head.children.length === columns) return
      const empty = (): TableCell => ({ type: 'tableCell', children: [] })
      while (head.children.length < columns) head.children.push(empty())
      table.align = Array.from({ length: columns }, (_, index) => table.align?.[index] ?? null)
    })
  }
}
