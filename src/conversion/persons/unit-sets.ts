/** Sets of code units, which sieve a text fast. */

/** The code units of some characters: 1 at each. */
export function unitsOf(characters: Iterable<string>): Uint8Array {
  const units = new Uint8Array(65536)
  for (const one of characters) units[one.charCodeAt(0)] = 1
  return units
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
