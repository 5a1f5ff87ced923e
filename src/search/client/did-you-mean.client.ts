/** Finds what a reader meant: by pinyin, by sound, by one character. Only words of the lexicon are offered. */
import {
  asMixed,
  asPinyin,
  byPinyin,
  fitOf,
  fitOfMixed,
  hanShard,
  likeliest,
  readLexicon,
  type LexiconEntry,
  type MixedPart,
} from '../shared/lexicon.ts'
import type { Fold } from '../shared/fold.ts'

/** A text that articles do hold. */
export interface Meant {
  text: string
  /** may be searched for at once; others are only offered */
  sure: boolean
}

/** What is needed of an open index. */
export interface WordIndex {
  files: {
    /** A file of the lexicon; empty where there is none. */
    lexicon: (name: string) => Promise<string>
    sounds: () => Promise<string>
  }
  searcher: {
    fold: Fold
    /** The articles that hold a folded text. */
    holding: (folded: string) => Promise<readonly unknown[]>
  }
}

const longest = 16
const mostCandidates = 5
const mostSpelt = 6
/** From so many characters on, a word of the same sound is hardly chance. */
const telling = 3
/** From so many characters on, one other character is hardly chance. */
const tellingByCharacter = 4

/**
 * What may be meant by what was typed: words that the letters spell where it has some; else words of the same sound,
 * of nearly the same sound, or with one other character. Nothing for an ordinary word that is spelt right.
 *
 * @returns texts in the reader's script, the likeliest first
 * @throws {IndexUnavailable}
 */
export async function meantBy(index: WordIndex, typed: string): Promise<Meant[]> {
  return /[a-zā-ǜ]/iu.test(typed) ? spelt(index, typed.trim()) : soundingLike(index, typed.trim())
}

/** The words that Latin letters in the typed text spell, alone, beside characters, or as one of several terms. */
async function spelt(index: WordIndex, typed: string): Promise<Meant[]> {
  const letters = asPinyin(typed)
  if (letters !== undefined) {
    const words = readLexicon(await index.files.lexicon(letters[0] ?? ''))
    const fits = byPinyin(letters, words, mostSpelt)
    if (fits.length > 0)
      return fits.map(({ text, syllables }) => ({ text, sure: fitOf(letters, syllables) > 1 }))
    return pairsSpelt(index, letters, words)
  }
  const terms = typed.split(/\s+/u)
  const [term = ''] = terms
  if (terms.length === 1) return mixed(index, term)
  const meant = await Promise.all(terms.map((one) => (/[a-z]/iu.test(one) ? spelt(index, one) : [])))
  if (meant.every(({ length }) => length === 0)) return []
  return [
    {
      text: [...new Set(terms.map((one, place) => meant[place]?.[0]?.text ?? one))].join(' '),
      // initials beside other terms are as often a word of their own: GDP, CBD
      sure: meant.every(([likely], place) => !likely || (likely.sure && (terms[place]?.length ?? 0) > 3)),
    },
  ]
}

async function mixed(index: WordIndex, term: string): Promise<Meant[]> {
  const parts = asMixed(term)
  if (!parts) return []
  return (await fittingMixed(index, parts, mostSpelt)).map(({ text, fit }) => ({ text, sure: fit > 1 }))
}

/**
 * The words that a text of characters and letters fits, the likeliest first.
 *
 * @throws {IndexUnavailable}
 */
export async function fittingMixed(
  { files, searcher }: WordIndex,
  parts: readonly MixedPart[],
  most: number,
): Promise<(LexiconEntry & { fit: number })[]> {
  const folded = parts.map(({ text, letters }) => ({
    text: letters ? text : searcher.fold(text).text,
    letters,
  }))
  const [first] = folded
  if (!first) return []
  const fit = ({ text, syllables }: LexiconEntry) =>
    fitOfMixed(folded, [...searcher.fold(text).text], syllables)
  const file = first.letters ? (first.text[0] ?? '') : `han-${hanShard(first.text)}`
  return likeliest(readLexicon(await files.lexicon(file)), fit, most).map((entry) => ({
    ...entry,
    fit: fit(entry),
  }))
}

/** Two words that together are spelt so and stand in one article, those that follow one another first. */
async function pairsSpelt(
  { files, searcher }: WordIndex,
  letters: string,
  words: readonly LexiconEntry[],
): Promise<Meant[]> {
  const pairs = await composed(files.lexicon, letters, words)
  const known = await Promise.all(
    pairs.map(async (pair) => {
      if ((await searcher.holding(searcher.fold(pair.join('')).text)).length > 0) return pair.join('')
      const [first = [], second = []] = await Promise.all(
        pair.map((text) => searcher.holding(searcher.fold(text).text)),
      )
      const both = new Set(second)
      return first.some((article) => both.has(article)) ? pair.join(' ') : undefined
    }),
  )
  return known
    .filter((text) => text !== undefined)
    .sort((one, other) => Number(one.includes(' ')) - Number(other.includes(' ')))
    .slice(0, mostSpelt)
    .map((text) => ({ text, sure: true }))
}

