/**
 * Tokens: the words that Pagefind is given instead of text. Each stands for two neighbouring characters, so that a
 * quoted search for neighbouring tokens is a search for a substring. Lower-case letters only: Pagefind cuts words
 * at digits, capitals and hyphens. Shared by the build and the browser.
 */

/** Four letters hold every plane that has characters today, up to U+3FFFF, with a first letter of at most `o`. */
const radix = 26
const reach = 0x40000
const unknown = 0xfffd

/** The number under which a character is indexed: its code point, or U+FFFD beyond the reach. */
export function numberOf(character: string): number {
  const code = character.codePointAt(0) ?? unknown
  return code < reach ? code : unknown
}

function keyOf(character: string): string {
  let rest = numberOf(character)
  let key = ''
  for (let digit = 0; digit < 4; digit += 1) {
    key = String.fromCharCode(97 + (rest % radix)) + key
    rest = Math.floor(rest / radix)
  }
  return key
}

/** The token of two neighbours. */
export function pairToken(first: string, second: string): string {
  return keyOf(first) + keyOf(second)
}

/** The token by which a single character is found; sorts after all pairs. */
export function singleToken(character: string): string {
  return `z${keyOf(character)}`
}

/** The tokens of a folded block, or of a folded query of two characters and more: one fewer than its characters. */
export function pairTokens(folded: string): string[] {
  const characters = [...folded]
  return characters.slice(1).map((second, index) => pairToken(characters[index] ?? '', second))
}

/** Tokens that stand in a row wherever the folded query stands; empty for an empty query. */
export function queryTokens(folded: string): string[] {
  const [first, second] = folded
  if (first === undefined) return []
  return second === undefined ? [singleToken(first)] : pairTokens(folded)
}

/**
 * The characters of a token.
 *
 * @throws {Error} for what is no token
 */
export function textOfToken(token: string): string {
  const keys = /^(?:z([a-z]{4})|([a-z]{4})([a-z]{4}))$/u.exec(token)
  if (!keys) throw new Error(`索引里有不认得的词 ${token}。package.json 里的 pagefind 必须是 1.6.0。`)
  return keys
    .slice(1)
    .filter((key) => key !== undefined)
    .map((key) =>
      String.fromCodePoint([...key].reduce((sum, letter) => sum * radix + letter.charCodeAt(0) - 97, 0)),
    )
    .join('')
}
