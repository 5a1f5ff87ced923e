import type { Lexicon } from './lexicon.ts'

/** A word that is not in the lexicon but may stand in this text: a person's name, an entry of a glossary. */
export interface Edge {
  readonly start: number
  readonly end: number
  readonly cost: number
  /** what the target shows for it */
  readonly output: string
}

/** How a stretch of text is cut: for each word its end, and its id in the lexicon, -1 for one character, or -2 - n for the nth edge. */
export interface Cut {
  readonly ends: Int32Array
  readonly ids: Int32Array
  readonly count: number
  /** what the words of the cut cost together */
  readonly cost: number
}

const NO_EDGES: readonly Edge[] = []

/** Finds minimum-cost cuts; its buffers are used again by the next call, so a cut lives until then. */
export class Segmenter {
  readonly #lexicon: Lexicon
  #best = new Float64Array(0)
  #from = new Int32Array(0)
  #id = new Int32Array(0)
  #ends = new Int32Array(0)
  #ids = new Int32Array(0)

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /**
   * Cuts text[start, end) into the words whose costs add up to the least.
   *
   * @param text any string
   * @param start UTF-16 offset, not inside a surrogate pair
   * @param end UTF-16 offset
   * @param edges words beside the lexicon, ordered by start, offsets in `text`
   * @param banned id of a word of the lexicon that may not be used, e.g. the word that is being cut
   * @returns the cut, ends relative to `text`
   */
  cut(text: string, start: number, end: number, edges: readonly Edge[] = NO_EDGES, banned = -1): Cut {
    const { trie, costs, unitCosts } = this.#lexicon
    const { roots } = trie
    const length = end - start
    this.#reserve(length + 1)
    const best = this.#best
    const from = this.#from
    const id = this.#id
    best.fill(Infinity, 0, length + 1)
    best[0] = 0
    let edge = 0
    for (let at = 0; at < length; at++) {
      const base = best[at] as number
      while (edge < edges.length && (edges[edge] as Edge).start <= start + at) {
        const candidate = edges[edge] as Edge
        const to = candidate.end - start
        if (candidate.start === start + at && to <= length && base + candidate.cost < (best[to] as number)) {
          best[to] = base + candidate.cost
          from[to] = at
          id[to] = -2 - edge
        }
        edge++
      }
      if (base === Infinity) continue
      const unit = text.charCodeAt(start + at)
      let next = at + 1
      if (unit >= 0xd800 && unit < 0xdc00 && next < length) {
        const low = text.charCodeAt(start + next)
        if (low >= 0xdc00 && low < 0xe000) next++
      }
      const single = base + (unitCosts[unit] as number)
      if (single < (best[next] as number)) {
        best[next] = single
        from[next] = at
        id[next] = -1
      }
      let node = roots[unit] as number
      if (node === 0 || at + 1 >= length || !trie.mayBegin(unit, text.charCodeAt(start + at + 1))) continue
      for (let to = at + 1; to < length;) {
        const entry = trie.follow(node, text.charCodeAt(start + to))
        if (entry < 0) break
        node = trie.nodeOf(entry)
        to++
        const word = trie.valueOf(entry)
        if (word >= 0 && word !== banned) {
          const cost = base + (costs[word] as number)
          if (cost < (best[to] as number)) {
            best[to] = cost
            from[to] = at
            id[to] = word
          }
        }
        if (!trie.goesOn(entry)) break
      }
    }
    let count = 0
    for (let at = length; at > 0; at = from[at] as number) count++
    const ends = this.#ends
    const ids = this.#ids
    let slot = count
    for (let at = length; at > 0; at = from[at] as number) {
      slot--
      ends[slot] = at + start
      ids[slot] = id[at] as number
    }
    return { ends, ids, count, cost: best[length] as number }
  }

  /**
   * Prices a word by its parts.
   *
   * @param word any string
   * @returns the cost of its best cut, the word itself left out
   */
  cost(word: string): number {
    return this.cut(word, 0, word.length, NO_EDGES, this.#lexicon.trie.get(word)).cost
  }

  #reserve(length: number): void {
    if (this.#best.length >= length) return
    const size = Math.max(256, length * 2)
    this.#best = new Float64Array(size)
    this.#from = new Int32Array(size)
    this.#id = new Int32Array(size)
    this.#ends = new Int32Array(size)
    this.#ids = new Int32Array(size)
  }
}
