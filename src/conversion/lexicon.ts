import {
  CHARACTERS_TO_TRADITIONAL,
  NO_PHRASES,
  NO_WORDS,
  NOT_FIRST_OF_WORDS,
  SELDOM_PRINTED,
  WORDS_THAT_KEEP,
  WORDS_TO_TRADITIONAL,
} from './corrections.ts'
import phraseAudit from './data/phrases.json' with { type: 'json' }
import type { WordKind } from './data/unpack.ts'
import { OTHER, unpack } from './data/unpack.ts'
import wordList from './data/words.json' with { type: 'json' }
import { FlatTrie } from './flat-trie.ts'
import { entries } from './opencc.ts'
import { TITLES } from './persons/titles.ts'

/** An edition in Traditional characters. */
export type TraditionalEdition = 'tw' | 'hk'

/** Numbers with what their context decides, and nicknames: left out, so that it does. */
const TOLD_BY_RULE = /^(?:[〇一二两三四五六七八九十百千万几]+[只余里多]|[老小阿][于余范岳涂朴游郁钟谷姜])$/u

/** Costs are natural logarithms of rarity: 0 is certain, 18 has been met once in sixty million words. */
const UNKNOWN_HAN = 16
const NOT_HAN = 3
/** How much rarer a noun of one character is by itself than the list says, which counts it within names and terms too. */
export const SINGLE_NOUN = 1.5
/** A title that the frequency list lacks: 楼长. */
const A_TITLE = 12
/** How much cheaper a phrase of OpenCC is than the words it consists of, where no frequency is known. */
const PHRASE_BONUS = 1.5
const PHRASE_BONUS_PER_CHARACTER = 1
/** How much cheaper still a correction is, being the word that was cut wrongly. */
const CORRECTION_BONUS = 1.5
/** The same of a phrase that no list of words and no author confirms: it wins over its own parts, and over no word. */
const UNPROVED_BONUS = 0.3
/** What a phrase of OpenCC costs at most, by its length: that of a rare word; the longest are sayings and terms. */
const MOST = [17, 17, 17, 16, 13.5]

/** All words that a Simplified text is cut into, with their costs and Traditional forms. */
export interface Lexicon {
  readonly trie: FlatTrie
  readonly words: readonly string[]
  readonly costs: Float64Array
  /** cost of a single code unit; that of a surrogate pair stands at its first half */
  readonly unitCosts: Float32Array
  /** what kind of word each is, by id; words that only OpenCC has are of no kind, 0 */
  readonly kinds: Uint8Array
  /** what kind of word a single code unit is */
  readonly unitKinds: Uint8Array
  /** ids of OpenCC's phrases that neither the frequency list nor the corrections have */
  readonly unlisted: ReadonlySet<number>
  /** form in OpenCC's standard Traditional, where OpenCC or a correction gives the word */
  readonly standard: readonly (string | undefined)[]
  /** standard Traditional form of a single character, where it differs */
  readonly characters: ReadonlyMap<string, string>
  /** the standard forms that a single character takes in some word, its own first, where there is more than one */
  readonly choices: ReadonlyMap<string, readonly string[]>
}

/** Which of OpenCC's phrases are no words, as `data/audit-phrases.ts` finds them. */
export interface PhraseAudit {
  /** phrases that authors refute, to be left out */
  readonly leftOut: ReadonlySet<string>
  /** phrases that nothing confirms */
  readonly unproved: ReadonlySet<string>
}

const AUDIT: PhraseAudit = {
  leftOut: new Set(phraseAudit.leftOut.split(' ')),
  unproved: new Set(phraseAudit.unproved.split(' ')),
}

let lexicon: Lexicon | undefined

/**
 * Gives the lexicon of Simplified Chinese: OpenCC's phrases and jieba's words, built at the first call.
 *
 * @returns the one lexicon of this process
 */
export function simplifiedLexicon(): Lexicon {
  lexicon ??= buildLexicon(AUDIT)
  return lexicon
}

