/** A repeatable stream of choices, drawn from a text. */
export interface SeededRandom {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** One item of a list that is not empty. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** True once in `times` draws on average. */
  once(times: number): boolean
}

/**
 * Opens the stream of choices that belongs to a text: FNV-1a over its UTF-16 units, then xorshift32.
 *
 * @param text any text, e.g. an article's slug
 * @returns a stream that is the same for the same text, on every machine
 */
export function seededRandom(text: string): SeededRandom {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  state = state >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 0x100000000
  }
  // Slugs that differ in their last letter only start close together; a few turns part them.
  for (let turn = 0; turn < 8; turn += 1) next()
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    int,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    once: (times) => next() * times < 1,
  }
}
