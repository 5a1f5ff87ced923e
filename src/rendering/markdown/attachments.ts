import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { addressOfFile, fileBeside } from './files-beside.ts'

/** rehype plugin: a link to a file beside the article, or in `files/`, leads to where the site has it. */
export function rehypeAttachments() {
  return (tree: Root, { path }: VFile): void => {
    if (!path) return
    visit(tree, 'element', ({ tagName, properties }) => {
      const { href } = properties
      if (tagName !== 'a' || typeof href !== 'string' || properties['dataMedia'] !== undefined) return
      const file = fileBeside(href, path)
      if (file) properties['href'] = addressOfFile(file) + (/#.*$/u.exec(href)?.[0] ?? '')
    })
  }
}