/**
 * Builds the lexicon.
 *
 * @param audit which of OpenCC's phrases to leave out or to trust less
 */
export function buildLexicon({ leftOut, unproved }: PhraseAudit): Lexicon {
  const { characters, phrases } = openccEntries()
  const corrections = new Set(WORDS_TO_TRADITIONAL.map(([word]) => word))
  for (const word of [...leftOut, ...NO_PHRASES]) if (!corrections.has(word)) phrases.delete(word)
  const trie = new FlatTrie(1 << 19)
  const words: string[] = []
  const costs: number[] = []
  const unitCosts = new Float32Array(65536).fill(NOT_HAN)
  unitCosts.fill(UNKNOWN_HAN, 0x3400, 0xa000)
  unitCosts.fill(UNKNOWN_HAN, 0xd840, 0xd900)
  const kindOf: WordKind[] = []
  const unitKinds = new Uint8Array(65536)
  unpack(wordList.words, (word, rarity, kind) => {
    const cost = rarity / 4
    if (word.length === 1) {
      unitCosts[word.charCodeAt(0)] = cost + (kind === OTHER ? SINGLE_NOUN : 0)
      unitKinds[word.charCodeAt(0)] = kind
    } else if (
      !(NO_WORDS.has(word) || NOT_FIRST_OF_WORDS.has(word.charAt(0)) || TOLD_BY_RULE.test(word)) ||
      phrases.has(word)
    ) {
      trie.set(word, words.length)
      words.push(word)
      costs.push(cost)
      kindOf.push(kind)
    }
  })
  for (const title of TITLES) {
    if (title.length === 1 || trie.get(title) >= 0) continue
    trie.set(title, words.length)
    words.push(title)
    costs.push(A_TITLE)
    kindOf.push(OTHER)
  }
  const known = words.length
  const standard: (string | undefined)[] = new Array<string | undefined>(known)
  const unlisted = new Set<number>()
  const choices = new Map<string, Set<string>>()
  const parse = wordParser(trie, costs, unitCosts, known)
  for (const [key, value] of phrases) {
    const isName = NOT_FIRST_OF_WORDS.has(key.charAt(0)) && value.startsWith(key.charAt(0))
    const bonus = isName
      ? 0
      : unproved.has(key)
        ? UNPROVED_BONUS
        : PHRASE_BONUS + PHRASE_BONUS_PER_CHARACTER * (key.length - 2)
    const sure = corrections.has(key) ? CORRECTION_BONUS : 0
    const cost = Math.min(parse(key) - bonus - sure, MOST[Math.min(key.length, 4)] as number)
    const id = trie.get(key)
    if (id >= 0) {
      standard[id] = value
      costs[id] = Math.min(costs[id] as number, cost)
    } else {
      trie.set(key, words.length)
      if (!corrections.has(key)) unlisted.add(words.length)
      standard[words.length] = value
      words.push(key)
      costs.push(cost)
    }
    const from = codePoints(key)
    const to = codePoints(value)
    for (let index = 0; index < from.length; index++) {
      const character = from[index] as string
      const usual = characters.get(character) ?? character
      const form = to[index] ?? character
      if (form === usual) continue
      let set = choices.get(character)
      if (set === undefined) choices.set(character, (set = new Set([usual])))
      set.add(form)
    }
  }
  const kinds = new Uint8Array(words.length)
  kinds.set(kindOf)
  return {
    trie,
    words,
    costs: Float64Array.from(costs),
    unitCosts,
    kinds,
    unitKinds,
    unlisted,
    standard,
    characters,
    choices: new Map(Array.from(choices, ([key, set]) => [key, [...set]])),
  }
}

/**
 * Prices the code units of a stretch one by one, which no cut of it exceeds.
 *
 * @param lexicon the lexicon
 * @param text any string
 * @param start UTF-16 offset
 * @param end UTF-16 offset
 */
