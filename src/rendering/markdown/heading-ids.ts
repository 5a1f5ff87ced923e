import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { toString } from 'hast-util-to-string'
import { pinyinWords } from './pinyin-words.ts'

/**
 * Ids for the headings of one article: the pinyin of the heading, so that the address is plain ASCII and
 * the same in every edition; a repeated heading gets `-2`, `-3`.
 *
 * @returns a function from a heading's text to its id, to be used for one article
 */
export function headingIds(): (text: string) => string {
  const seen = new Map<string, number>()
  return (text) => {
    // the prefix keeps an id from naming a property of `document` (DOM clobbering)
    const id = `s-${pinyinWords(text).slice(0, 8).join('-') || 'jie'}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? id : `${id}-${count}`
  }
}

/** rehype plugin: gives each heading of an article its id, where HTML has not; the title is the page's only `<h1>`. */
export function rehypeHeadingIds() {
  return (tree: Root): void => {
    const idOf = headingIds()
    visit(tree, 'element', (node) => {
      if (node.tagName === 'h1') node.tagName = 'h2'
      if (/^h[2-6]$/u.test(node.tagName) && node.properties['id'] === undefined)
        node.properties['id'] = idOf(toString(node))
    })
  }
}
