/** Two other libraries, each with the recipe that its users have for Chinese. */
import { brotliCompressSync, constants } from 'node:zlib'
import MiniSearch from 'minisearch'
import type { SearchBlock, SearchBlockKind, SearchDocument } from '../../../src/search/build/document.ts'

/** A library over a paper. */
export interface Peer {
  name: string
  /** what a reader's browser would have to fetch, in bytes (brotli, fast) */
  bytes: number
  /** slugs, the best first */
  search: (query: string) => string[]
}

/** An article as the libraries take it. */
export interface Row {
  id: string
  title: string
  /** summary, tags and headings */
  lead: string
  body: string
}

function bigrams(text: string): string[] {
  const characters = [...text.toLowerCase().replace(/\s+/gu, '')]
  if (characters.length < 2) return characters
  return characters.slice(1).map((second, at) => (characters[at] ?? '') + second)
}

const leading = (kind: SearchBlockKind) => kind === 'summary' || kind === 'tag' || kind === 'heading'

function textOf(blocks: readonly SearchBlock[], wanted: (kind: SearchBlockKind) => boolean): string {
  return blocks
    .filter(({ kind }) => wanted(kind))
    .map(({ text }) => text)
    .join('\n')
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
    lead: textOf(blocks, leading),
    body: textOf(blocks, (kind) => kind !== 'title' && !leading(kind)),
  }))
  const builders: ((rows: readonly Row[]) => Peer | Promise<Peer>)[] = [miniSearch, flexSearch]
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

/**
 * MiniSearch at its best on the judged queries: bigrams, any of which may be there, BM25. Its weights are the best of
 * 288 settings (title 1 to 6, lead 1 to 3, k 0.8 to 2, b 0.3 and 0.7, d 0 and 0.5).
 */
function miniSearchIndex(rows: readonly Row[]): MiniSearch<Row> {
  const index = new MiniSearch<Row>({
    fields: ['title', 'lead', 'body'],
    tokenize: bigrams,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: 'OR',
      boost: { title: 1.5 },
      bm25: { k: 2, b: 0.7, d: 0 },
    },
  })
  index.addAll(rows)
  return index
}

/** @returns a search that gives slugs, the best first */
export function miniSearchAtItsBest(rows: readonly Row[]): (query: string) => string[] {
  const index = miniSearchIndex(rows)
  return (query) => index.search(query).map(({ id }) => String(id))
}

function miniSearch(rows: readonly Row[]): Peer {
  const index = miniSearchIndex(rows)
  return {
    name: 'MiniSearch, bigrams, OR',
    bytes: packed(JSON.stringify(index)),
    search: (query) => index.search(query).map(({ id }) => String(id)),
  }
}

/** FlexSearch with its encoder for Chinese, Japanese and Korean. */
async function flexSearch(rows: readonly Row[]): Promise<Peer> {
  const { default: FlexSearch, Charset } = await import('flexsearch')
  const index = new FlexSearch.Document({
    document: { id: 'id', index: ['title', 'lead', 'body'] },
    encoder: Charset.CJK,
    tokenize: 'strict',
  })
  for (const { id, title, lead, body } of rows) index.add({ id, title, lead, body })
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
