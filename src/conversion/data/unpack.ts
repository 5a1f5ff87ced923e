/** The letters for rarities, from 0: 4 × ln(all occurrences ÷ occurrences of the word), rounded, less 16. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345'
const COMMONEST = 16
/** The letter for each rarity, at its own place. */
export const RARITIES = ' '.repeat(COMMONEST) + LETTERS
/** The greatest rarity that there is a letter for. */
export const RAREST = RARITIES.length - 1

/** What a word is: a verb, what may open a predicate (adverb, preposition, time), or anything else. */
export type WordKind = 0 | 1 | 2
/** Kinds in the order in which a line lists its words. */
export const OTHER = 0
export const VERB = 1
export const OPENER = 2

const KIND_END = 0x7c
const RARITY_OF = new Uint8Array(128)
for (let rarity = COMMONEST; rarity <= RAREST; rarity++) RARITY_OF[RARITIES.charCodeAt(rarity)] = rarity

/**
 * Reads the packed words. A line is a first character; then, for each word that begins with it, the rest and the letter
 * of its rarity; `|` ends the words of a kind.
 *
 * @param lines the packed words
 * @param take told of each word, its rarity (quarters of a natural logarithm) and its kind
 */
export function unpack(
  lines: readonly string[],
  take: (word: string, rarity: number, kind: WordKind) => void,
): void {
  for (const line of lines) {
    const first = String.fromCodePoint(line.codePointAt(0) as number)
    let kind: WordKind = OTHER
    let start = first.length
    for (let at = start; at < line.length; at++) {
      const unit = line.charCodeAt(at)
      if (unit >= 128) continue
      if (unit === KIND_END) kind = kind === OTHER ? VERB : OPENER
      else take(first + line.slice(start, at), RARITY_OF[unit] as number, kind)
      start = at + 1
    }
  }
}
