/** The prose of an article's Markdown, block by block, each character with its place in the source. */
import type { Nodes, Parents } from 'mdast'
import type {} from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import { parseMarkdown } from './syntax.ts'

/** A paragraph, heading or table cell; what is no prose in it (code, pictures) stands as one letter X. */
export interface ProseBlock {
  readonly text: string
  /** for each UTF-16 unit of `text`, its offset in the source; -1 where it must not be changed */
  readonly offsets: readonly number[]
  readonly heading: boolean
  /** the line of the source on which it begins, counted from 1 */
  readonly line: number
}

/**
 * @param body Markdown without the frontmatter
 * @param isMdx whether it is MDX
 * @returns its blocks of prose, in order; none where MDX can't be read
 */
export function proseBlocks(body: string, isMdx: boolean): ProseBlock[] {
  const blocks: ProseBlock[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const line = node.position?.start.line ?? 1
      const block = { text: '', offsets: [] as number[], heading: node.type === 'heading', line }
      write(node, block, body)
      blocks.push(block)
    } else if ('children' in node) for (const child of node.children) walk(child)
  }
  try {
    walk(parseMarkdown(body, isMdx))
  } catch {
    return []
  }
  return blocks
}

function write(parent: Parents, block: { text: string; offsets: number[] }, body: string): void {
  const put = (text: string, offset: (index: number) => number) => {
    for (let index = 0; index < text.length; index++) block.offsets.push(offset(index))
    block.text += text
  }
  for (const node of parent.children) {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    if (node.type === 'text') {
      // an entity, an escape or an indented second line makes source and value differ
      const same = body.slice(start, end) === node.value
      put(node.value, (index) => (same ? start + index : -1))
    } else if (node.type === 'break') put('\n', () => -1)
    else if (node.type === 'textDirective') put(toString(node), () => -1)
    else if (node.type === 'footnoteReference') put('', () => -1)
    else if (node.type === 'link' && isAddress(node.url, body.slice(start, end))) put('X', () => -1)
    else if ('children' in node && !node.type.startsWith('mdx')) write(node, block, body)
    else if (node.type !== 'html') put('X', () => -1)
  }
}

/** A link that shows its own address. */
function isAddress(url: string, source: string): boolean {
  return !source.startsWith('[') || source.startsWith(`[${url}]`)
}
