/** What a reader may mean by what is typed so far. */
import { lexiconFile, readLexicon, type LexiconEntry, type LexiconKind } from '../shared/lexicon.ts'
import { wordsSpelt, type WordIndex } from './did-you-mean.client.ts'
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
const longest = 30
const kinds: readonly LexiconKind[] = ['word', 'name', 'source', 'tag']

/**
 * Suggestions while typing: tags, sources, names and words that begin with what was typed, by characters or pinyin or
 * both, and articles with it in their title.
 *
 * @throws {IndexUnavailable}
 */
export async function suggestionsFor(
  index: SuggestionIndex,
  typed: string,
  most: number,
): Promise<Suggestion[]> {
  const { searcher, files } = index
  const folded = searcher.fold(typed).text
  if (folded === '' || [...folded].length > longest) return []
  const [spelt, lexicon, articles] = await Promise.all([
    wordsSpelt(index, typed, most),
    files.lexicon(lexiconFile(folded)),
    searcher.inTitles(typed, mostArticles),
  ])
  const isPage = ({ kind }: LexiconEntry) => kind === 'tag' || kind === 'source'
  const beginning = readLexicon(lexicon)
    .map((word) => ({ ...word, folded: searcher.fold(word.text).text }))
    // a word that is typed in full is not offered again; its topic or its source is
    .filter((word) => word.folded.startsWith(folded) && (word.folded !== folded || isPage(word)))
    .sort((one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind) || other.count - one.count)
  const words = [
    ...beginning,
    ...spelt.filter(({ text }) => beginning.every((one) => one.text !== text)),
  ].map((word): Suggestion => ({
    text: word.text,
    kind: word.kind,
    ...(isPage(word) && { address: `${word.kind}s/${word.slug ?? ''}/` }),
  }))
  const documents = await Promise.all(articles.map((article) => searcher.document(article)))
  const titles = documents.map(({ a, b }): Suggestion => ({
    text: b[0]?.[1] ?? '',
    kind: 'article',
    address: a,
  }))
  const room = Math.max(most - titles.length, Math.ceil(most / 2))
  return [...words.slice(0, room), ...titles].slice(0, most)
}
