import type { Element, Parents, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** Elements that bring another site's content, or a player, into a page. */
export const EMBEDS: ReadonlySet<string> = new Set(['iframe', 'embed', 'object', 'video', 'audio'])

/** rehype plugin: what another site would show in the page becomes a link to it, so that no reader's browser asks that site for anything. */
export function rehypeEmbeds() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (!EMBEDS.has(node.tagName) || !parent || index === undefined) return undefined
      const address = embedAddress(node)
      parent.children.splice(index, 1, ...(address === undefined ? [] : [card(node, address, parent)]))
      return [SKIP, index + (address === undefined ? 0 : 1)]
    })
  }
}

/**
 * @param element an embed
 * @returns the address that it shows, absolute; nothing where it has none on the web
 */
export function embedAddress(element: Element): string | undefined {
  const sources = [element, ...element.children].flatMap((part) =>
    part.type === 'element' ? [part.properties['src'], part.properties['data']] : [],
  )
  const address = sources.find((each): each is string => typeof each === 'string' && each !== '')
  const url = address === undefined ? null : URL.parse(address.trim(), 'https://site.invalid/')
  return url && /^https?:$/u.test(url.protocol) && url.hostname !== 'site.invalid' ? url.href : undefined
}

function card({ properties, tagName }: Element, address: string, parent: Parents): Element {
  const { host, pathname } = new URL(address)
  const title = typeof properties['title'] === 'string' ? properties['title'].trim() : ''
  const kind = tagName === 'video' ? '影片' : tagName === 'audio' ? '音' : '嵌入'
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: address, dataEmbed: '' },
    children: [
      {
        type: 'text',
        value: `${kind}：${title === '' ? `${host}${pathname === '/' ? '' : pathname}` : `${title}（${host}）`}`,
      },
    ],
  }
  const within = parent.type === 'element' && /^(?:p|h\d|a|span|em|strong|td|th)$/u.test(parent.tagName)
  return within ? link : { type: 'element', tagName: 'p', properties: {}, children: [link] }
}
