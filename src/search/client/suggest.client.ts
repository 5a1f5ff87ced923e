/** What a reader may mean by what is typed so far. */
import {
  asMixed,
  asPinyin,
  byPinyin,
  hanShard,
  readLexicon,
  type LexiconEntry,
  type LexiconKind,
} from '../shared/lexicon.ts'
import type { WordIndex } from './did-you-mean.client.ts'
import type { Searcher } from './query.client.ts'

/** A suggestion, in the reader's script. */
export interface Suggestion {
  text: string
  kind: LexiconKind | 'article'
  /** address of an article; that of a tag's or a source's page below the edition's front page; words are searched for */
  address?: string
}

/** What is needed of an open index. */
export interface SuggestionIndex extends WordIndex {
  searcher: WordIndex['searcher'] & Pick<Searcher, 'inTitles' | 'document'>
}

const mostArticles = 4

/**
 * Suggestions while typing: tags, sources, names and words that begin with what was typed, by characters or pinyin or
 * both, and articles with it in their title. Where nothing fits the pinyin, words that together are spelt so.
 *
 * @throws {IndexUnavailable}
 */
export async function suggestionsFor(
  index: SuggestionIndex,
  typed: string,
  most: number,
): Promise<Suggestion[]> {
  const { searcher } = index
  const folded = searcher.fold(typed).text
  if (folded === '' || [...folded].length > 30) return []
  const [words, articles] = await Promise.all([
    wordsFor(index, typed.trim(), folded, most),
    searcher.inTitles(typed, mostArticles),
  ])
  const documents = await Promise.all(articles.map((article) => searcher.document(article)))
  const titles = documents.map(({ a, b }): Suggestion => ({
    text: b[0]?.[1] ?? '',
    kind: 'article',
    address: a,
  }))
  const room = Math.max(most - titles.length, Math.ceil(most / 2))
  return [...words.slice(0, room), ...titles].slice(0, most)
}

async function wordsFor(
  index: WordIndex,
  typed: string,
  folded: string,
  most: number,
): Promise<Suggestion[]> {
  const { files, searcher } = index
  const letters = asPinyin(typed)
  const mixed = asMixed(typed)
  if (mixed) {
    const { fittingMixed } = await import('./did-you-mean.client.ts')
    return (await fittingMixed(index, mixed, most)).map(suggestionOf)
  }
  if (letters !== undefined) {
    const words = byPinyin(letters, readLexicon(await files.lexicon(letters[0] ?? '')), most)
    const byName = await beginningWith(index, folded, most)
    if (words.length + byName.length > 0)
      return [...byName, ...words.filter(({ text }) => byName.every((one) => one.text !== text))].map(
        suggestionOf,
      )
    const { meantBy } = await import('./did-you-mean.client.ts')
    return (await meantBy(index, letters)).map(({ text }) => ({ text, kind: 'word' }))
  }
  const words = await beginningWith(index, folded, most)
  // a word that is typed in full is not offered again; its topic or its source is
  return words
    .filter(({ text, kind }) => isPage(kind) || searcher.fold(text).text !== folded)
    .map(suggestionOf)
}

async function beginningWith(
  { files, searcher }: WordIndex,
  folded: string,
  most: number,
): Promise<LexiconEntry[]> {
  const [first = ''] = folded
  return readLexicon(await files.lexicon(`han-${hanShard(first)}`))
    .filter(({ text }) => searcher.fold(text).text.startsWith(folded))
    .sort((one, other) => order(other) - order(one))
    .slice(0, most)
}

function isPage(kind: LexiconKind): boolean {
  return kind === 'tag' || kind === 'source'
}

function suggestionOf({ text, kind, slug }: LexiconEntry): Suggestion {
  const folder = kind === 'tag' ? 'tags' : 'sources'
  return { text, kind, ...(slug !== undefined && isPage(kind) && { address: `${folder}/${slug}/` }) }
}

function order({ kind, count }: LexiconEntry): number {
  return (kind === 'tag' ? 3000 : kind === 'source' ? 2000 : kind === 'word' ? 0 : 1000) + Math.log(1 + count)
}
