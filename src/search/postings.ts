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

/** Unpacks what `packChunk` packed. */
export function unpackChunk(bytes: Uint8Array): Chunk {
  let at = 0
  const read = (): number => {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0
      at += 1
      number |= (byte & 127) << shift
      if (byte < 128) return number
    }
  }
  const readAll = (length: number): number[] => Array.from({ length }, read)

  const size = read()
  const wordLength = read()
  const words = Array.from({ length: size }, () => ({
    word: String.fromCodePoint(...readAll(wordLength)),
    count: read(),
  }))
  const total = words.reduce((sum, { count }) => sum + count, 0)
  const steps = readAll(total)
  const times = readAll(total)
  const further = times.map(readAll)
  const low = bytes.subarray(at, at + total)
  at += total
  const high = readAll(total)

  const chunk: Chunk = new Map()
  let next = 0
  for (const { word, count } of words) {
    const pages: number[] = []
    const positions: number[][] = []
    let page = 0
    for (const end = next + count; next < end; next += 1) {
      page += steps[next] ?? 0
      pages.push(page)
      let position = (low[next] ?? 0) + (high[next] ?? 0) * 256
      positions.push([position, ...(further[next] ?? []).map((step) => (position += step))])
    }
    chunk.set(word, { pages, positions })
  }
  return chunk
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
 * @param words names of the words, ASCII, at most 23 letters
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
  const bytes: number[] = []
  const head = (kind: number, value: number) => {
    if (value < 24) bytes.push(kind | value)
    else if (value < 256) bytes.push(kind | 24, value)
    else if (value < 65536) bytes.push(kind | 25, value >> 8, value & 255)
    else bytes.push(kind | 26, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255)
  }
  const [integer, text, array] = [0x00, 0x60, 0x80]
  head(array, 1)
  head(array, words.length)
  for (const [index, word] of words.entries()) {
    const { pages, positions } = all[index] ?? { pages: [], positions: [] }
    const end = Math.min(to, pages.length)
    head(array, 2)
    head(text, word.length)
    for (let at = 0; at < word.length; at += 1) bytes.push(word.charCodeAt(at))
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
  return Uint8Array.from(bytes)
}
