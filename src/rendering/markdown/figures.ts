import type { Element, ElementContent, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/**
 * rehype plugin: a picture that stands alone in its paragraph becomes a figure; `"图注｜署名"` its caption and credit. Pictures
 * alone among themselves in one paragraph become a gallery.
 */
export function rehypeFigures() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'p' || !parent || index === undefined) return undefined
      const inner = node.children.filter(
        (child) => (child.type !== 'text' || child.value.trim() !== '') && !isBreak(child),
      )
      const images = inner.filter(
        (child): child is Element => child.type === 'element' && child.tagName === 'img',
      )
      const [first] = images
      if (!first || images.length !== inner.length) return undefined
      parent.children[index] =
        images.length === 1
          ? figure(first)
          : {
              type: 'element',
              tagName: 'div',
              properties: { className: ['gallery'] },
              children: images.map(figure),
            }
      return SKIP
    })
  }
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br'
}

function figure(image: Element): Element {
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
  return {
    type: 'element',
    tagName: 'figure',
    properties: {},
    children: caption.trim() + credit.trim() === '' ? [image] : [image, words],
  }
}
