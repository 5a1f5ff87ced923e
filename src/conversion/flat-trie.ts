/**
 * What one place of the table holds: the child's node, its parent, the code unit between, and the child's value, one
 * more and doubled, odd where longer keys go on from the child.
 */
const CHILD = 0
const PARENT = 1
const UNIT = 2
const VALUE = 3
const WIDTH = 4

const PAIRS = 1 << 21

/**
 * A trie over UTF-16 code units in one typed array: an open-addressed table from (node, unit) to node, each entry
 * in one cache line. Values are non-negative integers; keys are at least two units long.
 */
export class FlatTrie {
  /** node after the first unit, 0 where no key begins with it */
  readonly roots = new Int32Array(65536)
  #table: Int32Array
  #mask: number
  #nodes = 1
  #used = 0
  /** one bit for each pair of units that may begin a key, by hash: most pairs of a text begin none */
  readonly #pairs = new Int32Array(PAIRS >>> 5)

  /** @param capacity how many nodes to expect; the table grows past it */
  constructor(capacity = 1024) {
    let size = 1024
    while (size < capacity * 2) size *= 2
    this.#table = new Int32Array(size * WIDTH)
    this.#mask = size - 1
  }

  /**
   * Tells whether keys may begin with two units.
   *
   * @param first the first unit
   * @param second the second unit
   * @returns false where none does; true where one does, and seldom where none does
   */
  mayBegin(first: number, second: number): boolean {
    const bit = pairBit(first, second)
    return ((this.#pairs[bit >>> 5] as number) & (1 << (bit & 31))) !== 0
  }

  /**
   * Follows one unit from a node that is not the root.
   *
   * @param node a node
   * @param unit the code unit
   * @returns the entry of the next node, for `nodeOf` and `valueOf`, or -1 where there is none
   */
  follow(node: number, unit: number): number {
    const table = this.#table
    let entry = (hash(node, unit) & this.#mask) * WIDTH
    for (;;) {
      if (table[entry + PARENT] === node && table[entry + UNIT] === unit) return entry
      if (table[entry + CHILD] === 0) return -1
      entry = (entry + WIDTH) & (this.#mask * WIDTH + WIDTH - 1)
    }
  }

  /** @param entry what `follow` gave */
  nodeOf(entry: number): number {
    return this.#table[entry + CHILD] as number
  }

  /**
   * @param entry what `follow` gave
   * @returns the value of the key that ends here, or -1
   */
  valueOf(entry: number): number {
    return ((this.#table[entry + VALUE] as number) >> 1) - 1
  }

  /**
   * @param entry what `follow` gave
   * @returns whether longer keys go on from here: most keys of two units end, so that nothing is looked up behind them
   */
  goesOn(entry: number): boolean {
    return ((this.#table[entry + VALUE] as number) & 1) === 1
  }

  /**
   * @param key two units or more
   * @returns its value, or -1
   */
  get(key: string): number {
    let node = this.roots[key.charCodeAt(0)] as number
    let entry = -1
    for (let index = 1; index < key.length; index++) {
      if (node === 0) return -1
      entry = this.follow(node, key.charCodeAt(index))
      if (entry < 0) return -1
      node = this.nodeOf(entry)
    }
    return entry < 0 ? -1 : this.valueOf(entry)
  }

  /**
   * Finds the longest key that begins at a place.
   *
   * @param text any string
   * @param at UTF-16 offset
   * @returns its value, or -1
   */
  longestAt(text: string, at: number): number {
    let node = this.roots[text.charCodeAt(at)] as number
    let longest = -1
    for (let to = at + 1; node > 0 && to < text.length; to++) {
      const entry = this.follow(node, text.charCodeAt(to))
      if (entry < 0) break
      node = this.nodeOf(entry)
      const value = this.valueOf(entry)
      if (value >= 0) longest = value
      if (!this.goesOn(entry)) break
    }
    return longest
  }

  /**
   * Adds a key or replaces its value.
   *
   * @param key two units or more
   * @param value a non-negative integer
   */
  set(key: string, value: number): void {
    const first = key.charCodeAt(0)
    let node = this.roots[first] as number
    if (node === 0) node = this.roots[first] = this.#nodes++
    const bit = pairBit(first, key.charCodeAt(1))
    const word = bit >>> 5
    this.#pairs[word] = (this.#pairs[word] as number) | (1 << (bit & 31))
    let entry = -1
    for (let index = 1; index < key.length; index++) {
      const unit = key.charCodeAt(index)
      if (entry >= 0) this.#table[entry + VALUE] = (this.#table[entry + VALUE] as number) | 1
      entry = this.follow(node, unit)
      if (entry < 0) entry = this.#add(node, unit)
      node = this.nodeOf(entry)
    }
    const goesOn = (this.#table[entry + VALUE] as number) & 1
    this.#table[entry + VALUE] = (value + 1) * 2 + goesOn
  }

  #add(node: number, unit: number): number {
    if (++this.#used * 2 > this.#mask) this.#grow()
    return this.#put(node, unit, this.#nodes++, 0)
  }

  #put(node: number, unit: number, child: number, value: number): number {
    const table = this.#table
    let slot = hash(node, unit) & this.#mask
    while (table[slot * WIDTH + CHILD] !== 0) slot = (slot + 1) & this.#mask
    const entry = slot * WIDTH
    table[entry + CHILD] = child
    table[entry + PARENT] = node
    table[entry + UNIT] = unit
    table[entry + VALUE] = value
    return entry
  }

  #grow(): void {
    const old = this.#table
    this.#table = new Int32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let entry = 0; entry < old.length; entry += WIDTH) {
      const child = old[entry + CHILD] as number
      if (child !== 0) {
        this.#put(
          old[entry + PARENT] as number,
          old[entry + UNIT] as number,
          child,
          old[entry + VALUE] as number,
        )
      }
    }
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

function pairBit(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 11
}
