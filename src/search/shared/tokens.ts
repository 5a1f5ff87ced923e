/**
 * Tokens: the words that Pagefind is given instead of text. Each stands for two neighbouring characters, so that a
 * quoted search for neighbouring tokens is a search for a substring. Lower-case letters only: Pagefind cuts words
 * at digits, capitals and hyphens. Shared by the build and the browser.
 */

/** Four letters hold every plane that has characters today, up to U+3FFFF, with a first letter of at most `o`. */
const radix = 26
const reach = 0x40000
const unknown = 0xfffd

function keyOf(character: string): string {
  const code = character.codePointAt(0) ?? unknown
  let rest = code < reach ? code : unknown
  let key = ''
  for (let digit = 0; digit < 4; digit += 1) {
    key = String.fromCharCode(97 + (rest % radix)) + key
    rest = Math.floor(rest / radix)
  }
  return key
}

/**
 * The token of two neighbours, the greater first: Pagefind keeps tokens in the order of their letters, so that two pairs
 * with a character between them are often in one chunk.
 */
export function pairToken(first: string, second: string): string {
  const [one, other] = [keyOf(first), keyOf(second)]
  return one < other ? `${other}${one}b` : `${one}${other}a`
}

/** The token by which a single character is found; no prefix of a pair's. */
export function singleToken(character: string): string {
  return `z${keyOf(character)}`
}

/**
 * The token of a word that stands wherever a word near to it in meaning does: in the order of letters beside the word's
 * first pair, so that both are in one chunk; none is the beginning of another token.
 */
export function nearToken(word: string): string {
  const [first = '', second = '', ...rest] = word
  return `${pairToken(first, second).slice(0, -1)}c${rest.map(keyOf).join('')}z`
}

/** The tokens of a text of two characters and more: one fewer than its characters. */
export function pairTokens(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((second, index) => pairToken(characters[index] ?? '', second))
}

/** Tokens that stand in a row wherever the text stands; empty for an empty text. */
export function queryTokens(text: string): string[] {
  const [first, second] = text
  if (first === undefined) return []
  return second === undefined ? [singleToken(first)] : pairTokens(text)
}
