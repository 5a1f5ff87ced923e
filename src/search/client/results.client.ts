/** Results as the search page lists them. */
import type { SearchBlockKind } from '../build/document.ts'
import { wholeNumberParts } from '../../editions/line-breaks.ts'
import { excerptOf, type Run } from '../shared/excerpt.ts'
import { element } from './elements.client.ts'
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
      shipped.s,
      tags.join('、'),
      terms ? fill(words.searchLacking, { terms: terms.join('、') }) : '',
    ]
    return element(
      'li',
      { 'data-search-url': shipped.a },
      element('h2', {}, element('a', { href: shipped.a + fragment }, titleNodes(title, shipped.t))),
      element(
        'p',
        { class: 'meta' },
        element('span', {}, ...dateNodes(shipped.d)),
        ...about.filter((part) => part !== '').map((part) => element('span', {}, part)),
      ),
      element('p', { class: 'search-excerpt' }, nameOfKind(kind, words), ...text.flatMap(runNodes)),
    )
  })
}

/** A date or a span of dates, which a line may part behind 至 alone. */
function dateNodes(text: string): (Node | string)[] {
  const [from = '', to] = text.split(/(?<=至)/u)
  return to === undefined ? [from] : [from, element('wbr', {}), to]
}

/** What was searched for, marked; the rest with each number in one line with its unit. */
function runNodes({ text, marked }: Run): (Node | string)[] {
  return marked
    ? [element('mark', {}, text)]
    : wholeNumberParts(text).map((part, at) => (at % 2 === 0 ? part : element('span', {}, part)))
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