/** Two words that together are spelt so, the longest first words first. */
async function composed(
  lexicon: (name: string) => Promise<string>,
  letters: string,
  words: readonly LexiconEntry[],
): Promise<string[][]> {
  const sound = ({ syllables }: LexiconEntry) => syllables.join('')
  const firsts = words
    .filter((word) => letters.startsWith(sound(word)) && letters.length > sound(word).length + 1)
    .sort((a, b) => sound(b).length - sound(a).length || b.count - a.count)
    .slice(0, 12)
  const found: string[][] = []
  for (const first of firsts) {
    const rest = letters.slice(sound(first).length)
    const seconds = byPinyin(rest, readLexicon(await lexicon(rest[0] ?? '')), 2)
    for (const second of seconds) {
      if (fitOf(rest, second.syllables) > 2) found.push([first.text, second.text])
    }
    if (found.length >= mostSpelt) break
  }
  return found
}

/** Words of the lexicon of the same sound or, among longer ones, of nearly the same sound or with one other character. */
async function soundingLike(index: WordIndex, typed: string): Promise<Meant[]> {
  const folded = index.searcher.fold(typed).text
  const characters = [...folded]
  if (!/^\p{Script=Han}{2,}$/u.test(folded) || characters.length > longest || isOrdinary(typed)) return []
  const sounds = readSounds(await index.files.sounds())
  const heard = characters.map((character) => sounds.get(character) ?? [])
  const letters = new Set(heard[0]?.map((sound) => sound[0] ?? ''))
  const lexicons = await Promise.all(
    [...letters, `han-${hanShard(characters[0] ?? '')}`].map((name) => index.files.lexicon(name)),
  )
  const found = new Map<string, { likeness: number; count: number }>()
  for (const { text, syllables, count, kind } of lexicons.flatMap(readLexicon)) {
    const own = [...index.searcher.fold(text).text]
    if (own.join('') === folded) continue
    const alike = (same: (syllable: string, sound: string) => boolean) =>
      syllables.length === characters.length &&
      syllables.every(
        (syllable, at) => own[at] === characters[at] || heard[at]?.some((sound) => same(syllable, sound)),
      )
    const exactly = alike((syllable, sound) => syllable === sound)
    const long = characters.length >= telling
    const nearly = long && alike((syllable, sound) => blurred(syllable) === blurred(sound))
    const byOne = kind !== 'word' && characters.length >= tellingByCharacter && differsByOne(own, characters)
    const likeness = exactly ? 3 : nearly ? 2 : byOne ? 1 : 0
    if (likeness > 0) found.set(text, { likeness, count })
  }
  return [...found]
    .sort(([, one], [, other]) => other.likeness - one.likeness || other.count - one.count)
    .slice(0, mostCandidates)
    .map(([text, { likeness }], place) => ({
      text,
      sure: place === 0 && likeness === 3 && characters.length >= telling,
    }))
}

/** Whether the browser's dictionary has the whole as one word: then the paper lacks it, and nobody has mistyped. */
function isOrdinary(typed: string): boolean {
  if (typeof Intl.Segmenter !== 'function') return [...typed].length < telling
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(typed)].length === 1
}

/** For each character its syllables. */
function readSounds(lines: string): Map<string, string[]> {
  const sounds = new Map<string, string[]>()
  for (const line of lines.split(' ')) {
    const [syllable = ''] = /^[a-z]+/u.exec(line) ?? []
    for (const character of line.slice(syllable.length)) {
      const known = sounds.get(character)
      if (known) known.push(syllable)
      else sounds.set(character, [syllable])
    }
  }
  return sounds
}

/** Near sounds as one: zh as z, ch as c, sh as s, -ng as -n. */
function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/u, '$1').replace(/(?<=[aei])ng$/u, 'n')
}

function differsByOne(one: readonly string[], other: readonly string[]): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let before = 0
  while (before < one.length && one[before] === other[before]) before += 1
  let after = 0
  while (
    after < Math.min(one.length, other.length) - before &&
    one[one.length - 1 - after] === other[other.length - 1 - after]
  )
    after += 1
  return Math.max(one.length, other.length) - before - after === 1
}
