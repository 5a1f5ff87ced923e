/** The lexicon's files, as the browser reads them, and how what is typed fits its words. */

/** What an entry of the lexicon is; its first letter is what the file says. */
export type LexiconKind = 'tag' | 'source' | 'name' | 'word'

/** An entry of the lexicon, in the reader's script. */
export interface LexiconEntry {
  text: string
  kind: LexiconKind
  /** articles that have it */
  count: number
  /** without tones; `ü` is `v`; for Latin letters and digits themselves */
  syllables: string[]
  /** of a tag or a source: the name of its page in addresses */
  slug?: string
}

const kinds: readonly LexiconKind[] = ['tag', 'source', 'name', 'word']
const hanShards = 32

/** The file, without its edition, that holds words with this first character or Latin letter, folded. */
export function lexiconFile(first: string): string {
  return /^[a-z]/u.test(first) ? first.slice(0, 1) : `han-${(first.codePointAt(0) ?? 0) % hanShards}`
}

/** A line of a file of the lexicon: its parts parted by tabs. */
export function lexiconLine({ text, kind, count, syllables, slug }: LexiconEntry): string {
  return [text, kind[0], count, syllables.join(' '), ...(slug === undefined ? [] : [slug])].join('\t')
}

/** Reads a file of the lexicon: a line for an entry. */
export function readLexicon(lines: string): LexiconEntry[] {
  if (lines === '') return []
  return lines.split('\n').map((line) => {
    const [text = '', kind = '', count = '', sound = '', slug] = line.split('\t')
    return {
      text,
      kind: kinds.find((name) => name[0] === kind) ?? 'word',
      count: Number(count),
      syllables: sound.split(' '),
      ...(slug !== undefined && { slug }),
    }
  })
}

/**
 * What a reader types in Latin letters, alone or between characters (zhong山路), as pinyin: without tone marks and tone
 * numbers, spaces and apostrophes.
 *
 * @returns lower-case letters and characters, or nothing where it cannot be pinyin
 */
export function asPinyin(typed: string): string | undefined {
  const plain = typed
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308/gu, 'v')
    .replace(/[\u0300-\u036F]/gu, '')
    .replace(/([a-z])[1-5](?![0-9])/gu, '$1')
    .replace(/['’·-]|(?<=[a-z])\s+(?=[a-z])/gu, '')
    .trim()
  return /^(?=.*[a-z])(?:[a-z]|\p{Script=Han}){2,60}$/u.test(plain) ? plain : undefined
}

/**
 * How well typed letters fit a word: each syllable may be given whole or by its beginning.
 *
 * @param typed as `asPinyin` gives it
 * @param characters the word's, folded as those typed are
 * @returns 4 for the whole word spelt out, 3 for all its initials, 2 for its beginning spelt out, 1 for a mixture
 * or the initials of its beginning, 0 for no fit
 */
export function fitOf(
  typed: string,
  syllables: readonly string[],
  characters: readonly string[] = [],
): number {
  const letters = typed.replace(
    /\P{ASCII}/gu,
    (character) => syllables[characters.indexOf(character)] ?? character,
  )
  const whole = syllables.join('')
  if (whole === letters) return 4
  if (syllables.map((syllable) => syllable[0]).join('') === letters) return 3
  return whole.startsWith(letters) ? 2 : isShortened(letters, syllables) ? 1 : 0
}

function isShortened(letters: string, [syllable, ...rest]: readonly string[]): boolean {
  if (letters === '') return true
  for (let length = syllable?.length ?? 0; length > 0; length -= 1)
    if (letters.startsWith(syllable?.slice(0, length) ?? '') && isShortened(letters.slice(length), rest))
      return true
  return false
}

const worths: Readonly<Record<LexiconKind, number>> = { tag: 6, source: 5, name: 4, word: 0 }

/**
 * The entries that typed letters may mean, the likeliest first, with their fit.
 *
 * @param typed as `asPinyin` gives it
 * @param charactersOf an entry's text
 */
export function byPinyin(
  typed: string,
  entries: readonly LexiconEntry[],
  most: number,
  charactersOf: (text: string) => readonly string[] = () => [],
): (LexiconEntry & { fit: number })[] {
  return entries
    .map((entry) => {
      const characters = charactersOf(entry.text)
      return { ...entry, fit: fitOf(typed, entry.syllables, characters) }
    })
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => worthOf(other) - worthOf(one))
    .slice(0, most)
}

function worthOf({ fit, kind, count }: LexiconEntry & { fit: number }): number {
  return fit * 10 + worths[kind] + Math.log(1 + count)
}
