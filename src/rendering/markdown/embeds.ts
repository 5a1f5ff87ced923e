import type { Element, Parents, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { decoded } from './anchors.ts'
import { barePath, recordingKind } from './files-beside.ts'

/** Elements that bring another site's content, or a player, into a page. */
export const EMBEDS: ReadonlySet<string> = new Set(['iframe', 'embed', 'object', 'video', 'audio'])

/** What an embed shows: something on the web, or a file beside the article as a link to it is written (`./片.mp4`). */
export type EmbedTarget = { readonly web: string } | { readonly file: string }

/**
 * @param name of an element, an embed or a part of one
 * @param attributes as typed
 * @returns what it names to be shown; nothing where it names nothing that can be fetched
 */
export function embedTarget(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
): EmbedTarget | undefined {
  if (!EMBEDS.has(name) && name !== 'source' && name !== 'param') return undefined
  if (name === 'param' && !/^(?:movie|src|url|filename)$/iu.test(String(attributes['name']))) return undefined
  const written = attributes[name === 'object' ? 'data' : name === 'param' ? 'value' : 'src']
  const address = typeof written === 'string' ? written.trim() : ''
  if (address === '' || address.startsWith('#')) return undefined
  const url = URL.parse(address, 'https://site.invalid/')
  if (url && /^https?:$/u.test(url.protocol) && url.hostname !== 'site.invalid') return { web: url.href }
  // a file has an ending, a page of this site begins with a slash
  if (/^[a-z][\w+.-]*:/iu.test(address) || !/^\/|\.\w+(?:[?#]|$)/u.test(address)) return undefined
  return { file: /^[./]/u.test(address) ? address : `./${address}` }
}

/**
 * rehype plugin: a recording beside the article is marked to be played, as one that is written as a picture; anything else
 * that would show in the page becomes a link, so that no reader's browser asks another site for anything. What names
 * nothing leaves its words.
 */
export function rehypeEmbeds() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (!EMBEDS.has(node.tagName) || !parent || index === undefined) return undefined
      const target = targetWithin(node)
      const shown = target === undefined ? node.children : [card(node, target, parent)]
      parent.children.splice(index, 1, ...shown)
      return [SKIP, index + (target === undefined ? 0 : 1)]
    })
  }
}

/** What an embed or its parts name, a recording before all. */
function targetWithin(embed: Element): EmbedTarget | undefined {
  const targets: EmbedTarget[] = []
  visit(embed, 'element', ({ tagName, properties }) => {
    const target = embedTarget(tagName, properties)
    if (target) targets.push(target)
  })
  return ownRecording(targets) ?? targets[0]
}

/** The recording beside the article among what an embed and its parts name: it is played, whatever else they name. */
export function ownRecording(targets: readonly EmbedTarget[]): { readonly file: string } | undefined {
  return targets.find(
    (target): target is { file: string } => 'file' in target && recordingKind(target.file) !== undefined,
  )
}

function card({ properties, tagName }: Element, target: EmbedTarget, parent: Parents): Element {
  const title = typeof properties['title'] === 'string' ? properties['title'].trim() : ''
  const label = typeof properties['ariaLabel'] === 'string' ? properties['ariaLabel'].trim() : ''
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: 'web' in target ? target.web : target.file },
    children: [],
  }
  if ('web' in target) {
    const { host, pathname } = new URL(target.web)
    const kind = tagName === 'video' ? '影片' : tagName === 'audio' ? '音' : '嵌入'
    const name = title === '' ? `${host}${pathname === '/' ? '' : pathname}` : `${title}（${host}）`
    link.properties['dataEmbed'] = ''
    link.children.push({ type: 'text', value: `${kind}：${name}` })
  } else {
    const kind = recordingKind(target.file)
    if (kind !== undefined) {
      link.properties['dataMedia'] = kind
      if (title !== '') link.properties['title'] = title
    }
    const name = decoded(barePath(target.file).replace(/^.*\//u, ''))
    link.children.push({ type: 'text', value: label || title.replace(/\s*[｜|].*$/u, '') || name })
  }
  const within = parent.type === 'element' && /^(?:p|h\d|a|span|em|strong|td|th)$/u.test(parent.tagName)
  return within ? link : { type: 'element', tagName: 'p', properties: {}, children: [link] }
}
