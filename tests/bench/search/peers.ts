/** Two other libraries, each with the recipe that its users have for Chinese. */
import { brotliCompressSync, constants } from 'node:zlib'
import type { SearchDocument } from '../../../src/search/build/document.ts'

/** A library over a paper. */
export interface Peer {
  name: string
  /** what a reader's browser would have to fetch, in bytes (brotli, fast) */
  bytes: number
  /** slugs, the best first */
  search: (query: string) => string[]
}

interface Row {
  id: string
  title: string
  body: string
}

function bigrams(text: string): string[] {
  const characters = [...text.toLowerCase().replace(/\s+/gu, '')]
  if (characters.length < 2) return characters
  return characters.slice(1).map((second, at) => (characters[at] ?? '') + second)
}

function packed(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
}

/**
 * Builds the libraries over a paper. One that is not installed is left out, and a line says so.
 *
 * @param documents the paper in Simplified
 */
export async function buildPeers(documents: readonly SearchDocument[]): Promise<Peer[]> {
  const rows = documents.map(({ slug, title, blocks }): Row => ({
    id: slug,
    title,
    body: blocks.map(({ text }) => text).join('\n'),
  }))
  const builders = [miniSearch, flexSearch]
  const built: Peer[] = []
  for (const build of builders) {
    try {
      built.push(await build(rows))
    } catch (error) {
      console.log(
        `left out: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      )
    }
  }
  return built
}

/** MiniSearch with bigrams, all of which must be there; the title counts five times. */
async function miniSearch(rows: readonly Row[]): Promise<Peer> {
  const { default: MiniSearch } = await import('minisearch')
  const index = new MiniSearch<Row>({
    fields: ['title', 'body'],
    tokenize: bigrams,
    processTerm: (term) => term,
    searchOptions: { combineWith: 'AND', boost: { title: 5 } },
  })
  index.addAll(rows)
  return {
    name: 'MiniSearch, bigrams',
    bytes: packed(JSON.stringify(index)),
    search: (query) => index.search(query).map(({ id }) => String(id)),
  }
}

/** FlexSearch with its encoder for Chinese, Japanese and Korean. */
async function flexSearch(rows: readonly Row[]): Promise<Peer> {
  const { default: FlexSearch, Charset } = await import('flexsearch')
  const index = new FlexSearch.Document({
    document: { id: 'id', index: ['title', 'body'] },
    encoder: Charset.CJK,
    tokenize: 'strict',
  })
  for (const { id, title, body } of rows) index.add({ id, title, body })
  const parts: string[] = []
  await index.export((_key: string, data: string) => {
    parts.push(data)
  })
  return {
    name: 'FlexSearch, CJK',
    bytes: packed(parts.join('\n')),
    search: (query) => {
      const found = index.search(query, { limit: rows.length }).flatMap(({ result }) => result.map(String))
      return [...new Set(found)]
    },
  }
}
