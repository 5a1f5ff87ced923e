import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/**
 * rehype plugin: the footnotes' own words (heading, way back) in Chinese instead of remark-rehype's English, and plain
 * ids where the label is Chinese (`[^注一]`), in the order of the notes.
 */
export function rehypeFootnotes() {
  return (tree: Root): void => {
    const plain = new Map<string, string>()
    const renamed = (id: string): string => {
      const [, before, label = '', repeat = ''] = /^(.*fn(?:ref)?-)(.*?)((?:-\d+)?)$/u.exec(id) ?? []
      if (before === undefined || /^[\w-]*$/u.test(label)) return id
      if (!plain.has(label)) plain.set(label, `n${plain.size + 1}`)
      return `${before}${plain.get(label) ?? ''}${repeat}`
    }
    visit(tree, 'element', (node) => {
      const { properties } = node
      if (node.tagName === 'h2' && String(properties['id'] ?? '').endsWith('footnote-label'))
        node.children = [{ type: 'text', value: '注释' }]
      if ('dataFootnoteBackref' in properties) properties['ariaLabel'] = '回到正文'
      for (const name of ['id', 'href'] as const)
        if (/fn(?:ref)?-/u.test(String(properties[name])))
          properties[name] = renamed(String(properties[name]))
    })
  }
}
