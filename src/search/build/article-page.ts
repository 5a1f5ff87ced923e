/** What Pagefind is given of an article: a page of tokens. */
import { canonicalClauses, datesIn, indexedDate, withEdges } from '../shared/numbers.ts'
import { fieldStart, leadEnd, titleEnd } from '../shared/manifest.ts'
import { nearToken, pairTokens, singleToken } from '../shared/tokens.ts'
import type { SearchBlockKind } from './document.ts'
import { editionIds, type ArticleEditions, type EditionId } from './documents.ts'

/** Pagefind counts a word without letters as a position and indexes nothing for it. */
const gap = ','
/** Blocks stand so far apart that no tokens of two blocks stand as if of one phrase, though every second be looked up. */
const gaps = [gap, gap]
/** So many tokens the tags, summary and headings mostly are; single characters stand behind them, in every article at the same place, which packs well. */
const leadLength = 400
/** Pages are as long as a multiple of this: their lengths, which the browser gets of all of them, are then few numbers. */
const lengthStep = 1000

/**
 * @param editions the article's documents
 * @param folded for each edition the folded texts of its blocks
 * @param near groups of words near in meaning, folded
 * @returns HTML whose language is `zxx` (no linguistic content, ISO 639-2), so that its words are not cut again; the
 * title's tokens stand before `titleEnd`, all others after it
 */
export function articlePage(
  editions: ArticleEditions,
  folded: Record<EditionId, readonly string[]>,
  near: readonly (readonly string[])[],
): string {
  const { date, slug, tags, sources, year } = editions.hans
  /** kinds by the texts that have them, each text once */
  const texts = new Map<string, SearchBlockKind>()
  const characters = new Set<string>()
  for (const id of editionIds)
    for (const [place, { kind }] of (editions[id]?.blocks ?? []).entries()) {
      const text = folded[id][place] ?? ''
      for (const character of text) characters.add(character)
      if (!texts.has(text)) texts.set(text, kind)
    }
  const dates = new Set(datesIn(date, year))
  for (const text of texts.keys()) for (const found of datesIn(text, year)) dates.add(found)

  const nearTokens = (text: string) =>
    near.flatMap((words) =>
      words.flatMap((word) =>
        text
          .split(word)
          .slice(1)
          .flatMap(() => words.map(nearToken)),
      ),
    )
  const tokensOf = (text: string) => [
    ...[withEdges(text), ...canonicalClauses(text)].flatMap((part) => [...pairTokens(part), ...gaps]),
    ...nearTokens(text),
  ]
  const field = (start: number) =>
    [...texts].filter(([, kind]) => fieldStart(kind) === start).flatMap(([text]) => tokensOf(text))
  const inTitle = new Set([...texts].filter(([, kind]) => kind === 'title').flatMap(([text]) => [...text]))
  const tokens = [
    ...upTo(titleEnd, [...field(0), ...singles(inTitle)]),
    ...upTo(leadEnd - titleEnd, [
      ...upTo(leadLength, field(titleEnd)),
      ...singles(characters.difference(inTitle)),
      ...gaps,
    ]),
    ...field(leadEnd),
    ...[...dates].flatMap((text) => [...pairTokens(indexedDate(text)), ...gaps]),
  ]
  return [
    '<html lang="zxx"><head>',
    ...tags.map((tag) => meta('filter', 'tag', tag.slug)),
    ...sources.map((source) => meta('filter', 'source', source.slug)),
    meta('filter', 'year', String(year)),
    meta('sort', 'date', `${date} ${slug}`),
    '</head><body>',
    upTo(Math.ceil(tokens.length / lengthStep) * lengthStep, tokens).join(' '),
    '</body></html>',
  ].join('')
}

/** The tokens of single characters, in one order for all articles. */
function singles(characters: ReadonlySet<string>): string[] {
  return [...characters].toSorted().map(singleToken)
}

/** Fills up with gaps, so that what comes next begins at a known position. */
function upTo(length: number, tokens: readonly string[]): string[] {
  return [...tokens, ...Array.from({ length: Math.max(0, length - tokens.length) }, () => gap)]
}

function meta(what: 'filter' | 'sort', name: string, value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<meta data-pagefind-${what}="${name}[content]" content="${escaped}">`
}
