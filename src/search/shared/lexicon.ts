/** The lexicon's files, as the browser reads them. Shared by the build and the browser. */

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

/** How many files the lexicon has by first character. */
const hanShards = 32

/** The number of the file that holds words with this first character, folded. */
export function hanShard(first: string): number {
  return (first.codePointAt(0) ?? 0) % hanShards
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
 * What a reader types in Latin letters, as pinyin: without tone marks and tone numbers, spaces and apostrophes.
 *
 * @returns lower-case letters, or nothing where it cannot be pinyin
 */
export function asPinyin(typed: string): string | undefined {
  const plain = withoutTones(typed).replace(/[\s'’·-]/gu, '')
  return /^[a-z]{2,60}$/u.test(plain) ? plain : undefined
}

function withoutTones(typed: string): string {
  return typed
    .normalize('NFD')
    .toLowerCase()
    .replace(/u\u0308/gu, 'v')
    .replace(/[\u0300-\u036F]/gu, '')
    .replace(/([a-z])[1-5](?![0-9])/gu, '$1')
}

/** A character, or letters that stand for one or several. */
export interface MixedPart {
  text: string
  letters: boolean
}

const longestMixed = 40

/**
 * What is typed half in characters, half in pinyin: zhong山路.
 *
 * @returns its parts in order, or nothing where it is not so typed
 */
export function asMixed(typed: string): MixedPart[] | undefined {
  const plain = withoutTones(typed).replace(/['’·-]/gu, '')
  if (plain.length > longestMixed || !/^(?:[a-z]+|\p{Script=Han})+$/u.test(plain)) return undefined
  const parts = Array.from(plain.matchAll(/[a-z]+|\p{Script=Han}/gu), ([text]) => ({
    text,
    letters: /^[a-z]/u.test(text),
  }))
  return parts.some(({ letters }) => letters) && parts.some(({ letters }) => !letters) ? parts : undefined
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
  return endsOf(typed, syllables, 0).length > 0 ? 1 : 0
}

/**
 * How well what is typed in characters and letters fits a word.
 *
 * @param characters the word's characters, folded as those of the parts are
 * @param syllables as many as characters
 * @returns as `fitOf`: 4 for the whole word with its letters spelt out, 2 for its beginning, 1 for shortened syllables
 */
export function fitOfMixed(
  parts: readonly MixedPart[],
  characters: readonly string[],
  syllables: readonly string[],
): number {
  if (characters.length !== syllables.length) return 0
  let ends = [{ at: 0, spelt: true }]
  for (const { text, letters } of parts) {
    ends = ends.flatMap(({ at, spelt }) => {
      if (!letters) return characters[at] === text ? [{ at: at + 1, spelt }] : []
      return endsOf(text, syllables, at).map((end) => ({
        at: end,
        spelt: spelt && syllables.slice(at, end).join('') === text,
      }))
    })
  }
  const whole = ends.filter(({ at }) => at === characters.length)
  if (whole.some(({ spelt }) => spelt)) return 4
  if (ends.some(({ spelt }) => spelt)) return 2
  return ends.length > 0 ? 1 : 0
}

/** Where letters may end that begin at a syllable, each syllable given whole or by its beginning. */
function endsOf(rest: string, syllables: readonly string[], at: number): number[] {
  if (rest === '') return [at]
  const syllable = syllables[at]
  if (syllable === undefined) return []
  const ends = new Set<number>()
  for (let length = Math.min(syllable.length, rest.length); length > 0; length -= 1)
    if (rest.startsWith(syllable.slice(0, length)))
      for (const end of endsOf(rest.slice(length), syllables, at + 1)) ends.add(end)
  return [...ends]
}

const weights: Readonly<Record<LexiconKind, number>> = { tag: 1.5, source: 1.2, name: 1, word: 0 }

/**
 * The entries that fit, the likeliest first.
 *
 * @param fit of an entry, as `fitOf` tells it
 */
export function likeliest(
  entries: readonly LexiconEntry[],
  fit: (entry: LexiconEntry) => number,
  most: number,
): LexiconEntry[] {
  return entries
    .map((entry) => ({ entry, fit: fit(entry) }))
    .filter(({ fit }) => fit > 0)
    .map(({ entry, fit }) => ({
      entry,
      worth: fit * 10 + weights[entry.kind] * 4 + Math.log(1 + entry.count),
    }))
    .sort((one, other) => other.worth - one.worth)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/**
 * The entries that typed letters may mean, the likeliest first.
 *
 * @param typed as `asPinyin` gives it
 */
export function byPinyin(typed: string, entries: readonly LexiconEntry[], most: number): LexiconEntry[] {
  return likeliest(entries, ({ syllables }) => fitOf(typed, syllables), most)
}
