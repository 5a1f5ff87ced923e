import type { PhrasingContent, Root } from 'mdast'
import type {} from 'mdast-util-to-hast'
import { directiveFromMarkdown, type TextDirective } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import type { Processor } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/**
 * remark plugin: `:zh[出租车]{tw=計程車 hk=的士}` gives each edition its own word, `:keep[于晓]` keeps
 * a run as it is. Only these two are taken; whatever else has a directive's shape (`上午9:30`,
 * `来源:信网`) stays as it was typed. Block directives (`::`, `:::`) are not read at all.
 */
export function remarkScriptDirectives(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] }
  const { text } = directive()
  ;(data.micromarkExtensions ??= []).push({ text })
  ;(data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown())

  return (tree: Root, file: VFile): void => {
    const source = String(file)
    visit(tree, 'textDirective', (node, index, parent) => {
      if (!parent || index === undefined) return undefined
      if (node.name === 'keep' && node.children.length > 0) {
        node.data = { hName: 'span', hProperties: { translate: 'no' } }
        return undefined
      }
      if (node.name === 'zh' && node.children.length > 0) {
        const forms = ['hans', 'tw', 'hk'] as const
        node.data = {
          hName: 'span',
          hProperties: Object.fromEntries(
            forms.flatMap((form) => {
              const word = node.attributes?.[form]
              return typeof word === 'string'
                ? [[`dataScript${form[0]?.toUpperCase()}${form.slice(1)}`, word]]
                : []
            }),
          ),
        }
        return undefined
      }
      const restored = asTyped(node, source)
      parent.children.splice(index, 1, ...(restored as never[]))
      return [SKIP, index + restored.length]
    })
  }
}

function asTyped(node: TextDirective, source: string): PhrasingContent[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const first = node.children[0]?.position?.start.offset
  const last = node.children.at(-1)?.position?.end.offset
  if (first === undefined || last === undefined) return [{ type: 'text', value: source.slice(start, end) }]
  return [
    { type: 'text', value: source.slice(start, first) },
    ...node.children,
    { type: 'text', value: source.slice(last, end) },
  ]
}