export function unitsCost({ unitCosts }: Lexicon, text: string, start: number, end: number): number {
  let cost = 0
  for (let at = start; at < end; at++) cost += unitCosts[text.charCodeAt(at)] as number
  return cost
}

/** Gives OpenCC's characters and phrases to standard Traditional, with the corrections and the regions' phrases. */
export function openccEntries(): { characters: Map<string, string>; phrases: Map<string, string> } {
  const characters = new Map<string, string>()
  const phrases = new Map<string, string>()
  for (const [key, value] of entries('s2tw', 0)) {
    if (isOneCharacter(key)) characters.set(key, value)
    else phrases.set(key, asPrinted(key, value))
  }
  for (const [key, value] of CHARACTERS_TO_TRADITIONAL) characters.set(key, value)
  const usual = (word: string): string => [...word].map((one) => characters.get(one) ?? one).join('')
  mendPhrases(phrases)
  for (const [kept, list] of WORDS_THAT_KEEP) {
    for (const word of list) phrases.set(word, word.split(kept).map(usual).join(kept))
  }
  const simplified = new Map([...entries('t2s', 0)].filter(([key]) => isOneCharacter(key)))
  for (const chain of ['t2tw', 't2hk'] as const) {
    for (const [phrase] of entries(chain, 0)) {
      if (isOneCharacter(phrase)) continue
      const key = [...phrase].map((one) => simplified.get(one) ?? one).join('')
      if (!phrases.has(key)) phrases.set(key, phrase)
    }
  }
  return { characters, phrases }
}

/** A phrase without the forms that papers seldom print, but for those that its Simplified form has too. */
function asPrinted(key: string, value: string): string {
  return value.replace(/./gu, (one) => (key.includes(one) ? one : (SELDOM_PRINTED.get(one) ?? one)))
}

/** Puts the corrections in place of OpenCC's own entries, also where a longer phrase ends or begins with one. */
function mendPhrases(phrases: Map<string, string>): void {
  const corrected = new Map(WORDS_TO_TRADITIONAL)
  for (const [key, value] of phrases) {
    if (key.length < 3) continue
    for (const length of [2, 3]) {
      if (length >= key.length) break
      const head = corrected.get(key.slice(0, length))
      if (head !== undefined) phrases.set(key, head + value.slice(length))
      const tail = corrected.get(key.slice(-length))
      if (tail !== undefined) phrases.set(key, (phrases.get(key) ?? value).slice(0, -length) + tail)
    }
  }
  for (const [key, value] of corrected) phrases.set(key, value)
}

function codePoints(text: string): string[] {
  return /[\ud800-\udfff]/.test(text) ? [...text] : text.split('')
}

function isOneCharacter(text: string): boolean {
  return (
    text.length === 1 || (text.length === 2 && text.charCodeAt(0) >= 0xd800 && text.charCodeAt(0) < 0xdc00)
  )
}

/** The cost of the best cut of a word into words of the frequency list (ids below `known`), itself included. */
function wordParser(
  trie: FlatTrie,
  costs: readonly number[],
  unitCosts: Float32Array,
  known: number,
): (word: string) => number {
  const best: number[] = []
  return (word) => {
    const length = word.length
    best[0] = 0
    for (let end = 1; end <= length; end++) best[end] = Infinity
    for (let start = 0; start < length; start++) {
      const base = best[start] as number
      const single = base + (unitCosts[word.charCodeAt(start)] as number)
      if (single < (best[start + 1] as number)) best[start + 1] = single
      let node = trie.roots[word.charCodeAt(start)] as number
      for (let end = start + 1; node !== 0 && end < length;) {
        const entry = trie.follow(node, word.charCodeAt(end))
        if (entry < 0) break
        node = trie.nodeOf(entry)
        end++
        const id = trie.valueOf(entry)
        if (id >= 0 && id < known && !(start === 0 && end === length)) {
          const cost = base + (costs[id] as number)
          if (cost < (best[end] as number)) best[end] = cost
        }
      }
    }
    return best[length] as number
  }
}
