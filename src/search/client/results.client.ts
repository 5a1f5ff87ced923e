/** Results as the search page lists them. */
import type { SearchBlockKind } from '../build/document.ts'
import { excerptOf, type Run } from '../shared/excerpt.ts'
import { blockKinds, type ShippedDocument } from '../shared/manifest.ts'
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
    const item = document.createElement('li')
    item.dataset['searchUrl'] = shipped.a
    const heading = document.createElement('h2')
    const anchor = document.createElement('a')
    anchor.href = shipped.a + fragment
    anchor.append(titleNodes(title))
    heading.append(anchor)
    const about = element('p', 'meta')
    const terms = lacking.get(id)
    about.append(
      ...[
        shipped.d,
        shipped.s,
        tagsOf(shipped),
        terms ? fill(words.searchLacking, { terms: terms.join('、') }) : '',
      ]
        .filter((part) => part !== '')
        .map((part) => element('span', '', part)),
    )
    const excerpt = element('p', 'search-excerpt')
    excerpt.append(nameOfKind(kind, words), ...text.map(runNode))
    item.append(heading, about, excerpt)
    return item
  })
}

function tagsOf({ b }: ShippedDocument): string {
  return b
    .filter(([kind]) => blockKinds[kind] === 'tag')
    .map(([, text]) => text)
    .join('、')
}

function runNode({ text, marked }: Run): Node {
  return marked ? element('mark', '', text) : document.createTextNode(text)
}

/** An element with a class and a text. */
export function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}

/** A link with a text. */
export function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.textContent = text
  return anchor
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
