/** HTML to the Markdown that articles are written in: headings, lists, tables, bold, links and pictures stay. */
import type { Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { fromHtml } from 'hast-util-from-html'
import rehypeRemark from 'rehype-remark'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

const writer = unified()
  .use(rehypeRemark, { newlines: false })
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(remarkStringify, { bullet: '-', emphasis: '*', fences: true, rule: '-', resourceLink: true })
  .freeze()

/** What an article keeps as HTML, for the page to show or to make a link of. */
const EMBEDDED = new Set(['iframe', 'video', 'audio', 'embed', 'object'])

/**
 * @param html a fragment: the body of a post or of a document
 * @returns Markdown without white space around it, and what could not be taken over, in words
 */
export function htmlToMarkdown(html: string): { markdown: string; left: string[] } {
  const tree: HtmlRoot = fromHtml(html, { fragment: true })
  const left: string[] = []
  const embeds: string[] = []
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'script' || node.tagName === 'style' || node.tagName === 'form') {
      left.push(`<${node.tagName}> 没有搬`)
      if (parent && index !== undefined && node.tagName !== 'form') {
        parent.children.splice(index, 1)
        return [SKIP, index] as const
      }
    }
    if (EMBEDDED.has(node.tagName) && parent && index !== undefined) {
      const address = String(node.properties['src'] ?? node.properties['data'] ?? '')
      const source = node.children.flatMap((each) =>
        each.type === 'element' && each.tagName === 'source' ? [String(each.properties['src'] ?? '')] : [],
      )
      const found = address || source[0] || ''
      embeds.push(found)
      left.push(`嵌入的 <${node.tagName}> 换成了链接：${found || '（没有网址）'}`)
      const absolute = found.startsWith('//') ? `https:${found}` : found
      parent.children[index] = {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [
          {
            type: 'element',
            tagName: 'a',
            properties: { href: absolute },
            children: [{ type: 'text', value: absolute }],
          },
        ],
      }
      return SKIP
    }
    return undefined
  })
  const markdown = writer.stringify(writer.runSync(tree) as Root)
  return { markdown: markdown.trim(), left }
}
