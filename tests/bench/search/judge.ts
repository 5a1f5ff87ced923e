/**
 * Measures the ranking on the paper's own articles: judged queries in all three editions, beside stock Pagefind and
 * MiniSearch, and ordinary words that the paper lacks.
 *
 *   node tests/bench/search/judge.ts [--dist dist] [--judged <file>] [--show]
 *
 * `--dist` is a built site; `--judged` another file of judged queries; `--show` lists where ours falls short.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { meantBy } from '../../../src/search/client/did-you-mean.client.ts'
import type { ShippedDocument } from '../../../src/search/shared/manifest.ts'
import { openSearch } from '../../unit/search/opened-search.ts'
import { absentWords } from './absent-words.ts'
import { judge, readJudged } from './judged.ts'
import { printTable } from './measures.ts'
import { miniSearchAtItsBest, type Row } from './peers.ts'
import { stockSearch } from './stock.ts'

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    judged: { type: 'string', default: 'tests/bench/search/judged.tsv' },
    show: { type: 'boolean', default: false },
  },
})
const judged = readJudged(readFileSync(options.judged, 'utf8'))
const count = (kind: string) => judged.filter((query) => query.kind === kind).length
console.log(`${count('query')} queries, ${count('question')} questions`)
const columns = new Map<string, Record<string, string>>()

const ours: Record<string, string> = {}
for (const edition of ['hans', 'tw', 'hk'] as const) {
  const { index, slugOf, close } = await openSearch(options.dist, edition)
  try {
    const search = async (query: string) => {
      const { articles, related } = await index.searcher.search({ query, sort: 'relevance' })
      return [...articles, ...related].map(slugOf)
    }
    const { cells, short } = await judge(judged, edition, search)
    Object.assign(ours, cells)
    if (options.show && short.length > 0) console.log(`${edition}:\n  ${short.join('\n  ')}`)
    if (edition !== 'hans') continue
    const texts = documentsOf('hans').map(({ b }) => b.map(([, text]) => text).join('\n'))
    const absent = absentWords.filter((word) => texts.every((text) => !text.includes(word)))
    const [replaced, answered] = [[] as string[], [] as string[]]
    for (const word of absent) {
      const { tier, articles } = await index.searcher.search({ query: word, sort: 'relevance' })
      if (tier !== 'none') answered.push(`${word}: ${articles.slice(0, 2).map(slugOf).join(', ')}`)
      const [likeliest] = await meantBy(index, word)
      if (likeliest?.sure === true) replaced.push(`${word}: ${likeliest.text}`)
    }
    ours['absent words'] = String(absent.length)
    ours['absent words answered'] = String(answered.length)
    ours['absent words replaced'] = String(replaced.length)
    if (answered.length + replaced.length > 0)
      console.log(`absent:\n  ${[...answered, ...replaced].join('\n  ')}`)
  } finally {
    await close()
  }
}
columns.set('ours', ours)

const rows = documentsOf('hans').map((document): Row => {
  const of = (...kinds: string[]) =>
    document.b
      .filter(([kind]) => kinds.includes(kind))
      .map(([, text]) => text)
      .join('\n')
  return {
    id: document.a.split('/').at(-2) ?? '',
    title: of('title'),
    lead: of('summary', 'tag', 'heading'),
    body: of('paragraph', 'caption', 'cell', 'source', 'reference'),
  }
})
const peer = miniSearchAtItsBest(rows)
const { cells } = await judge(judged, 'hans', peer)
columns.set('MiniSearch, bigrams, OR', cells)
const stock = await stockSearch(options.dist)
columns.set('stock Pagefind', (await judge(judged, 'hans', stock.search)).cells)
await stock.close()
printTable(columns)

function documentsOf(edition: string): ShippedDocument[] {
  const folder = join(options.dist, 'search', edition)
  return readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ShippedDocument,
  )
}
