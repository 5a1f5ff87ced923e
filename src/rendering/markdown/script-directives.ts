import type { Root } from 'mdast'
import type {} from 'mdast-util-to-hast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

type Syntax = ReturnType<typeof directive>
type Construct = Exclude<NonNullable<Syntax['text']>[string], readonly unknown[] | undefined>
type Tokenizer = Construct['tokenize']

/**
 * remark plugin: `:zh[出租车]{tw=計程車 hk=的士}` gives each edition its own word, `:keep[于晓]` keeps
 * a run as it is. Only these two are read; whatever else has a directive's shape (`上午9:30`,
 * `来源:信网[原文](…)`) is the Markdown that it would be without this plugin. Block directives (`::`, `:::`)
 * are not read at all.
 */
export function remarkScriptDirectives(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] }
  ;(data.micromarkExtensions ??= []).push(ownDirectives())
  ;(data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown())

  return (tree: Root, file: VFile): void => {
    const source = String(file)
    visit(tree, 'textDirective', (node, index, parent) => {
      if (!parent || index === undefined) return
      if (node.children.length === 0) {
        const { start, end } = node.position ?? {}
        parent.children[index] = { type: 'text', value: source.slice(start?.offset, end?.offset) }
        return
      }
      if (node.name === 'keep') {
        node.data = { hName: 'span', hProperties: { dataScriptKeep: '' } }
        return
      }
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
    })
  }
}

/** The syntax of text directives, which begins at `:zh[` and `:keep[` only. */
function ownDirectives(): Syntax {
  const text = Object.entries(directive().text ?? {}).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().map((construct) => ({
      ...construct,
      tokenize: function (effects, ok, nok) {
        return effects.check(opening, construct.tokenize.call(this, effects, ok, nok), nok)
      } satisfies Tokenizer,
    })),
  ])
  return { text: Object.fromEntries(text) as NonNullable<Syntax['text']> }
}

const opening: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => {
    let seen = ''
    const next: ReturnType<Tokenizer> = (code) => {
      seen += code === null || code < 0 ? ' ' : String.fromCharCode(code)
      if (![':zh[', ':keep['].some((name) => name.startsWith(seen))) return nok(code)
      if (seen === ':') effects.enter('data')
      effects.consume(code)
      if (!seen.endsWith('[')) return next
      effects.exit('data')
      return ok
    }
    return next
  },
}
