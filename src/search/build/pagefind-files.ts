/** Reads, at build time, the files that Pagefind 1.6.0 makes. */
import { gunzipSync } from 'node:zlib'
import type { Postings } from './postings.ts'

const signature = 'pagefind_dcd'

/**
 * Unpacks a file of Pagefind's index.
 *
 * @param packed gzip of the signature and the content
 * @returns the content
 * @throws {Error} where the signature is missing
 */
export function unpack(packed: Uint8Array): Buffer {
  const plain = gunzipSync(packed)
  if (plain.subarray(0, signature.length).toString('latin1') !== signature) {
    throw new Error('Pagefind 的文件没有认得的开头。package.json 里的 pagefind 必须是 1.6.0。')
  }
  return plain.subarray(signature.length)
}

/** What CBOR (RFC 8949) can hold in these files. */
type Item = number | string | Item[]

/**
 * Reads as much of CBOR as Pagefind writes: integers, text and arrays of known length.
 *
 * @throws {Error} for anything else
 */
export function readCbor(bytes: Uint8Array): Item {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const argument = (info: number): number => {
    if (info < 24) return info
    const size = 1 << (info - 24)
    const start = at
    at += size
    if (size === 1) return view.getUint8(start)
    if (size === 2) return view.getUint16(start)
    if (size === 4) return view.getUint32(start)
    throw new Error(
      `Pagefind 的索引里有不认得的内容（CBOR ${info}）。package.json 里的 pagefind 必须是 1.6.0。`,
    )
  }
  const item = (): Item => {
    const head = view.getUint8(at)
    at += 1
    const kind = head >> 5
    const value = argument(head & 31)
    if (kind === 0) return value
    if (kind === 1) return -1 - value
    if (kind === 3) {
      at += value
      return new TextDecoder().decode(bytes.subarray(at - value, at))
    }
    if (kind === 4) return Array.from({ length: value }, item)
    throw new Error(
      `Pagefind 的索引里有不认得的内容（CBOR ${head}）。package.json 里的 pagefind 必须是 1.6.0。`,
    )
  }
  return item()
}

/** What Pagefind's metadata file tells. */
export interface PagefindMetadata {
  /** names of the fragments, by page number */
  pages: string[]
  /** names of the chunks, in the order of their words */
  chunks: string[]
}

/**
 * Reads Pagefind's metadata (`pagefind_web/src/metadata.rs` of 1.6.0): version, pages, chunks, then what is not
 * needed here.
 *
 * @param packed the `.pf_meta` file
 * @throws {Error} for another layout or version
 */
export function readMetadata(packed: Uint8Array): PagefindMetadata {
  const [version, pages, chunks] = asList(readCbor(unpack(packed)))
  if (version !== '1.6.0') throw new Error(`Pagefind 的版本是 ${String(version)}，这里只认 1.6.0。`)
  return {
    pages: asList(pages).map((page) => String(asList(page)[0])),
    chunks: asList(chunks).map((chunk) => String(asList(chunk)[2])),
  }
}

/**
 * Reads a chunk of Pagefind's index.
 *
 * @param packed a `.pf_index` file
 * @returns its words, in their order, with their postings
 * @throws {Error} where a position carries a weight: all words are to be of the weight that needs no marker
 */
export function readChunk(packed: Uint8Array): [word: string, postings: Postings][] {
  return asList(asList(readCbor(unpack(packed)))[0]).map((entry) => {
    const [word, listed] = asList(entry)
    const pages: number[] = []
    const positions: number[][] = []
    let page = 0
    for (const item of asList(listed)) {
      const [step, steps] = asList(item)
      page += Number(step)
      pages.push(page)
      let position = 0
      positions.push(
        asList(steps).map((value) => {
          if (Number(value) < 0) throw new Error(`Pagefind 给词 ${String(word)} 加了权重，索引里不应有权重。`)
          position += Number(value)
          return position
        }),
      )
    }
    return [String(word), { pages, positions }]
  })
}

function asList(item: Item | undefined): Item[] {
  if (!Array.isArray(item))
    throw new Error('Pagefind 的索引不是认得的样子。package.json 里的 pagefind 必须是 1.6.0。')
  return item
}
