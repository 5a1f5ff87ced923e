/** Opens a built search in Node: over HTTP, with Pagefind's own script out of the built site. */
import { readFileSync, readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '../../../src/cli/serve.ts'
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
  const server = await serve(site, 0)
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/search/`
  const script = pathToFileURL(resolve(site, 'pagefind/pagefind.js')).href
  const files = await openFiles(
    { root, edition },
    () => import(/* @vite-ignore */ `${script}?${root}`) as Promise<Pagefind>,
  )
  const slugs = new Map(
    readdirSync(join(site, 'search', edition)).map((name) => {
      const { a } = JSON.parse(readFileSync(join(site, 'search', edition, name), 'utf8')) as ShippedDocument
      return [name.replace('.json', ''), a.replace(/^.*articles\/|\/$/gu, '')]
    }),
  )
  return {
    index: { files, searcher: createSearcher(files) },
    slugOf: (id) => slugs.get(id) ?? '',
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
