/** How much a text looks like Chinese: the score that tells ruined text from unusual text. */
import { isHan, simplifiedForms } from './characters.ts'
import { read, startOfText, totalCost } from './word-model.ts'
import { characterRarity, wordCosts } from './words.ts'

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

/** Beside sentences, a longer run without a mark is a list. */
const LONGEST_RUN = 40

/**
 * Tells how much the order of the characters means: what a text costs more in the word model when each run of Chinese
 * is read backwards. Prose, verse and dialects have 0.8 and more a character; text whose characters were exchanged for
 * others has none.
 *
 * @returns the gain a character, and how many Chinese characters stand in different runs of several
 */
export function orderOf(text: string): { gain: number; han: number } {
  const part = sample(text)
  const marked = /[，。！？；]/u.test(part)
  let han = 0
  // a run that comes again tells nothing new
  const met = new Set<string>()
  const backwards = part.replaceAll(/\p{Script=Han}{4,}/gu, (run) => {
    if ((run.length > LONGEST_RUN && marked) || met.has(run)) return run
    met.add(run)
    const turned = [...run].toReversed().join('')
    // laughter, and what can be read from both ends
    if (turned !== run) han += run.length
    return turned
  })
  const { oddness, foreign } = likeness(part)
  return { gain: ((likeness(backwards).oddness - oddness) * foreign) / Math.max(1, han), han }
}

/** Particles of classical prose, and words of Cantonese, Min and Wu. */
const OTHER_GRAMMAR = {
  classical: /[之乎者也矣焉曰其而以乃哉兮吾汝]/gu,
  spoken: /[佢哋喺嗰嘢唔冇咗嚟啲嘅噉㗎哂毋伊恁侬阮佇蹛咧攏拢袂𪜶囡覅勿搿侪]/gu,
}
/** Their share of a text's Chinese characters: modern prose has a tenth of the first at most. */
const OTHER_SHARE = { classical: 0.12, spoken: 0.08 }

/** Whether a text is classical prose or another Chinese language, the order of whose words the word list does not know. */
export function hasOtherGrammar(text: string): boolean {
  const part = sample(text)
  const han = part.match(/\p{Script=Han}/gu)?.length ?? 0
  return (['classical', 'spoken'] as const).some(
    (kind) => (part.match(OTHER_GRAMMAR[kind])?.length ?? 0) >= Math.max(3, OTHER_SHARE[kind] * han),
  )
}

/** From here on a character is met less than once in three million. */
const RARE = 15
/** Characters of Cantonese, which the word list lacks. */
const CANTONESE = /[佢哋喺嗰嘢唔冇咗嚟啲嘅噉㗎]/gu

/**
 * Finds characters that hardly any text has, in no word with a neighbour; Cantonese text has its own.
 *
 * @returns where the first stands, how many kinds there are, and their share of all Chinese characters
 */
export function rareCharacters(text: string): { first: number; kinds: number; share: number } {
  const part = sample(text)
  if ((part.match(CANTONESE)?.length ?? 0) > 2) return { first: -1, kinds: 0, share: 0 }
  const kinds = new Set<string>()
  let han = 0
  let rare = 0
  const characters = [...part]
  const simplified = characters.map((character) => simplifiedForms(character)[0] ?? character)
  const inWord = (at: number) => wordCosts().has(simplified.slice(at, at + 2).join(''))
  for (const [at, character] of characters.entries()) {
    if (!isHan(character)) continue
    han++
    if (characterRarity(simplified[at] ?? character) <= RARE || inWord(at - 1) || inWord(at)) continue
    kinds.add(character)
    rare++
  }
  const [first] = kinds
  return {
    first: first === undefined ? -1 : text.indexOf(first),
    kinds: kinds.size,
    share: rare / Math.max(1, han),
  }
}

function sample(text: string): string {
  if (text.length <= SAMPLE * 4) return text
  const step = Math.floor(text.length / 4)
  return [0, 1, 2, 3].map((part) => text.slice(part * step, part * step + SAMPLE)).join('\n')
}
