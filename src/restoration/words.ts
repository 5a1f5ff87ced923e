/** How common the words of Simplified Chinese are, for choosing between readings of a damaged stretch. */
import { unpack } from '../conversion/data/unpack.ts'
import wordList from '../conversion/data/words.json' with { type: 'json' }

/** The longest word of the list, in characters. */
export const LONGEST_WORD = 5

let costs: Map<string, number> | undefined

/**
 * Gives the list, read at the first call.
 *
 * @returns word to cost, the natural logarithm of its rarity: 的 has about 3, a word met once 18
 */
export function wordCosts(): ReadonlyMap<string, number> {
  if (costs) return costs
  costs = new Map()
  const list = costs
  unpack(wordList.words, (word, rarity) => {
    list.set(word, rarity / 4)
  })
  return costs
}

let rarities: Map<string, number> | undefined
let common: readonly string[] | undefined

/** Gives the characters that prose is made of: those met more than once in 160,000. */
export function commonCharacters(): readonly string[] {
  characterRarity('')
  common ??= [...(rarities ?? [])].flatMap(([character, rarity]) => (rarity < 12 ? [character] : []))
  return common
}

/** Gives how rare a Han character is in all the words it stands in, as a cost like those of `wordCosts`. */
export function characterRarity(character: string): number {
  if (!rarities) {
    rarities = new Map()
    for (const [word, cost] of wordCosts())
      for (const part of new Set(word)) rarities.set(part, (rarities.get(part) ?? 0) + Math.exp(-cost))
    for (const [part, share] of rarities) rarities.set(part, -Math.log(share))
  }
  return rarities.get(character) ?? Infinity
}
