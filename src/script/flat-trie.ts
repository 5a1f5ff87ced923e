/**
 * A trie over UTF-16 code units in typed arrays: one open-addressed table from (node, unit) to node.
 * Values are non-negative integers.
 */
export class FlatTrie {
  #root = new Int32Array(65536)
  #slots: Int32Array
  #parents: Int32Array
  #units: Uint16Array
  #mask: number
  #values: Int32Array
  #nodes = 1
  #used = 0

  /** @param capacity how many nodes to expect; the table grows past it */
  constructor(capacity = 1024) {
    let size = 1024
    while (size < capacity * 2) size *= 2
    this.#slots = new Int32Array(size)
    this.#parents = new Int32Array(size)
    this.#units = new Uint16Array(size)
    this.#mask = size - 1
    this.#values = new Int32Array(Math.max(1024, capacity)).fill(-1)
  }

  /**
   * Follows one code unit.
   *
   * @param node a node, 0 being the root
   * @param unit the code unit
   * @returns the next node, or 0 where there is none
   */
  step(node: number, unit: number): number {
    if (node === 0) return this.#root[unit] as number
    let slot = hash(node, unit) & this.#mask
    for (;;) {
      const child = this.#slots[slot] as number
      if (child === 0) return 0
      if (this.#parents[slot] === node && this.#units[slot] === unit) return child
      slot = (slot + 1) & this.#mask
    }
  }

  /**
   * @param node a node
   * @returns the value that ends at this node, or -1
   */
  value(node: number): number {
    return this.#values[node] as number
  }

  /**
   * @param word a key
   * @returns its value, or -1
   */
  get(word: string): number {
    let node = 0
    for (let index = 0; index < word.length; index++) {
      node = this.step(node, word.charCodeAt(index))
      if (node === 0) return -1
    }
    return this.value(node)
  }

  /**
   * Adds a key or replaces its value.
   *
   * @param word the key, not empty
   * @param value a non-negative integer
   */
  set(word: string, value: number): void {
    let node = 0
    for (let index = 0; index < word.length; index++) {
      const unit = word.charCodeAt(index)
      const next = this.step(node, unit)
      node = next === 0 ? this.#add(node, unit) : next
    }
    this.#values[node] = value
  }

  #add(node: number, unit: number): number {
    const child = this.#nodes++
    if (child >= this.#values.length) {
      const grown = new Int32Array(this.#values.length * 2).fill(-1)
      grown.set(this.#values)
      this.#values = grown
    }
    if (node === 0) {
      this.#root[unit] = child
      return child
    }
    if (++this.#used * 2 > this.#slots.length) this.#grow()
    this.#put(node, unit, child)
    return child
  }

  #put(node: number, unit: number, child: number): void {
    let slot = hash(node, unit) & this.#mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[slot] = child
    this.#parents[slot] = node
    this.#units[slot] = unit
  }

  #grow(): void {
    const slots = this.#slots
    const parents = this.#parents
    const units = this.#units
    const size = slots.length * 2
    this.#slots = new Int32Array(size)
    this.#parents = new Int32Array(size)
    this.#units = new Uint16Array(size)
    this.#mask = size - 1
    for (let slot = 0; slot < slots.length; slot++) {
      const child = slots[slot] as number
      if (child !== 0) this.#put(parents[slot] as number, units[slot] as number, child)
    }
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
