/** What an article's Markdown holds besides prose, with the line of each: links, images, headings, components. */
import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { headingIds } from './heading-ids.ts'

/** Parts of a body; lines count from 1 in the body. */
export interface BodyStructure {
  links: { url: string; line: number }[]
  images: { url: string; alt: string; title: string; line: number }[]
  /** what MDX would run as code: `{…}` */
  expressions: { value: string; line: number }[]
  /** `<img>` typed as HTML */
  rawImages: { line: number }[]
  components: { name: string; attributes: Record<string, unknown>; line: number }[]
  /** ids that a link may point to */
  anchors: Set<string>
}

const markdown = unified().use(remarkParse).use(remarkGfm).freeze()
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()

/**
 * @param body Markdown without the frontmatter
 * @param isMdx whether it is MDX
 * @returns its parts, or the place at which MDX can't be read
 */
export function readBody(body: string, isMdx: boolean): BodyStructure | { problem: string; line: number } {
  let tree: Root
  try {
    tree = (isMdx ? mdx : markdown).parse(body)
  } catch (error) {
    const { reason, line } = error as { reason?: string; line?: number }
    return { problem: reason ?? String(error), line: line ?? 1 }
  }
  const structure: BodyStructure = {
    links: [],
    images: [],
    rawImages: [],
    expressions: [],
    components: [],
    anchors: new Set(),
  }
  const idOf = headingIds()
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'link' || node.type === 'definition') structure.links.push({ url: node.url, line })
    else if (node.type === 'image')
      structure.images.push({ url: node.url, alt: node.alt ?? '', title: node.title ?? '', line })
    else if (node.type === 'html' && /<img\b/iu.test(node.value)) structure.rawImages.push({ line })
    else if (node.type === 'html' && /<[A-Z]\w*/u.test(node.value))
      structure.components.push({ name: /<([A-Z]\w*)/u.exec(node.value)?.[1] ?? '', attributes: {}, line })
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      structure.expressions.push({ value: node.value, line })
    else if (node.type === 'heading' && node.depth > 1) structure.anchors.add(idOf(toString(node)))
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const name = node.name ?? ''
      if (!/^[A-Z]/u.test(name)) return
      const attributes = Object.fromEntries(
        node.attributes.flatMap((attribute) =>
          attribute.type === 'mdxJsxAttribute' ? [[attribute.name, attribute.value]] : [],
        ),
      )
      structure.components.push({ name, attributes, line })
    }
  })
  return structure
}
