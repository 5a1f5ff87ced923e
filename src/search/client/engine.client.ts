/**
 * Drives Pagefind's own search engine (the WebAssembly of 1.6.0) without its loader: no worker, so that no script
 * address is made at run time (`require-trusted-types-for 'script'`); chunks are fetched by whoever calls; and the
 * engine can be emptied, as its time for a query grows with all that was ever loaded.
 */

interface EngineExports {
  memory: WebAssembly.Memory
  init_pagefind: (metadata: number, length: number) => number
  load_index_chunk: (index: number, chunk: number, length: number) => number
  search: (
    index: number,
    query: number,
    queryLength: number,
    original: number,
    originalLength: number,
    filter: number,
    filterLength: number,
    sort: number,
    sortLength: number,
    exact: number,
    exactDiacritics: number,
  ) => [number, number]
  __wbindgen_externrefs: WebAssembly.Table
  __wbindgen_malloc: (length: number, align: number) => number
  __wbindgen_free: (at: number, length: number, align: number) => void
  __wbindgen_start: () => void
}

/** One engine, with the chunks that it was given. */
export interface Engine {
  /** Gives the engine a chunk of the index, unpacked. */
  load: (chunk: Uint8Array) => void
  /**
   * A quoted search.
   *
   * @param tokens words that a page must hold in a row
   * @returns the pages, each with the position of the first of the words where they first stand so
   */
  search: (tokens: readonly string[]) => Map<number, number>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A page of the engine's answer and its first position; the answer's many other positions need no parsing. */
const page = /"p":"(\w+)"[^[]*\[\{[^}]*"l":(\d+)/g

/**
 * Starts an engine with nothing loaded.
 *
 * @param module Pagefind's engine, compiled
 * @param count how many articles there are
 */
export function startEngine(module: WebAssembly.Module, count: number): Engine {
  let table: WebAssembly.Table | undefined
  // wasm-bindgen keeps JavaScript's own values in a table and asks for it to be set up when it starts.
  const imports = {
    './pagefind_web_bg.js': {
      __wbindgen_init_externref_table: () => {
        const offset = table?.grow(4) ?? 0
        for (const [index, value] of [undefined, null, true, false].entries())
          table?.set(offset + index, value)
        table?.set(0, undefined)
      },
    },
  }
  const engine = new WebAssembly.Instance(module, imports).exports as unknown as EngineExports
  table = engine.__wbindgen_externrefs
  engine.__wbindgen_start()

  const give = (bytes: Uint8Array): [number, number] => {
    const at = engine.__wbindgen_malloc(bytes.length, 1) >>> 0
    new Uint8Array(engine.memory.buffer).set(bytes, at)
    return [at, bytes.length]
  }
  let index = engine.init_pagefind(...give(metadata(count))) >>> 0

  return {
    load: (chunk) => {
      index = engine.load_index_chunk(index, ...give(chunk)) >>> 0
    },
    search: (tokens) => {
      const query = encoder.encode(tokens.join(' '))
      const nothing = new Uint8Array()
      const [at, length] = engine.search(
        index,
        ...give(query),
        ...give(query),
        ...give(nothing),
        ...give(nothing),
        1,
        0,
      )
      const answer = decoder.decode(new Uint8Array(engine.memory.buffer, at >>> 0, length >>> 0))
      engine.__wbindgen_free(at, length, 1)
      return new Map(
        Array.from(answer.matchAll(page), ([, name, at]) => [Number.parseInt(name ?? '', 36), Number(at)]),
      )
    },
  }
}

/**
 * The metadata that the engine starts from (CBOR, `pagefind_web/src/metadata.rs` of 1.6.0): a version, the pages
 * with their number of words, and no chunks, filters, sorts and fields, as those are kept outside.
 */
function metadata(count: number): Uint8Array {
  const bytes: number[] = [0x86, 0x60, 0x99, count >> 8, count & 255]
  if (count > 0xffff)
    bytes.splice(2, 3, 0x9a, count >>> 24, (count >> 16) & 255, (count >> 8) & 255, count & 255)
  for (let page = 0; page < count; page += 1) {
    const name = encoder.encode(page.toString(36))
    bytes.push(0x82, 0x60 + name.length, ...name, 1)
  }
  bytes.push(0x80, 0x80, 0x80, 0x80)
  return Uint8Array.from(bytes)
}
