/**
 * Turns articles' tokens into the words of an index, as Pagefind would: what stands where, in flat lists of
 * numbers, so that a paper of many thousand articles takes little memory.
 */
import type { Postings } from './postings.ts'
import { numberOf } from '../shared/tokens.ts'

/** What stands at a position at which nothing is indexed, between blocks. */
const GAP = 0
/**
 * So many of them keep the last pair of a block further from the first of the next than any two pairs of a query that
 * follow one another are apart.
 */
export const gapLength = 3
/** More than any number of a character. */
const REACH = 0x40000

/** Gathers articles in the order of their numbers, then gives the words of the index. */
export class Inverter {
  /** a word's key: a pair's first and second number; a single's number after all pairs */
  #keys: number[] = [-1]
  #ids = new Map<number, number>()
  #articles: Uint32Array[] = []
  #row = new Uint32Array(4096)
  #length = 0

  /** How many positions the article that is being gathered has. */
  get length(): number {
    return this.#length
  }

  /** A single character, at the next position. */
  single(character: string): void {
    this.#add(REACH * REACH + numberOf(character))
  }

  /** A block: a position for each pair of neighbours, and those that part it from the next. */
  block(folded: string): void {
    let before = -1
    for (const character of folded) {
      const number = numberOf(character)
      if (before >= 0) this.#add(before * REACH + number)
      before = number
    }
    this.gap()
  }

  /** The positions that part blocks. */
  gap(): void {
    for (let position = 0; position < gapLength; position += 1) this.#put(GAP)
  }

  /** Ends an article. */
  end(): void {
    this.#articles.push(this.#row.slice(0, this.#length))
    this.#length = 0
  }

  /**
   * The words in the order of the index, pairs first, each with its characters.
   *
   * @param most leave out articles from this number on
   */
  *words(most = Infinity): Generator<[text: string, postings: Postings]> {
    const articles = this.#articles.slice(0, Math.min(most, this.#articles.length))
    const starts = new Uint32Array(this.#keys.length + 1)
    for (const row of articles) for (const id of row) starts[id + 1] = (starts[id + 1] ?? 0) + 1
    for (let id = 0; id < this.#keys.length; id += 1)
      starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
    const total = starts[this.#keys.length] ?? 0
    const pages = new Uint32Array(total)
    const positions = new Uint32Array(total)
    const next = starts.slice()
    for (const [article, row] of articles.entries())
      for (let position = 0; position < row.length; position += 1) {
        const id = row[position] ?? GAP
        const at = next[id] ?? 0
        next[id] = at + 1
        pages[at] = article
        positions[at] = position
      }
    const order = Uint32Array.from({ length: this.#keys.length - 1 }, (_, index) => index + 1)
    const keys = Float64Array.from(this.#keys)
    order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    for (const id of order) {
      const postings: Postings = { pages: [], positions: [] }
      let own: number[] = []
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
        const page = pages[at] ?? 0
        if (postings.pages.at(-1) !== page) {
          postings.pages.push(page)
          postings.positions.push((own = []))
        }
        own.push(positions[at] ?? 0)
      }
      if (postings.pages.length > 0) yield [textOf(keys[id] ?? 0), postings]
    }
  }

  #add(key: number): void {
    let id = this.#ids.get(key)
    if (id === undefined) {
      id = this.#keys.push(key) - 1
      this.#ids.set(key, id)
    }
    this.#put(id)
  }

  #put(id: number): void {
    if (this.#length === this.#row.length) {
      const larger = new Uint32Array(this.#row.length * 2)
      larger.set(this.#row)
      this.#row = larger
    }
    this.#row[this.#length] = id
    this.#length += 1
  }
}

function textOf(key: number): string {
  if (key >= REACH * REACH) return String.fromCodePoint(key - REACH * REACH)
  return String.fromCodePoint(Math.floor(key / REACH), key % REACH)
}
