import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** rehype plugin: the footnotes' own words (heading, way back) in Chinese instead of remark-rehype's English. */
export function rehypeFootnotes() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const { properties } = node
      if (node.tagName === 'h2' && String(properties['id'] ?? '').endsWith('footnote-label'))
        node.children = [{ type: 'text', value: '注释' }]
      if ('dataFootnoteBackref' in properties) properties['ariaLabel'] = '回到正文'
    })
  }
}
