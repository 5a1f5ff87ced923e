/** What a reader may mean by what is typed so far. */
import {
  asPinyin,
  byPinyin,
  hanShard,
  readLexicon,
  type LexiconEntry,
  type LexiconKind,
} from '../shared/lexicon.ts'
import type { OpenIndex } from './open.client.ts'

/** A suggestion, in the reader's script. */
export interface Suggestion {
  text: string
  kind: LexiconKind | 'article'
  /** address of an article; words are searched for instead */
  address?: string
}

const mostArticles = 4

/**
 * Suggestions while typing: tags, sources, names and words that begin with what was typed, by characters or pinyin,
 * and articles with it in their title. Where nothing fits the pinyin, words that together are spelt so.
 *
 * @throws {IndexUnavailable}
 */
export async function suggestionsFor(index: OpenIndex, typed: string, most: number): Promise<Suggestion[]> {
  const { files, searcher } = index
  const folded = searcher.fold(typed).text
  const [first] = folded
  if (first === undefined || [...folded].length > 30) return []
  const letters = asPinyin(typed)
  const [words, articles] = await Promise.all([
    letters === undefined
      ? files.lexicon(`han-${hanShard(first)}`).then((lines) =>
          readLexicon(lines)
            .filter(({ text }) => searcher.fold(text).text.startsWith(folded))
            .sort((one, other) => order(other) - order(one))
            .slice(0, most),
        )
      : byLetters(index, letters, most),
    searcher.inTitles(typed, mostArticles),
  ])
  const documents = await Promise.all(articles.map((article) => searcher.document(article)))
  const titles = documents.map(({ a, b }): Suggestion => ({
    text: b[0]?.[1] ?? '',
    kind: 'article',
    address: a,
  }))
  const room = Math.max(most - titles.length, Math.ceil(most / 2))
  return [...words.slice(0, room).map(({ text, kind }): Suggestion => ({ text, kind })), ...titles].slice(
    0,
    most,
  )
}

async function byLetters(
  index: OpenIndex,
  letters: string,
  most: number,
): Promise<Pick<LexiconEntry, 'text' | 'kind'>[]> {
  const words = byPinyin(letters, readLexicon(await index.files.lexicon(letters[0] ?? '')), most)
  if (words.length > 0) return words
  const { spelt } = await import('./did-you-mean.client.ts')
  return (await spelt(index, letters)).map(({ text }) => ({ text, kind: 'word' }))
}

function order({ kind, count }: LexiconEntry): number {
  return (kind === 'tag' ? 3000 : kind === 'source' ? 2000 : kind === 'word' ? 0 : 1000) + Math.log(1 + count)
}
