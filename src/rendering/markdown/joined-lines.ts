import type { Nodes, Root, Text } from 'mdast'

/** What Chinese is set in, without spaces between: Han, kana, and the marks that belong to them. */
const WIDE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2018\u2019\u201c\u201d\u2014\u2026\u3000-\u303f\uff01-\uff60]`
const ENDS_WIDE = new RegExp(`${WIDE}$`, 'u')
const STARTS_WIDE = new RegExp(`^${WIDE}`, 'u')

/**
 * remark plugin: a line that ends within a Chinese sentence goes on without a space (CSS Text 4, 4.1.3, "segment break
 * transformation"), which browsers do not do yet; beside Latin letters and figures the space stays.
 */
export function remarkJoinedLines() {
  return (tree: Root): void => walk(tree)
}

function walk(node: Nodes): void {
  if (node.type === 'paragraph' || node.type === 'heading') join(leaves(node))
  else if ('children' in node) for (const child of node.children) walk(child)
}

/** The texts of a paragraph in order; whatever else shows there (code, pictures) stands as `undefined`. */
function leaves(node: Nodes): (Text | undefined)[] {
  if (node.type === 'text') return [node]
  if ('children' in node) return node.children.flatMap(leaves)
  return node.type === 'html' || node.type === 'footnoteReference' ? [] : [undefined]
}

function join(texts: readonly (Text | undefined)[]): void {
  let before = ''
  for (const [place, text] of texts.entries()) {
    if (!text) {
      before = ''
      continue
    }
    const after = texts[place + 1]?.value.trimStart() ?? ''
    const lines = text.value.split(/\r?\n/u)
    text.value = lines.reduce((joined, line, at) => {
      const left = joined === '' ? before : joined
      const right = line === '' && at === lines.length - 1 ? after : line
      const glued = ENDS_WIDE.test(left) && STARTS_WIDE.test(right)
      return `${joined}${glued ? '' : '\n'}${line}`
    })
    if (text.value !== '') before = text.value
  }
}
