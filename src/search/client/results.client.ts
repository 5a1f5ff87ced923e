/** Results as the search page lists them. */
import type { SearchBlockKind } from '../build/document.ts'
import { excerptOf, type Run } from '../shared/excerpt.ts'
import { IndexUnavailable, type OpenIndex } from './open.client.ts'
import { titleNodes } from './titles.client.ts'
import { fill, type Words } from './words.client.ts'

/**
 * Results as they are shown; one whose document cannot be had is left out.
 *
 * @param wanted ids of the articles
 * @param marks folded texts to be marked
 * @param lacking terms that some of the articles lack
 * @throws {IndexUnavailable} for all of them
 */
export async function itemsOf(
  wanted: readonly string[],
  marks: readonly string[],
  { files, searcher }: OpenIndex,
  words: Words,
  lacking: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<HTMLElement[]> {
  const asked = await Promise.allSettled(
    wanted.map(async (id) => ({ id, shipped: await searcher.document(id) })),
  )
  const documents = asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (documents.length < wanted.length) await files.confirm()
  if (documents.length === 0 && wanted.length > 0) throw new IndexUnavailable('documents')
  return documents.map(({ id, shipped }) => {
    const { title, text, kind, fragment } = excerptOf(shipped, marks, searcher.fold)
    const tags = shipped.b.flatMap(([own, name]) => (own === 'tag' ? name : []))
    const terms = lacking.get(id)
    const about = [
      shipped.d,
      shipped.s,
      tags.join('、'),
      terms ? fill(words.searchLacking, { terms: terms.join('、') }) : '',
    ]
    const item = element('li', '', [
      element('h2', '', [link(shipped.a + fragment, [titleNodes(title)])]),
      element(
        'p',
        'meta',
        about.filter((part) => part !== '').map((part) => element('span', '', [part])),
      ),
      element('p', 'search-excerpt', [nameOfKind(kind, words), ...text.map(runNode)]),
    ])
    item.dataset['searchUrl'] = shipped.a
    return item
  })
}

function runNode({ text, marked }: Run): Node | string {
  return marked ? element('mark', '', [text]) : text
}

/** An element with a class and what is in it. */
export function element(
  name: string,
  className: string,
  content: readonly (Node | string)[] = [],
): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...content)
  return made
}

/** A link with what is in it. */
export function link(href: string, content: readonly (Node | string)[]): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.append(...content)
  return anchor
}

/** A button that looks like text. */
export function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'search-plain'
  made.textContent = text
  made.addEventListener('click', onClick)
  return made
}

/** A tag or a source alone is no sentence, so it is said what it is. */
function nameOfKind(kind: SearchBlockKind | undefined, words: Words): string {
  const name =
    kind === 'tag'
      ? words.searchKindTag
      : kind === 'source' || kind === 'reference'
        ? words.searchKindSource
        : undefined
  return name === undefined ? '' : `${name}：`
}
