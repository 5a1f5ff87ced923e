/** Stock Pagefind: the pages as its own guide has them, its own loader, its own excerpts. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import { serve } from '../../../src/cli/serve.ts'
import type { GeneratedPaper } from './site.ts'

/**
 * Builds a stock index of the Simplified pages, with the page that uses it.
 *
 * @param folder where to
 * @param page the page that stands around our own search: the same one, without our scripts, stands around stock's
 * @returns for each of Pagefind's ids the article's slug; the bytes of the index's chunks
 */
export async function buildStock(
  { articles, documents }: GeneratedPaper,
  folder: string,
  page: string,
): Promise<{ slugs: Map<string, string>; indexBytes: number }> {
  const index = await startIndex()
  for (let start = 0; start < articles.length; start += 200) {
    await Promise.all(
      articles.slice(start, start + 200).map(async (article, offset) => {
        const summary =
          documents.hans[start + offset]?.blocks.find(({ kind }) => kind === 'summary')?.text ?? ''
        const filters = [
          ...article.tags.map(({ name }) => `<span data-pagefind-filter="tag">${name}</span>`),
          ...article.sources.map(({ name }) => `<span data-pagefind-filter="source">${name}</span>`),
        ].join(' ')
        const content =
          `<!doctype html><html lang="zh-Hans"><head><title>${article.title}</title></head><body><main data-pagefind-body>` +
          `<h1>${article.title}</h1><p data-pagefind-sort="date:${article.date}">${summary}</p>${article.html}<p>${filters}</p></main></body></html>`
        await index.addHTMLFile({ url: `/articles/${article.slug}/`, content })
      }),
    )
  }
  const { files } = await index.getFiles()
  await pagefind.close()
  const slugs = new Map<string, string>()
  let indexBytes = 0
  for (const { path, content } of files) {
    const file = join(folder, 'pagefind', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
    if (path.endsWith('.pf_index')) indexBytes += content.length
    const fragment = /fragment\/(.+)\.pf_fragment$/u.exec(path)?.[1]
    if (fragment === undefined) continue
    const { url } = JSON.parse(gunzipSync(content).subarray(12).toString('utf8')) as { url: string }
    slugs.set(fragment, url.split('/')[2] ?? '')
  }
  const bare = page.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/gu, '')
  const list = '<ol id="stock"></ol><script type="module" src="/stock.js"></script>'
  await writeFile(join(folder, 'index.html'), bare.replace('</main>', `${list}</main>`))
  await writeFile(join(folder, 'stock.js'), script)
  return { slugs, indexBytes }
}

const script = `import * as pagefind from '/pagefind/pagefind.js'
const list = document.querySelector('#stock')
window.look = async (query) => {
  const began = performance.now()
  const { results } = await pagefind.search(query)
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()))
  list.replaceChildren(...shown.map(({ url, meta, excerpt }) => {
    const item = document.createElement('li')
    item.innerHTML = '<a href="' + url + '">' + meta.title + '</a><p>' + excerpt + '</p>'
    return item
  }))
  return { milliseconds: performance.now() - began, ids: results.map(({ id }) => id), excerpts: shown.slice(0, 3).map(({ excerpt }) => excerpt) }
}
await pagefind.init()
window.ready = true
const asked = new URLSearchParams(location.search).get('q')
if (asked !== null) {
  await window.look(asked)
  document.documentElement.dataset.done = ''
}
`

/** Starts Pagefind; while its program is being replaced on the disk the system refuses to run it (ETXTBSY). */
async function startIndex(attempts = 5): Promise<pagefind.PagefindIndex> {
  const { index } = await pagefind.createIndex({}).catch(() => ({ index: undefined }))
  if (index) return index
  if (attempts <= 1) throw new Error('Pagefind 没有启动')
  await pagefind.close().catch(() => undefined)
  await setTimeout(1000)
  return startIndex(attempts - 1)
}

/** Stock Pagefind over a paper's own article pages. */
export interface StockSearch {
  /** @returns slugs, the best first */
  search: (query: string) => Promise<string[]>
  close: () => Promise<void>
}

/**
 * Indexes the Simplified article pages of a built site as Pagefind's guide has it, and opens the index in Node.
 *
 * @param site the built site's folder
 */
export async function stockSearch(site: string): Promise<StockSearch> {
  const index = await startIndex()
  for (const slug of await readdir(join(site, 'articles'))) {
    const page = await readFile(join(site, 'articles', slug, 'index.html'), 'utf8').catch(() => undefined)
    if (page === undefined) continue
    await index.addHTMLFile({
      url: `/articles/${slug}/`,
      content: page.replace('<main', '<main data-pagefind-body'),
    })
  }
  const folder = await mkdtemp(join(tmpdir(), 'stock-'))
  await index.writeFiles({ outputPath: join(folder, 'pagefind') })
  await pagefind.close()
  const server = await serve(folder, 0)
  const basePath = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pagefind/`
  const script = pathToFileURL(join(folder, 'pagefind/pagefind.js')).href
  const stock = (await import(`${script}?stock`)) as StockClient
  await stock.options({ basePath, noWorker: true })
  await stock.init()
  return {
    search: async (query) => {
      const { results } = await stock.search(query)
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()))
      return data.map(({ url }) => url.split('/').at(-2) ?? '')
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What is used of Pagefind's browser API. */
interface StockClient {
  options: (options: { basePath: string; noWorker: boolean }) => Promise<void>
  init: () => Promise<void>
  search: (query: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>
}
