/** All that a page shows or tells: text, attributes in words, meta, structured data; runs under another `lang` apart. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'

const WORDS = new Set(['alt', 'title', 'aria-label', 'placeholder', 'content', 'value', 'label', 'summary'])

/**
 * @param html a page
 * @param lang the page's own language
 * @returns its texts, each with the element it stands in; `translate="no"` is no exception
 */
export function shownText(html: string, lang: string): { text: string; where: string }[] {
  const found: { text: string; where: string }[] = []
  const walk = (node: DefaultTreeAdapterTypes.Node, own: string) => {
    if (node.nodeName === '#text') {
      const { value, parentNode } = node as DefaultTreeAdapterTypes.TextNode
      if (own === lang && value.trim() !== '' && parentNode?.nodeName !== 'style')
        found.push({ text: value, where: parentNode?.nodeName ?? '' })
      return
    }
    if ('attrs' in node) {
      own = node.attrs.find(({ name }) => name === 'lang')?.value ?? own
      if (own === lang)
        for (const { name, value } of node.attrs)
          if (WORDS.has(name) || name.startsWith('data-'))
            found.push({ text: value, where: `${node.nodeName} ${name}` })
    }
    if ('content' in node) walk(node.content, own)
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, own)
  }
  walk(parse(html), '')
  return found
}
