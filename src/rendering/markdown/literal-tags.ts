import type { Root } from 'mdast'
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

/** remark plugin: what looks like a tag and is none of HTML's (`List<String>`, `<某某>`) is printed as it was typed. */
export function remarkLiteralTags() {
  return (tree: Root): void => {
    visit(tree, 'html', (node) => {
      node.value = node.value.replaceAll(/<(?=\/?([A-Za-z][\w.:-]*))/gu, (mark, name: string) =>
        isHtmlElement(name) ? mark : '&lt;',
      )
    })
  }
}
