/** Finds what a reader meant where nothing holds what was typed: by sound, and by one character. */
import { readLexicon } from './lexicon-files.ts'
import { wordsByPinyin } from './suggest.client.ts'
import type { OpenIndex } from './open.client.ts'

const longest = 16
const mostCandidates = 5
const mostSpelt = 8

/**
 * The nearest texts that articles do hold.
 *
 * @param typed what was typed and found nowhere
 * @returns texts in the reader's script, those of the same sound first
 * @throws {IndexUnavailable}
 */
export async function nearest(index: OpenIndex, typed: string): Promise<string[]> {
  const { searcher } = index
  const folded = searcher.fold(typed).text
  const characters = [...folded]
  if (characters.length < 2 || characters.length > longest || !/\p{Script=Han}/u.test(folded)) return []

  const sounds = readSounds(await index.files.sounds())
  const soundsLike = (one: string, other: string) =>
    one === other || sounds.get(one)?.some((sound) => sounds.get(other)?.includes(sound)) === true
  const same = (other: string) => {
    const others = [...searcher.fold(other).text]
    return (
      others.length === characters.length &&
      others.every((character, at) => soundsLike(character, characters[at] ?? ''))
    )
  }
  const [bySound, byGap] = await Promise.all([
    wordsOfSound(index, characters, sounds),
    withOneOther(index, characters),
  ])
  const all = [...new Set([...bySound, ...byGap.filter(same), ...byGap])]
  return all.filter((text) => searcher.fold(text).text !== folded).slice(0, mostCandidates)
}

/**
 * The words that typed Latin letters spell.
 *
 * @throws {IndexUnavailable}
 */
export async function spelt(index: OpenIndex, typed: string): Promise<string[]> {
  return (await wordsByPinyin(index, typed, mostSpelt)).map(({ text }) => text)
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

/** Words of the lexicon that are read as the typed characters are. */
async function wordsOfSound(
  { files }: OpenIndex,
  characters: readonly string[],
  sounds: ReadonlyMap<string, string[]>,
): Promise<string[]> {
  const letters = new Set(sounds.get(characters[0] ?? '')?.map((sound) => sound[0] ?? ''))
  const lexicons = await Promise.all([...letters].map((letter) => files.lexicon(letter)))
  return lexicons
    .flatMap(readLexicon)
    .filter(
      ({ syllables }) =>
        syllables.length === characters.length &&
        syllables.every((syllable, at) => sounds.get(characters[at] ?? '')?.includes(syllable)),
    )
    .sort((one, other) => other.count - one.count)
    .map(({ text }) => text)
}

/** Texts that differ by one character: another one in its place, one more, or one fewer. */
async function withOneOther(index: OpenIndex, characters: readonly string[]): Promise<string[]> {
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
  for (let at = 1; at < length - 1; at += 1) {
    const shorter = parts(0, at) + parts(at + 1, length)
    const articles = await searcher.holding(shorter)
    if (articles.length > 0) note(shorter, articles.length)
  }
  return [...found].sort(([, one], [, other]) => other - one).map(([text]) => text)
}
