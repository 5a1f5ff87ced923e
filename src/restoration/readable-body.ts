/** The elements of a web page that hold its article, as the reading view of Firefox finds them. */
import { Readability } from '@mozilla/readability'
import type { Element, Nodes, Root } from 'hast'
import { parseHTML } from 'linkedom'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const writer = unified().use(rehypeStringify, { allowDangerousCharacters: true }).freeze()
/** The attribute by which an element is known again; it holds the element's number. */
const MARK = 'data-place'
/** Pages of more elements are not read this way. */
const MOST_ELEMENTS = 60_000

/**
 * Finds the article.
 *
 * @param tree of the whole page
 * @param isProse tells a form that only wraps prose from one that asks for something
 * @returns the page's elements that belong to the article; none where no article was found
 */
export function readableElements(tree: Root, isProse: (form: Element) => boolean): ReadonlySet<Element> {
  const elements: Element[] = []
  const marked = <Node extends Nodes>(node: Node): Node => {
    if (!('children' in node)) return node
    if (node.type !== 'element')
      return { ...node, children: node.children.map((child) => marked(child as Nodes)) }
    elements.push(node)
    return {
      ...node,
      tagName: node.tagName === 'form' && isProse(node) ? 'div' : node.tagName,
      properties: { ...node.properties, dataPlace: String(elements.length - 1) },
      children: node.children.map((child) => marked(child)),
    }
  }
  const html = writer.stringify(marked(tree))
  if (elements.length > MOST_ELEMENTS) return new Set()
  const { document } = parseHTML(html)
  const found = new Readability<Node>(document, { serializer: (node) => node, charThreshold: 200 }).parse()
  const kept = new Set<Element>()
  if (found?.content && 'querySelectorAll' in found.content)
    for (const element of (found.content as ParentNode).querySelectorAll(`[${MARK}]`)) {
      const own = elements[Number(element.getAttribute(MARK))]
      if (own) kept.add(own)
    }
  return kept
}

/**
 * The page with nothing but the article.
 *
 * @param kept of `readableElements`
 */
export function prunedTo(kept: ReadonlySet<Element>, tree: Root): Root {
  const prune = (node: Nodes): Nodes[] => {
    if (!('children' in node)) return []
    const own = node.type === 'element' && kept.has(node)
    const children = node.children.flatMap((child): Nodes[] =>
      own && (child.type === 'text' || (child.type === 'element' && child.tagName === 'br'))
        ? [child]
        : prune(child as Nodes),
    )
    if (!own && children.length === 0) return []
    return [{ ...node, children } as Nodes]
  }
  return { ...tree, children: tree.children.flatMap((child) => prune(child as Nodes)) as Root['children'] }
}
