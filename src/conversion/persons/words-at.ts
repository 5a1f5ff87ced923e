/** What the lexicon tells of the words at a place. */
import { OPENER, VERB } from '../data/unpack.ts'
import type { Lexicon } from '../lexicon.ts'

/** A word at most this rare after 于 is rather its object than a given name: 于一线. */
export const COMMON_WORD = 12.5

/** What makes a place or an institution of the characters before it. */
export const PLACE_END = new Set([...'路街区市县镇村山河湖海岛湾桥站港巷里院校馆园广寺庙塔楼厦大中小'])

/** The length of the longest word of a kind that begins here, two characters at least; 0 where there is none. */
export function wordKindAt(text: string, at: number, lexicon: Lexicon, kind: number): number {
  const { trie, kinds } = lexicon
  let node = trie.roots[text.charCodeAt(at)] as number
  let longest = 0
  for (let to = at + 1; node !== 0 && to < text.length;) {
    const entry = trie.follow(node, text.charCodeAt(to))
    if (entry < 0) break
    node = trie.nodeOf(entry)
    to++
    const id = trie.valueOf(entry)
    if (id >= 0) longest = kinds[id] === kind ? to - at : 0
  }
  return longest
}

/** Whether a passage is a common word. */
export function isCommonWord(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const word = lexicon.trie.get(text.slice(start, end))
  return word >= 0 && (lexicon.costs[word] as number) < COMMON_WORD
}

/** Whether a word ends here, so that a tie across is none: 居委会|于主任. */
export function endsWord(text: string, at: number, lexicon: Lexicon): boolean {
  return [2, 3].some((length) => at >= length && lexicon.trie.get(text.slice(at - length, at)) >= 0)
}

/** Whether the character before and a surname are a word, at most so rare: 对于, 由于. */
export function isTied(text: string, at: number, lexicon: Lexicon, rarity = 13): boolean {
  const word = lexicon.trie.get(text.slice(at - 1, at + 1))
  return word >= 0 && (lexicon.costs[word] as number) <= rarity
}

/** Whether 是 and what someone is, or a verb of one character with 了, 着 or 过, begins here: 小于是个热心肠, 老涂改了主意. */
export function predicateBegins(text: string, at: number, lexicon: Lexicon): boolean {
  if (/^是[个位这那名我他她从在本第一全]/u.test(text.slice(at, at + 2))) return true
  const verb = wordKindAt(text, at, lexicon, VERB)
  if (verb > 1 && /[了着过]/u.test(text.charAt(at + verb))) return true
  return (
    /^\p{Script=Han}[了着过]/u.test(text.slice(at, at + 2)) &&
    lexicon.trie.get(text.slice(at + 1, at + 3)) < 0
  )
}

/** Whether an adverb or a time begins here, which nothing is compared with: 小于刚来社区. */
export function isOpener(text: string, at: number, lexicon: Lexicon): boolean {
  return wordKindAt(text, at, lexicon, OPENER) > 0 || /[刚才也都却便就又还已正很曾]/u.test(text.charAt(at))
}

/** Whether a word of two characters for a place begins here: 影院, of which 影 is no verb. */
export function isPlaceWord(text: string, at: number, lexicon: Lexicon): boolean {
  return PLACE_END.has(text.charAt(at + 1)) && lexicon.trie.get(text.slice(at, at + 2)) >= 0
}
