/** Finds what a reader meant: by pinyin, by sound, by one character. Only words of the lexicon are offered. */
import { asPinyin, byPinyin, lexiconFile, readLexicon, type LexiconEntry } from '../shared/lexicon.ts'
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
  searcher: { fold: Fold }
}

const longest = 16
const mostCandidates = 5
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
  const plain = typed.trim()
  if (!/[a-zā-ǜ]/iu.test(plain)) return soundingLike(index, plain)
  const spelt = await wordsSpelt(index, plain, mostCandidates)
  const terms = plain.split(/\s+/u)
  if (spelt.length > 0 || terms.length === 1) return spelt.map(({ text, fit }) => ({ text, sure: fit > 1 }))
  const meant = await Promise.all(terms.map(async (term) => (await wordsSpelt(index, term, 1))[0]))
  if (meant.every((word) => word === undefined)) return []
  // initials beside other terms are as often a word of their own: GDP, CBD
  const isSure = meant.every((word, place) => !word || (word.fit > 1 && (terms[place]?.length ?? 0) > 3))
  return [
    { text: [...new Set(terms.map((term, place) => meant[place]?.text ?? term))].join(' '), sure: isSure },
  ]
}

/**
 * The words of the lexicon that letters spell, alone or between characters, the likeliest first.
 *
 * @throws {IndexUnavailable}
 */
export async function wordsSpelt(
  { files, searcher }: WordIndex,
  typed: string,
  most: number,
): Promise<(LexiconEntry & { fit: number })[]> {
  const letters = asPinyin(typed)
  if (letters === undefined) return []
  const folded = searcher.fold(letters).text
  const words = readLexicon(await files.lexicon(lexiconFile(folded)))
  return byPinyin(folded, words, most, (text) => [...searcher.fold(text).text])
}

/** Words of the lexicon of the same sound or, among longer ones, of nearly the same sound or with one other character. */
async function soundingLike(index: WordIndex, typed: string): Promise<Meant[]> {
  const folded = index.searcher.fold(typed).text
  const characters = [...folded]
  if (!/^\p{Script=Han}{2,}$/u.test(folded) || characters.length > longest || isOrdinary(typed)) return []
  const sounds = readSounds(await index.files.sounds())
  const heard = characters.map((character) => sounds.get(character) ?? [])
  const names = new Set([...(heard[0] ?? []), folded].map(lexiconFile))
  const lexicons = await Promise.all(Array.from(names, (name) => index.files.lexicon(name)))
  const found = new Map<string, { likeness: number; count: number }>()
  for (const { text, syllables, count, kind } of lexicons.flatMap(readLexicon)) {
    const own = [...index.searcher.fold(text).text]
    if (own.join('') === folded) continue
    const alike = (sound: (syllable: string) => string) =>
      syllables.length === characters.length &&
      syllables.every(
        (syllable, at) =>
          own[at] === characters[at] || heard[at]?.some((one) => sound(syllable) === sound(one)),
      )
    const likeness = alike((syllable) => syllable)
      ? 3
      : characters.length >= telling && alike(blurred)
        ? 2
        : characters.length >= tellingByCharacter && kind !== 'word' && differsByOne(own, characters)
          ? 1
          : 0
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
  for (const [, syllable = '', characters = ''] of lines.matchAll(/([a-z]+)(\S*)/gu))
    for (const character of characters) sounds.set(character, [...(sounds.get(character) ?? []), syllable])
  return sounds
}

/** Near sounds as one: zh as z, ch as c, sh as s, -ng as -n. */
function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/u, '$1').replace(/(?<=[aei])ng$/u, 'n')
}

/** Whether one character is other, more or fewer. */
function differsByOne(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const at = long.findIndex((character, place) => character !== short[place])
  return long.slice(at + 1).join('') === short.slice(at + 1 - (long.length - short.length)).join('')
}
