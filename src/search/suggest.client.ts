/** What a reader may mean by what is typed so far. */
import {
  asPinyin,
  byPinyin,
  hanShard,
  readLexicon,
  type LexiconEntry,
  type LexiconKind,
} from './lexicon-files.ts'
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
 * Words by their pinyin.
 *
 * @param typed what was typed, with or without spaces and tones
 * @returns at most `most` words, the likeliest first; none where it cannot be pinyin
 * @throws {IndexUnavailable}
 */
export async function wordsByPinyin(
  { files }: OpenIndex,
  typed: string,
  most: number,
): Promise<LexiconEntry[]> {
  const letters = asPinyin(typed)
  if (letters === undefined) return []
  const lexicon = await files.lexicon(letters[0] ?? '')
  const whole = byPinyin(letters, readLexicon(lexicon), most)
  if (whole.length > 0) return whole
  return composed({ files }, letters, most)
}

/** Where no word fits, two words that follow one another. */
async function composed(
  { files }: Pick<OpenIndex, 'files'>,
  letters: string,
  most: number,
): Promise<LexiconEntry[]> {
  const firsts = readLexicon(await files.lexicon(letters[0] ?? '')).filter(({ syllables }) => {
    const sound = syllables.join('')
    return sound.length < letters.length && letters.startsWith(sound)
  })
  const longest = firsts
    .sort((a, b) => b.syllables.join('').length - a.syllables.join('').length || b.count - a.count)
    .slice(0, 12)
  const found: LexiconEntry[] = []
  for (const first of longest) {
    const rest = letters.slice(first.syllables.join('').length)
    if (rest.length < 2 || found.length >= most) continue
    for (const second of byPinyin(rest, readLexicon(await files.lexicon(rest[0] ?? '')), 3)) {
      found.push({
        text: first.text + second.text,
        kind: 'word',
        count: 0,
        syllables: [...first.syllables, ...second.syllables],
      })
    }
  }
  return found.slice(0, most)
}

/**
 * Suggestions while typing: tags, sources, names and words that begin with what was typed, by characters or pinyin,
 * and articles with it in their title.
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
      : wordsByPinyin(index, typed, most),
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

function order({ kind, count }: LexiconEntry): number {
  return (kind === 'tag' ? 3000 : kind === 'source' ? 2000 : kind === 'word' ? 0 : 1000) + Math.log(1 + count)
}
