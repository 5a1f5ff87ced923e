import type { Root, Text } from 'mdast'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import type { Code, Construct, Extension, State } from 'micromark-util-types'
import type { Processor } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/**
 * What ends an address that is typed bare: East Asian letters and marks, curly quotes, dashes, dots of omission. An
 * address holds them in percent-encoding only (RFC 3986, 2.1), and Chinese puts no space behind it.
 */
const BEHIND =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u00b7\u2010-\u2027\u2e80-\u2fdf\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef\ud800-\udfff]/u

/** Where bare addresses begin: h and w, in both cases. */
const BEGINNINGS = [72, 87, 104, 119] as const

/**
 * remark plugin, after remark-gfm: a bare address (`见https://example.com/a，谢谢`) ends before the Chinese behind it,
 * which GitHub's rule takes into it up to the next space.
 */
export function remarkBareAddresses(this: Processor) {
  const data = this.data() as { micromarkExtensions?: Extension[] }
  ;(data.micromarkExtensions ??= []).push(endingBeforeChinese())

  return (tree: Root): void => {
    // inside brackets mdast-util-gfm finds addresses in the finished text; those have no place in the source
    visit(tree, 'link', (node, index, parent) => {
      const [text] = node.children
      if (node.position || text?.type !== 'text' || !parent || index === undefined) return undefined
      const end = text.value.search(BEHIND)
      if (end < 0) return undefined
      const rest: Text = { type: 'text', value: text.value.slice(end) }
      node.url = node.url.slice(0, node.url.length - rest.value.length)
      text.value = text.value.slice(0, end)
      parent.children.splice(index, 1, ...(URL.canParse(node.url) ? [node] : [text]), rest)
      return [SKIP, index + 2]
    })
  }
}

/** Marks that belong to the sentence where they stand at the end of an address, as in GitHub's rule. */
const TRAILING = /[!"&'()*,.:;?\]_~}>]/

/** GitHub's syntax finds where a bare address begins; this one, where it ends. */
function endingBeforeChinese(): Extension {
  const { text = {} } = gfmAutolinkLiteral()
  const names: string[] = []
  const own = BEGINNINGS.map((code) => {
    const constructs = [text[code] ?? []].flat().filter(({ name }) => name !== 'emailAutolink')
    for (const { name } of constructs) if (name !== undefined) names.push(name)
    return [code, constructs.map(bounded)] as const
  })
  return { text: Object.fromEntries(own), disable: { null: names } }
}

function bounded(construct: Construct): Construct {
  const begins: Construct = { ...construct, name: `begins-${construct.name ?? ''}`, partial: true }
  return {
    name: `bounded-${construct.name ?? ''}`,
    tokenize(effects, ok, nok) {
      let prefix = ''
      let opened = 0
      let type: 'literalAutolinkHttp' | 'literalAutolinkWww' = 'literalAutolinkHttp'
      const start: State = (code) => {
        type = code === 119 || code === 87 ? 'literalAutolinkWww' : 'literalAutolinkHttp'
        effects.enter('literalAutolink')
        effects.enter(type)
        return within(code)
      }
      const within: State = (code) => {
        const mark = characterOf(code)
        if (isEnd(mark)) return /^(?:https?:\/\/|www\.)./iu.test(prefix) ? finish(code) : nok(code)
        if (TRAILING.test(mark) && !(mark === ')' && opened > 0))
          return effects.check(trail, finish, consume)(code)
        return consume(code)
      }
      const consume: State = (code) => {
        const mark = characterOf(code)
        if (mark === '(') opened += 1
        if (mark === ')') opened -= 1
        prefix = prefix.length < 12 ? prefix + mark : prefix
        effects.consume(code)
        return within
      }
      const finish: State = (code) => {
        if (!/^(?:https?:\/\/|www\.)./iu.test(prefix)) return nok(code)
        effects.exit(type)
        effects.exit('literalAutolink')
        return ok(code)
      }
      return effects.check(begins, start, nok)
    },
  }
}

/** Marks, or an entity, up to the end of an address. */
const trail: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let named = false
    const marks: State = (code) => {
      const mark = characterOf(code)
      if (isEnd(mark)) return ok(code)
      if (!TRAILING.test(mark)) return nok(code)
      effects.consume(code)
      return mark === '&' ? entity : mark === ']' ? bracket : marks
    }
    const entity: State = (code) => {
      const mark = characterOf(code)
      if (isEnd(mark) && !named) return ok(code)
      if (!/[a-z;]/iu.test(mark)) return nok(code)
      effects.consume(code)
      named = mark !== ';'
      return named ? entity : marks
    }
    const bracket: State = (code) => (code === 40 || code === 91 ? ok(code) : marks(code))
    return (code) => {
      effects.enter('data')
      return marks(code)
    }
  },
}

/** A code of micromark as a character; the end of the text and of a line as a space. */
function characterOf(code: Code): string {
  return code === null || code < 0 ? ' ' : String.fromCharCode(code)
}

function isEnd(mark: string): boolean {
  return mark === '<' || /[\s\p{Cc}]/u.test(mark) || BEHIND.test(mark)
}
