/** Sets of code units, which sieve a text fast. */

/** The code units of some characters: 1 at each. */
export function unitsOf(characters: Iterable<string>): Uint8Array {
  const units = new Uint8Array(65536)
  for (const one of characters) units[one.charCodeAt(0)] = 1
  return units
}

/**
 * Tells words that end at a place, faster than a pattern of as many alternatives.
 *
 * @param words parted by spaces; `[轻重]判` is 轻判 and 重判
 * @returns whether one of them ends at a UTF-16 offset of a text
 */
export function endingsOf(words: string): (text: string, end: number) => boolean {
  const all = new Set(words.split(' ').flatMap(spelledOut))
  /** by last code unit: a bit for each length */
  const lengths = new Uint16Array(65536)
  for (const word of all) {
    const last = word.charCodeAt(word.length - 1)
    lengths[last] = (lengths[last] as number) | (1 << word.length)
  }
  return (text, end) => {
    const bits = lengths[text.charCodeAt(end - 1)] as number
    for (let length = 1; bits >> length > 0; length++)
      if ((bits >> length) % 2 === 1 && end >= length && all.has(text.slice(end - length, end))) return true
    return false
  }
}

function spelledOut(word: string): string[] {
  const [, before = '', choices = '', after = ''] = /^(.*?)\[(.+?)\](.*)$/u.exec(word) ?? []
  return choices === ''
    ? [word]
    : spelledOut(after).flatMap((rest) => [...choices].map((one) => before + one + rest))
}

const CLAUSE_START = /[\s/／|｜，。！？；：、“‘「『（(《〈”’」』）)》〉…—,.!?;:"'\u00b7\ufffb\ufffc]/u
const CLAUSE_END = /[\s/／|｜，。！？；：、”’」』）)》〉…—,.!?;:"'\ufffb\ufffc]/u

/** 1 at each code unit after which a clause begins. */
export const STARTS_CLAUSE = new Uint8Array(65536)
/** 1 at each code unit before which a clause ends. */
export const ENDS_CLAUSE = new Uint8Array(65536)

for (let unit = 0; unit < 65536; unit = unit === 0x30ff ? 0xfe00 : unit + 1) {
  const character = String.fromCharCode(unit)
  if (CLAUSE_START.test(character)) STARTS_CLAUSE[unit] = 1
  if (CLAUSE_END.test(character)) ENDS_CLAUSE[unit] = 1
}
// 丨, a stroke among the characters, which bylines have for a bar
STARTS_CLAUSE['丨'.charCodeAt(0)] = ENDS_CLAUSE['丨'.charCodeAt(0)] = 1
