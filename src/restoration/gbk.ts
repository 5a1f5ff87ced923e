/**
 * GBK both ways. The platform only decodes; the way back is the inverse of the WHATWG Encoding Standard's
 * table (https://encoding.spec.whatwg.org/#gbk-decoder), which maps the user-defined rows to private use.
 */

const decoded = new Uint16Array(0x8000)
const encoded = new Map<number, number>()
const decoder = new TextDecoder('gbk')

for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue
    const text = decoder.decode(Uint8Array.of(lead, trail))
    const unit = text.charCodeAt(0)
    if (text.length !== 1 || unit === 0xfffd) continue
    decoded[((lead << 8) | trail) - 0x8000] = unit
    if (!encoded.has(unit)) encoded.set(unit, (lead << 8) | trail)
  }
}
// decoders other than the standard's give these for the same pairs
for (const [unit, pair] of [
  [0x2015, 0xa1aa],
  [0x301c, 0xa1ab],
  [0x30fb, 0xa1a4],
] as const)
  if (!encoded.has(unit)) encoded.set(unit, pair)

/** Gives the character of a pair of bytes, `''` where GBK has none. */
export function decodePair(lead: number, trail: number): string {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail > 0xfe || trail === 0x7f) return ''
  const unit = decoded[((lead << 8) | trail) - 0x8000] as number
  return unit === 0 ? '' : String.fromCharCode(unit)
}

/** Gives a character's two bytes as one number, lead byte high; `undefined` for ASCII and what GBK lacks. */
export function encodePair(character: string): number | undefined {
  return character.length === 1 ? encoded.get(character.charCodeAt(0)) : undefined
}

/**
 * Tells whether a pair decodes to nothing that a page may show: private use, or a place that decoders leave
 * empty. Whoever cleans a page strips these characters, and their bytes with them.
 */
export function isInvisiblePair(lead: number, trail: number): boolean {
  const character = decodePair(lead, trail)
  if (character === '') return true
  const unit = character.charCodeAt(0)
  return (unit >= 0xe000 && unit <= 0xf8ff) || (lead === 0xfe && trail <= 0xa0)
}

/** Tells whether a pair is a Han character of GB 2312, that is, one of the Simplified standard's own. */
export function isGb2312Han(character: string): boolean {
  const pair = encodePair(character)
  return pair !== undefined && pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1
}
