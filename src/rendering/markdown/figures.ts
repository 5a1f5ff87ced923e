import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** rehype plugin: a picture that stands alone in its paragraph becomes a figure; `"图注｜署名"` its caption and credit. */
export function rehypeFigures() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'p' || !parent || index === undefined) return undefined
      const inner = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      const image = inner[0]
      if (inner.length !== 1 || image?.type !== 'element' || image.tagName !== 'img') return undefined
      const [caption = '', credit = ''] = String(image.properties['title'] ?? '').split(/[｜|]/u)
      delete image.properties['title']
      const words: Element = {
        type: 'element',
        tagName: 'figcaption',
        properties: {},
        children: [
          { type: 'text', value: caption.trim() },
          ...(credit.trim() === ''
            ? []
            : [
                {
                  type: 'element' as const,
                  tagName: 'small',
                  properties: { className: ['credit'] },
                  children: [{ type: 'text' as const, value: credit.trim() }],
                },
              ]),
        ],
      }
      parent.children[index] = {
        type: 'element',
        tagName: 'figure',
        properties: {},
        children: caption.trim() + credit.trim() === '' ? [image] : [image, words],
      }
      return SKIP
    })
  }
}
