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
 * @returns its parts, or the place at which MDX can't be read and a sentence with the mend
 */
export function readBody(body: string, isMdx: boolean): BodyStructure | { problem: string; line: number } {
  let tree: Root
  try {
    tree = (isMdx ? mdx : markdown).parse(body)
  } catch (error) {
    const { reason, line } = error as { reason?: string; line?: number }
    return { problem: mdxProblem(reason ?? ''), line: line ?? 1 }
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

/** What micromark's MDX extensions and acorn say, in words for editors. */
const MDX_PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [/corresponding closing brace/u, 'MDX 里的 { 没有配对的 }。要印出花括号，写成 &#123; 和 &#125;'],
  [
    /parse expression|in expression/u,
    'MDX 会把 { } 里的当成代码，这里的不是。要印出花括号，写成 &#123; 和 &#125;',
  ],
  [/import\/exports/u, 'MDX 会把行首的 import、export 当成代码。请换一个说法，或把文件改成 .md'],
  [/closing tag `<\/([^`>]*)>`/u, '多了一个 </$1>，或与开头的标签不配对。请删去，或补上开头的'],
  [/closing tag for `<([^`>]*)>`/u, '<$1> 没有配对的 </$1>。请补上；组件写成 <$1 … />'],
  [/attribute/u, '组件的属性写得不对。写成 名字="值"，引号用半角，写完以 /> 结束'],
  [
    /before name|in name|after name|closing slash|before local name/u,
    'MDX 会把 < 当成组件的开头，后面的不是。要印出小于号，写成 &lt;',
  ],
]

function mdxProblem(reason: string): string {
  for (const [pattern, words] of MDX_PROBLEMS) {
    const match = pattern.exec(reason)
    if (match) return words.replaceAll('$1', match[1] ?? '')
  }
  return '正文读不下去。MDX 里的 < 和 { 有特别的意思，要写成 &lt; 和 &#123;'
}
