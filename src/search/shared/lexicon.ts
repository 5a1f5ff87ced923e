/** The lexicon's files, as the browser reads them. Shared by the build and the browser. */

/** What an entry of the lexicon is; its first letter is what the file says. */
export type LexiconKind = 'tag' | 'source' | 'person' | 'landmark' | 'word'

/** An entry of the lexicon, in the reader's script. */
export interface LexiconEntry {
  text: string
  kind: LexiconKind
  /** articles that have it */
  count: number
  /** without tones; `ü` is `v` */
  syllables: string[]
}

const kinds: readonly LexiconKind[] = ['tag', 'source', 'person', 'landmark', 'word']

/** How many files the lexicon has by first character. */
const hanShards = 32

/** The number of the file that holds words with this first character, folded. */
export function hanShard(first: string): number {
  return (first.codePointAt(0) ?? 0) % hanShards
}

/** Reads a file of the lexicon: a line for an entry, its parts parted by tabs. */
export function readLexicon(lines: string): LexiconEntry[] {
  if (lines === '') return []
  return lines.split('\n').map((line) => {
    const [text = '', kind = '', count = '', sound = ''] = line.split('\t')
    return {
      text,
      kind: kinds.find((name) => name[0] === kind) ?? 'word',
      count: Number(count),
      syllables: sound.split(' '),
    }
  })
}

/**
 * What a reader types in Latin letters, as pinyin: without tone marks and tone numbers, spaces and apostrophes.
 *
 * @returns lower-case letters, or nothing where it cannot be pinyin
 */
export function asPinyin(typed: string): string | undefined {
  const plain = typed
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308/gu, 'v')
    .replace(/[\u0300-\u036F]/gu, '')
    .replace(/([a-z])[1-5](?![0-9])/gu, '$1')
    .replace(/[\s'’·-]/gu, '')
  return /^[a-z]{2,60}$/u.test(plain) ? plain : undefined
}

/**
 * How well typed letters fit a word: each syllable may be given whole or by its beginning.
 *
 * @returns 4 for the whole word spelt out, 3 for all its initials, 2 for its beginning spelt out, 1 for a mixture
 * or the initials of its beginning, 0 for no fit
 */
export function fitOf(typed: string, syllables: readonly string[]): number {
  const whole = syllables.join('')
  if (whole === typed) return 4
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('')
  if (initials === typed) return 3
  if (whole.startsWith(typed)) return 2
  if (initials.startsWith(typed)) return 1
  return fitsMixed(typed, syllables, 0) ? 1 : 0
}

function fitsMixed(rest: string, syllables: readonly string[], at: number): boolean {
  if (rest === '') return true
  const syllable = syllables[at]
  if (syllable === undefined) return false
  for (let length = Math.min(syllable.length, rest.length); length > 0; length -= 1) {
    if (rest.startsWith(syllable.slice(0, length)) && fitsMixed(rest.slice(length), syllables, at + 1))
      return true
  }
  return false
}

const weights: Readonly<Record<LexiconKind, number>> = {
  tag: 1.5,
  source: 1.2,
  person: 1,
  landmark: 1,
  word: 0,
}

/**
 * The entries that typed letters may mean, the likeliest first.
 *
 * @param typed as `asPinyin` gives it
 */
export function byPinyin(typed: string, entries: readonly LexiconEntry[], most: number): LexiconEntry[] {
  return entries
    .map((entry) => ({ entry, fit: fitOf(typed, entry.syllables) }))
    .filter(({ fit }) => fit > 0)
    .map(({ entry, fit }) => ({
      entry,
      worth: fit * 10 + weights[entry.kind] * 4 + Math.log(1 + entry.count),
    }))
    .sort((one, other) => other.worth - one.worth)
    .slice(0, most)
    .map(({ entry }) => entry)
}
