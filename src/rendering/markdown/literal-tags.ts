import type { Root, Text } from 'mdast'
import { html } from 'parse5'
import { visit } from 'unist-util-visit'

/** Names of HTML's elements, by parse5's own list. */
const known: ReadonlySet<string> = new Set<string>([
  ...Object.values(html.TAG_NAMES),
  ...'abbr audio bdi bdo canvas cite cite data datalist del dfn figure ins kbd legend map mark meter output picture progress q samp slot time var video wbr'.split(
    ' ',
  ),
])

/** Whether HTML has an element of this name. */
export function isHtmlElement(name: string): boolean {
  return known.has(name.toLowerCase())
}

/** Whether HTML is an instruction to a program, and no wildcard (`List<?>`), which Markdown takes for the beginning of one. */
export function isInstruction(html: string): boolean {
  return /^<(?:\?(?:xml|php|=)|!(?!--))/iu.test(html)
}

/** remark plugin: what looks like a tag and is none of HTML's (`List<String>`, `List<?>`, `<某某>`) is printed as it was typed. */
export function remarkLiteralTags() {
  return (tree: Root): void => {
    visit(tree, 'html', (node, index, parent) => {
      if (node.value.startsWith('<?') && !isInstruction(node.value) && parent && index !== undefined) {
        const text: Text = { type: 'text', value: node.value }
        const block = /^(?:root|blockquote|listItem|footnoteDefinition)$/u.test(parent.type)
        parent.children[index] = block ? { type: 'paragraph', children: [text] } : text
        return
      }
      node.value = node.value.replaceAll(/<(?=\/?([A-Za-z][\w.:-]*))/gu, (mark, name: string) =>
        isHtmlElement(name) ? mark : '&lt;',
      )
    })
  }
}
