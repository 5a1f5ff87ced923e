/** Opens a built search in Node: over HTTP, with Pagefind's own script out of the built site. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSearchIndex } from '../../../src/search/build/build-index.ts'
import {
  searchDocument,
  type SearchDocument,
  type SearchDocumentInput,
} from '../../../src/search/build/document.ts'
import { openFiles, type OpenIndex, type Pagefind } from '../../../src/search/client/open.client.ts'
import { createSearcher } from '../../../src/search/client/query.client.ts'
import type { ShippedDocument } from '../../../src/search/shared/manifest.ts'

/** A search that is open. */
export interface OpenedSearch {
  index: OpenIndex
  /** the article of a result */
  slugOf: (id: string) => string
  close: () => Promise<void>
}

/**
 * @param site the folder with `pagefind/` and `search/`
 * @param edition whose documents are shown
 */
export async function openSearch(site: string, edition = 'hans'): Promise<OpenedSearch> {
  // a connection stays open however long the machine is busy with something else
  const server = createServer({ keepAliveTimeout: 0 }, ({ url = '/' }, response) => {
    try {
      response.end(readFileSync(join(site, new URL(url, 'http://site').pathname)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/search/`
  const script = pathToFileURL(resolve(site, 'pagefind/pagefind.js')).href
  const files = await openFiles(
    { root, edition },
    () => import(/* @vite-ignore */ `${script}?${root}`) as Promise<Pagefind>,
  )
  const slugs = slugsById(join(site, 'search', edition))
  return {
    index: { files, searcher: createSearcher(files) },
    slugOf: (id) => slugs.get(id) ?? '',
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** @param folder of an edition's shipped documents @returns the article of each result */
export function slugsById(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder).map((name) => {
      const { a } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ShippedDocument
      return [name.replace('.json', ''), a.replace(/^.*articles\/|\/$/gu, '')]
    }),
  )
}

/**
 * Builds a paper and opens its search.
 *
 * @param documents of each article
 * @param synonyms words that mean the same
 */
export async function openPaper(
  documents: readonly Record<'hans' | 'tw' | 'hk', SearchDocument>[],
  edition = 'hans',
  synonyms: readonly (readonly string[])[] = [],
): Promise<OpenedSearch & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'search-unit-'))
  mkdirSync(join(folder, 'search/documents'), { recursive: true })
  writeFileSync(
    join(folder, 'search/documents/a.ndjson'),
    documents.map((editions) => `${JSON.stringify(editions)}\n`).join(''),
  )
  await buildSearchIndex({ site: folder, synonyms })
  const opened = await openSearch(folder, edition)
  return {
    ...opened,
    folder,
    close: async () => {
      await opened.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** An article with this body; its slug is its title where none is given. */
export function articleOf(html: string, more: Partial<SearchDocumentInput> = {}): SearchDocument {
  const title = more.title ?? '题目甲乙'
  const slug = more.slug ?? title
  return searchDocument({
    slug,
    address: `/articles/${slug}/`,
    title,
    summary: '丙丁戊己',
    date: '2022',
    dateText: '2022年',
    year: 2022,
    sources: [],
    tags: [],
    html,
    ...more,
  })
}

/** The same document in every edition. */
export function inAll(document: SearchDocument): Record<'hans' | 'tw' | 'hk', SearchDocument> {
  return { hans: document, tw: document, hk: document }
}
