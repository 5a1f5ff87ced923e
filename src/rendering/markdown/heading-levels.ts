import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** remark plugin: the title is a page's only heading of the first level; where a body has one, all of its headings go down a level. */
export function remarkHeadingLevels() {
  return (tree: Root): void => {
    let first = false
    visit(tree, 'heading', ({ depth }) => {
      first ||= depth === 1
    })
    if (!first) return
    visit(tree, 'heading', (node) => {
      if (node.depth < 6) node.depth += 1
    })
  }
}
