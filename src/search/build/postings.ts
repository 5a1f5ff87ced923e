/**
 * Postings: on which pages, and where on them, each word of the index stands. Pagefind's chunks hold them too, but
 * packed by kind of number they take a quarter fewer bytes. Shared by the build and the browser.
 */

/** Where one word stands. */
export interface Postings {
  /** numbers of the pages, rising */
  pages: number[]
  /** for each page the positions, rising */
  positions: number[][]
}

/** The words of a chunk, each one character or two; all words of a chunk are of one length. */
export type Chunk = Map<string, Postings>

/**
 * Packs a chunk: the words and their numbers of pages; then for all words together the steps from page to page, how
 * often on each page, the steps from the second position on, the low bytes of the first positions, the high ones.
 */
export function packChunk(chunk: Chunk): Uint8Array {
  const words: number[] = []
  const steps: number[] = []
  const times: number[] = []
  const further: number[] = []
  const low: number[] = []
  const high: number[] = []
  let wordLength = 0
  for (const [word, { pages, positions }] of chunk) {
    const characters = [...word]
    wordLength = characters.length
    words.push(...characters.map((character) => character.codePointAt(0) ?? 0), pages.length)
    let before = 0
    for (const [index, page] of pages.entries()) {
      const [first = 0, ...others] = positions[index] ?? []
      steps.push(page - before)
      before = page
      times.push(others.length)
      low.push(first & 255)
      high.push(first >> 8)
      let last = first
      for (const position of others) {
        further.push(position - last)
        last = position
      }
    }
  }
  const bytes: number[] = []
  for (const list of [[chunk.size, wordLength], words, steps, times, further]) {
    for (const number of list) writeNumber(bytes, number)
  }
  for (const byte of low) bytes.push(byte)
  for (const number of high) writeNumber(bytes, number)
  return Uint8Array.from(bytes)
}

/** Seven bits a byte, the lowest first; the eighth bit says that more follows (LEB128). */
function writeNumber(bytes: number[], number: number): void {
  let rest = number
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
  bytes.push(rest)
}

/** Finds the postings of a word of a chunk; nothing where the chunk does not hold it. */
export type PostingsFinder = (word: string) => Postings | undefined

/**
 * Unpacks what `packChunk` packed; the postings of a word only once they are asked for, as a query needs one word of
 * a chunk's many.
 *
 * @returns the words, in their order, and their postings
 */
export function unpackChunk(bytes: Uint8Array): { words: string[]; find: PostingsFinder } {
  let at = 0
  const read = (): number => {
    let byte = bytes[at] ?? 0
    at += 1
    let number = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at] ?? 0
      at += 1
      number |= (byte & 127) << shift
    }
    return number
  }
  const readAll = (length: number): Uint32Array => {
    const numbers = new Uint32Array(length)
    for (let index = 0; index < length; index += 1) numbers[index] = read()
    return numbers
  }

  const size = read()
  const wordLength = read()
  const places = new Map<string, { from: number; to: number }>()
  let total = 0
  for (let index = 0; index < size; index += 1) {
    const word = String.fromCodePoint(...readAll(wordLength))
    const from = total
    total += read()
    places.set(word, { from, to: total })
  }
  const steps = readAll(total)
  const times = readAll(total)
  const further = readAll(times.reduce((sum, count) => sum + count, 0))
  const low = bytes.subarray(at, at + total)
  at += total
  const high = readAll(total)

  return {
    words: [...places.keys()],
    find: (word) => {
      const place = places.get(word)
      if (!place) return undefined
      let next = 0
      for (let index = 0; index < place.from; index += 1) next += times[index] ?? 0
      const pages: number[] = []
      const positions: number[][] = []
      let page = 0
      for (let index = place.from; index < place.to; index += 1) {
        page += steps[index] ?? 0
        pages.push(page)
        let position = (low[index] ?? 0) + (high[index] ?? 0) * 256
        const own = [position]
        for (let left = times[index] ?? 0; left > 0; left -= 1) {
          position += further[next] ?? 0
          next += 1
          own.push(position)
        }
        positions.push(own)
      }
      return { pages, positions }
    },
  }
}

/**
 * The part of some words' postings that a search of all these words needs: the pages that hold every one of them.
 *
 * @param all the postings of the words, in the order of the query
 * @returns the same for the common pages only, in the same order
 */
export function onCommonPages(all: readonly Postings[]): Postings[] {
  const [smallest, ...others] = all.map(({ pages }) => pages).sort((a, b) => a.length - b.length)
  let common = smallest ?? []
  for (const pages of others) {
    let at = 0
    common = common.filter((page) => {
      while ((pages[at] ?? Infinity) < page) at += 1
      return pages[at] === page
    })
  }
  return all.map(({ pages, positions }) => {
    let at = 0
    return {
      pages: common,
      positions: common.map((page) => {
        while ((pages[at] ?? Infinity) < page) at += 1
        return positions[at] ?? []
      }),
    }
  })
}

/**
 * Writes postings as a chunk of Pagefind's index (CBOR, `pagefind_web/src/index.rs` of 1.6.0).
 *
 * @param words names of the words, two letters of ASCII each
 * @param all their postings
 * @param from first of the pages to write, by its place among a word's pages
 * @param to end of the pages to write
 */
export function pagefindChunk(
  words: readonly string[],
  all: readonly Postings[],
  from: number,
  to: number,
): Uint8Array {
  let bytes = new Uint8Array(4096)
  let at = 0
  const head = (kind: number, value: number) => {
    if (at + 8 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    const size = value < 24 ? 0 : value < 256 ? 1 : value < 65536 ? 2 : 4
    bytes[at] = kind | (size === 0 ? value : size === 4 ? 26 : 23 + size)
    for (let shift = (size - 1) * 8; shift >= 0; shift -= 8) {
      at += 1
      bytes[at] = value >>> shift
    }
    at += 1
  }
  const [integer, text, array] = [0x00, 0x60, 0x80]
  head(array, 1)
  head(array, words.length)
  for (const [index, word] of words.entries()) {
    const { pages, positions } = all[index] ?? { pages: [], positions: [] }
    const end = Math.min(to, pages.length)
    head(array, 2)
    head(text, word.length)
    for (const letter of word) {
      bytes[at] = letter.charCodeAt(0)
      at += 1
    }
    head(array, Math.max(0, end - from))
    let before = 0
    for (let place = from; place < end; place += 1) {
      const page = pages[place] ?? 0
      head(array, 2)
      head(integer, page - before)
      before = page
      const own = positions[place] ?? []
      head(array, own.length)
      let last = 0
      for (const position of own) {
        head(integer, position - last)
        last = position
      }
    }
  }
  return bytes.subarray(0, at)
}
