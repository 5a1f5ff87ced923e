/**
 * Measures the search on a generated paper in Chromium, beside stock Pagefind and two other libraries.
 *
 *   node tests/bench/search/run.ts [--size 5000] [--count 1000] [--seed 1] [--queries <file>] [--dist dist] [--alone]
 *
 * `--size` is how many articles it has; `--dist` is a built site, whose search pages are used with the generated paper's index; `--queries` a file with a
 * query in each line; `--alone` leaves the others out.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { contentSecurityPolicy } from '../../../src/build/headers.ts'
import { buildSearchIndex } from '../../../src/search/build/build-index.ts'
import { openFiles, type Pagefind } from '../../../src/search/client/open.client.ts'
import { createSearcher } from '../../../src/search/client/query.client.ts'
import { suggestionsFor } from '../../../src/search/client/suggest.client.ts'
import { measurePages, measureStock, type Listed } from './browser.ts'
import { kilobytes, mean, printTable, Quality, quantile, share } from './measures.ts'
import { buildPeers } from './peers.ts'
import { pinyinQueries, type PinyinQuery } from './pinyin-queries.ts'
import { drawQueries, readQueries } from './queries.ts'
import { serve } from './server.ts'
import { editions, writePaper } from './site.ts'
import { slugsById } from '../../unit/search/opened-search.ts'
import { buildStock } from './stock.ts'

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '5000' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    queries: { type: 'string' },
    dist: { type: 'string', default: 'dist' },
    alone: { type: 'boolean', default: false },
  },
})
const [articles, count, seed] = [Number(options.size), Number(options.count), Number(options.seed)]

const folder = await mkdtemp(join(tmpdir(), 'search-bench-'))
try {
  const columns = new Map<string, Record<string, string | number>>()
  const site = join(folder, 'site')
  const paper = await writePaper(site, articles, seed)
  const started = performance.now()
  const report = await buildSearchIndex({ site })
  const buildSeconds = (performance.now() - started) / 1000
  const documents = paper.documents.hans
  const queries =
    options.queries === undefined
      ? drawQueries(documents, count, seed + 17)
      : readQueries(await readFile(options.queries, 'utf8'), documents)
  console.log(`${articles} articles, ${queries.length} queries, seed ${seed}`)

  // the editions' pages have styles of their own
  const pages = await Promise.all(
    editions.map(({ path }) => readFile(join(options.dist, path, 'search/index.html'), 'utf8')),
  ).catch((error: unknown) => {
    throw new Error(
      `${options.dist} 里没有 search/index.html。请先构建网站，或用 --dist 指向构建好的网站。`,
      { cause: error },
    )
  })
  const html = pages.join('')
  const root = /data-search-root="([^"]*)"/u.exec(html)?.[1] ?? '/search/'
  const base = root.replace(/search\/$/u, '')
  const styles = Array.from(html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gu), ([, style]) => style ?? '')
  const host = await serve(
    [
      [`${root}manifest.json`, join(site, 'search/manifest.json')],
      [`${root}words/`, join(site, 'search/words')],
      [`${base}pagefind/`, join(site, 'pagefind')],
      ...editions.map(({ id }) => [`${root}${id}/`, join(site, 'search', id)] as const),
      [base, options.dist],
    ],
    contentSecurityPolicy(styles),
  )
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const files = await openFiles(
      { root: `${host.origin}${root}`, edition: 'hans' },
      () => import(join(site, 'pagefind/pagefind.js')) as Promise<Pagefind>,
    )
    const searcher = createSearcher(files)
    const slugs = slugsById(join(site, 'search/hans'))
    const slugOf = (id: string) => slugs.get(id) ?? ''
    const quality = new Quality()
    const lists: Listed[] = []
    const differences: string[] = []
    for (const query of queries) {
      const {
        tier,
        articles: found,
        lacking,
      } = await searcher.search({ query: query.text, sort: 'relevance' })
      const isExact = tier === 'exact'
      const list = isExact ? found.filter((id) => !lacking.has(id)).map(slugOf) : []
      lists.push({ shown: isExact ? found.map(slugOf) : [], total: list.length })
      // asked for once, so that the host has packed them before the browser is timed
      await Promise.all(found.slice(0, 10).map(searcher.document))
      quality.add(query, list)
      if (list.length !== query.articles.size) {
        differences.push(`${query.text} (${query.form}): wanted ${query.articles.size}, got ${list.length}`)
      }
    }
    if (differences.length > 0) console.log(`differences:\n  ${differences.slice(0, 20).join('\n  ')}`)

    const offered = async (wanted: readonly PinyinQuery[]) => {
      const fits = []
      for (const { typed, wanted: name } of wanted) {
        const words = await suggestionsFor({ files, searcher }, typed, 8)
        fits.push(words.some(({ text }) => text === name) ? 1 : 0)
      }
      return share(mean(fits))
    }
    const { full, initials } = pinyinQueries(paper, seed)
    columns.set('ours', {
      ...quality.cells(),
      ...(await measurePages(browser, host, base, queries, lists, searcher.fold)),
      'pinyin in top 8': await offered(full),
      'initials in top 8': await offered(initials),
      'build, s': buildSeconds.toFixed(1),
      'index, KB': kilobytes(report.bytes),
    })

    if (!options.alone) {
      // a failure of another leaves ours
      printTable(columns)
      const stockFolder = join(folder, 'stock')
      const began = performance.now()
      const stock = await buildStock(paper, stockFolder, pages[0] ?? '')
      const seconds = (performance.now() - began) / 1000
      const stockHost = await serve([
        ['/', stockFolder],
        ['/', options.dist],
      ])
      columns.set('stock Pagefind', {
        ...(await measureStock(browser, stockHost, queries, stock.slugs)),
        'build, s': seconds.toFixed(1),
        'index, KB': kilobytes(stock.indexBytes),
      })
      stockHost.close()

      for (const peer of await buildPeers(documents)) {
        const own = new Quality()
        const times: number[] = []
        for (const query of queries) {
          const started = performance.now()
          const found = peer.search(query.text)
          times.push(performance.now() - started)
          own.add(query, found)
        }
        columns.set(peer.name, {
          ...own.cells(),
          'cold, KB': kilobytes(peer.bytes),
          'p50, ms': quantile(times, 0.5).toFixed(1),
          'p95, ms': quantile(times, 0.95).toFixed(1),
        })
      }
    }
    printTable(columns)
  } finally {
    await browser.close()
    host.close()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
