/** Finds what a reader meant where nothing holds what was typed: by sound, and by one character. */
import {
  asPinyin,
  byPinyin,
  fitOf,
  hanShard,
  readLexicon,
  type LexiconEntry,
} from '../shared/lexicon.ts'
import type { OpenIndex } from './open.client.ts'

/** A text that articles do hold. */
export interface Meant {
  text: string
  /** near enough to be searched for at once */
  sure: boolean
}

const longest = 16
const mostCandidates = 5
const mostSpelt = 6
/** From so many characters on, one other character is hardly chance. */
const telling = 4

/**
 * The texts nearest to what was typed and found nowhere: those that sound the same first, then those that differ by
 * one character.
 *
 * @returns texts in the reader's script; all are found in articles
 * @throws {IndexUnavailable}
 */
export async function nearest(index: OpenIndex, typed: string): Promise<Meant[]> {
  const { searcher } = index
  const folded = searcher.fold(typed).text
  const characters = [...folded]
  if (characters.length < 2 || characters.length > longest || !/\p{Script=Han}/u.test(folded)) return []

  const sounds = readSounds(await index.files.sounds())
  const [bySound, byCharacter] = await Promise.all([
    wordsOfSound(index, characters, sounds),
    Promise.all([wordsWithOneOther(index, characters), textsWithOneOther(index, characters)]),
  ])
  const others = (characters.length < telling ? byCharacter : [...byCharacter].reverse()).flat()
  const alike = others.filter((text) => soundAlike([...searcher.fold(text).text], characters, sounds))
  const sure = new Set([...bySound, ...alike])
  const found: Meant[] = []
  for (const text of new Set([...sure, ...others])) {
    if (searcher.fold(text).text === folded) continue
    found.push({ text, sure: sure.has(text) || characters.length >= telling })
    if (found.length === mostCandidates) break
  }
  return found
}

/**
 * The words that typed Latin letters spell: those of the lexicon, or else two that follow one another.
 *
 * @returns texts in the reader's script, the likeliest first
 * @throws {IndexUnavailable}
 */
export async function spelt({ files, searcher }: OpenIndex, typed: string): Promise<Meant[]> {
  const letters = asPinyin(typed)
  if (letters === undefined) return []
  const words = readLexicon(await files.lexicon(letters[0] ?? ''))
  const fits = byPinyin(letters, words, mostSpelt)
  if (fits.length > 0)
    return fits.map(({ text, syllables }) => ({ text, sure: fitOf(letters, syllables) > 1 }))

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
  const texts = known.filter((text) => text !== undefined)
  return texts
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

/** For each character its syllables, near sounds as one: zh as z, ch as c, sh as s, -ng as -n, l as n. */
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

function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/u, '$1').replace(/(?<=[aei])ng$/u, 'n')
}

function soundAlike(
  one: readonly string[],
  other: readonly string[],
  sounds: ReadonlyMap<string, string[]>,
): boolean {
  return (
    one.length === other.length &&
    one.every((character, at) => {
      const counterpart = other[at] ?? ''
      if (character === counterpart) return true
      const heard = sounds.get(counterpart)?.map(blurred) ?? []
      return sounds.get(character)?.some((sound) => heard.includes(blurred(sound))) === true
    })
  )
}

/** Words of the lexicon that sound as the typed characters do, those of exactly the same sound first. */
async function wordsOfSound(
  { files }: OpenIndex,
  characters: readonly string[],
  sounds: ReadonlyMap<string, string[]>,
): Promise<string[]> {
  const heard = characters.map((character) => sounds.get(character) ?? [character])
  const letters = new Set(heard[0]?.map((sound) => sound[0] ?? ''))
  const lexicons = await Promise.all([...letters].map((letter) => files.lexicon(letter)))
  return lexicons
    .flatMap(readLexicon)
    .filter(({ syllables }) => syllables.length === characters.length)
    .map((entry) => {
      const every = (alike: (syllable: string, sound: string) => boolean) =>
        entry.syllables.every((syllable, at) => heard[at]?.some((sound) => alike(syllable, sound)))
      const same = every((syllable, sound) => syllable === sound)
      const near = same || every((syllable, sound) => blurred(syllable) === blurred(sound))
      return { entry, worth: same ? 2 : near ? 1 : 0 }
    })
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth || other.entry.count - one.entry.count)
    .map(({ entry }) => entry.text)
}

/** Words of the lexicon with the same beginning that differ by one character. */
async function wordsWithOneOther(
  { files, searcher }: OpenIndex,
  characters: readonly string[],
): Promise<string[]> {
  return readLexicon(await files.lexicon(`han-${hanShard(characters[0] ?? '')}`))
    .map((entry) => ({ entry, own: [...searcher.fold(entry.text).text] }))
    .filter(({ own }) => own.length > 1 && own[0] === characters[0] && differsByOne(own, characters))
    .map(({ entry, own }) => ({ entry, longer: own.length - characters.length }))
    .sort(
      (one, other) =>
        Math.abs(one.longer) - Math.abs(other.longer) ||
        other.longer - one.longer ||
        other.entry.count - one.entry.count,
    )
    .map(({ entry }) => entry.text)
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

/** Texts of the articles that differ by one character: another one in its place, one more, or one fewer. */
async function textsWithOneOther(index: OpenIndex, characters: readonly string[]): Promise<string[]> {
  if (characters.length < 3) return []
  const { searcher } = index
  const parts = (from: number, to: number) => characters.slice(from, to).join('')
  const length = characters.length
  const found = new Map<string, number>()
  const note = (text: string, articles: number) => found.set(text, Math.max(found.get(text) ?? 0, articles))

  for (let at = 1; at < length; at += 1) {
    const changed = at < length - 1 ? searcher.around(parts(0, at), parts(at + 1, length)) : undefined
    const missing = searcher.around(parts(0, at), parts(at, length))
    for (const around of [changed, missing]) {
      for (const { text, articles } of (await around) ?? []) note(text, articles)
    }
  }
  for (const [from, to] of [
    [1, length],
    [0, length - 1],
  ] as const) {
    const shorter = parts(from, to)
    if ([...shorter].length < 3) continue
    const texts = await searcher.around(from === 1 ? '' : shorter, from === 1 ? shorter : '')
    for (const { text, articles } of texts) note(text, articles)
  }
  for (let at = 0; at < length; at += 1) {
    const shorter = parts(0, at) + parts(at + 1, length)
    if ([...shorter].length < 3) continue
    const articles = await searcher.holding(shorter)
    // what is left after taking one away is found more often than what was meant
    if (articles.length > 0) note(shorter, articles.length / 1000)
  }
  return [...found].sort(([, one], [, other]) => other - one).map(([text]) => text)
}
