/** How much a text looks like Chinese: the score that tells ruined text from unusual text. */
import { isHan, simplifiedForms } from './characters.ts'
import { read, startOfText, totalCost } from './word-model.ts'

/** Longer texts are judged by samples of this many characters that are not ASCII, spread over the text. */
const SAMPLE = 3000

/** What a text is made of, and how odd it is. */
export interface Likeness {
  /** characters that are not ASCII, white space left out */
  readonly foreign: number
  readonly han: number
  /**
   * the mean cost of one of these characters in the word model (natural logarithm): prose has 4 to 7, verse and
   * names up to 9, text read in a wrong encoding 10 and more
   */
  readonly oddness: number
}

/**
 * Scores a text by the words that it falls into, its characters and its marks.
 *
 * @param text Simplified or Traditional
 * @returns the score; `oddness` is 0 for a text of ASCII alone
 */
export function likeness(text: string): Likeness {
  let state = startOfText()
  let foreign = 0
  let han = 0
  for (const character of sample(text)) {
    if (character.charCodeAt(0) < 0x80) continue
    foreign++
    if (isHan(character)) han++
    state = read(state, simplifiedForms(character)[0] ?? character)
  }
  return { foreign, han, oddness: foreign === 0 ? 0 : totalCost(state) / foreign }
}

function sample(text: string): string {
  if (text.length <= SAMPLE * 4) return text
  const step = Math.floor(text.length / 4)
  return [0, 1, 2, 3].map((part) => text.slice(part * step, part * step + SAMPLE)).join('\n')
}
