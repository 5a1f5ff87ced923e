/** Builds the index of the search out of the documents that the site's build leaves. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import * as pagefind from 'pagefind'
import {
  blockKinds,
  chunkFile,
  codeBase,
  documentFile,
  engineFile,
  type SearchCatalogue,
  type ShippedDocument,
} from './catalogue.ts'
import type { SearchBlock, SearchDocument } from './document.ts'
import { foldTable } from './fold-table.ts'
import { lexiconFiles, soundsFile } from './lexicon.ts'
import { createFold, type Fold } from './fold.ts'
import { readChunk, readMetadata, unpack } from './pagefind-files.ts'
import { packChunk, type Chunk, type Postings } from './postings.ts'
import { pairTokens, singleToken, textOfToken } from './tokens.ts'

const editionIds = ['hans', 'tw', 'hk'] as const
type EditionId = (typeof editionIds)[number]

/** One article in all editions; Simplified is the index's own. */
interface IndexedArticle {
  slug: string
  editions: Partial<Record<EditionId, SearchDocument>> & { hans: SearchDocument }
  /** for each edition its blocks, folded */
  folded: Partial<Record<EditionId, string[]>>
}

/** What was built. Sizes in bytes. */
export interface SearchIndexReport {
  articles: number
  chunks: number
  indexBytes: number
  catalogueBytes: number
  seconds: number
}

/** Where the index is built. */
export interface SearchIndexOptions {
  /** the built site's folder, with `search/documents/<edition>/<slug>.json` in it */
  site: string
  /** names that the paper declares, in Simplified: its glossary */
  names?: readonly string[]
  /** how many pages and positions a chunk of the index has before it ends */
  chunkSize?: number
}

/**
 * Builds `search/index/` from `search/documents/`, which it replaces by one document per article and edition named
 * after the article's number in the index.
 *
 * @returns what was built
 * @throws {Error} in Chinese: a document missing in an edition or unreadable, or an index that does not hold
 * exactly the articles that it was given
 */
export async function buildSearchIndex({
  site,
  names,
  chunkSize,
}: SearchIndexOptions): Promise<SearchIndexReport> {
  const began = performance.now()
  const search = join(site, 'search')
  const fold = createFold(foldTable())
  const articles = await readArticles(join(search, 'documents'), fold)
  const records = articles.map(indexRecord)
  const files = await runPagefind(records)
  const { pages, chunks } = readMetadata(files.one(/\.pf_meta$/u))
  checkPages(pages, articles, files)

  const words = chunks.flatMap((name) => readChunk(files.one(`index/${name}.pf_index`)))
  const cut = cutChunks(words, chunkSize ?? (articles.length < 500 ? 500 : 1200))
  const packed = cut.map((chunk) => deflateRawSync(packChunk(chunk), { level: 9 }))
  const characters = new Set(records.flatMap(({ characters }) => [...characters]))
  const shipped = articles.map(ship)
  const lexicon = lexiconFiles(
    articles.map(({ editions }) => editions),
    fold,
    names,
  )
  const version = versionOf(packed, [shipped, [...lexicon]])
  const catalogue: SearchCatalogue = {
    version,
    count: articles.length,
    fold: foldTable(characters),
    ...firstWords(cut),
    titleEnds: records.map(({ titleEnd }) => String.fromCharCode(codeBase + titleEnd)).join(''),
    years: years(articles),
    ...facets(articles),
    words: [
      ...new Set(Array.from(lexicon.keys(), (name) => name.replace(/^[a-z]+-|\.json$/gu, ''))),
    ].toSorted(),
  }

  const folder = join(search, 'index', version)
  await rm(join(search, 'index'), { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const catalogueText = JSON.stringify(catalogue)
  await writeFile(join(search, 'index', 'catalogue.json'), catalogueText)
  await writeFile(join(search, 'index', engineFile), unpack(files.one('wasm.unknown.pagefind')))
  await mkdir(join(folder, 'words'))
  await writeFile(join(folder, 'words', 'sounds.json'), soundsFile(fold))
  for (const [name, content] of lexicon) await writeFile(join(folder, 'words', name), content)
  await Promise.all(packed.map((content, chunk) => writeFile(join(folder, chunkFile(chunk)), content)))
  for (const edition of editionIds) {
    await rm(join(search, edition), { recursive: true, force: true })
    await mkdir(join(search, edition), { recursive: true })
    for (const [article, documents] of shipped.entries()) {
      const document = documents[edition]
      if (document)
        await writeFile(join(search, edition, documentFile(version, article)), JSON.stringify(document))
    }
  }
  await rm(join(search, 'documents'), { recursive: true })
  return {
    articles: articles.length,
    chunks: packed.length,
    indexBytes: packed.reduce((total, { length }) => total + length, 0),
    catalogueBytes: Buffer.byteLength(catalogueText),
    seconds: (performance.now() - began) / 1000,
  }
}

async function readArticles(folder: string, fold: Fold): Promise<IndexedArticle[]> {
  const documents = new Map<EditionId, Map<string, SearchDocument>>()
  for (const edition of editionIds) {
    const files = await readdir(join(folder, edition)).catch(() => [])
    const read = new Map<string, SearchDocument>()
    for (const file of files.filter((name) => name.endsWith('.json')).toSorted()) {
      const document = await readDocument(join(folder, edition, file))
      read.set(document.slug, document)
    }
    documents.set(edition, read)
  }
  const simplified = documents.get('hans') ?? new Map<string, SearchDocument>()
  for (const edition of editionIds) {
    const slugs = new Set(documents.get(edition)?.keys())
    const missing = [...simplified.keys()].filter((slug) => !slugs.has(slug))
    const extra = [...slugs].filter((slug) => !simplified.has(slug))
    if (missing.length + extra.length > 0) {
      throw new Error(
        `搜索文档不齐：${edition} 版缺 ${missing.join('、') || '无'}，多 ${extra.join('、') || '无'}。` +
          '请检查写出 search/documents/ 的端点，每个版本都要有同样的文章。',
      )
    }
  }
  return [...simplified.values()]
    .toSorted((a, b) => compare(b.date, a.date) || compare(a.slug, b.slug))
    .map((hans) => {
      const tw = documents.get('tw')?.get(hans.slug)
      const hk = documents.get('hk')?.get(hans.slug)
      const editions = { hans, ...(tw ? { tw } : {}), ...(hk ? { hk } : {}) }
      const folded = Object.fromEntries(
        Object.entries(editions).map(([id, { blocks }]) => [id, blocks.map(({ text }) => fold(text).text)]),
      )
      return { slug: hans.slug, editions, folded }
    })
}

async function readDocument(file: string): Promise<SearchDocument> {
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text) as SearchDocument
  } catch (error) {
    throw new Error(`${file} 不是完整的 JSON，请重新构建。`, { cause: error })
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What Pagefind is given of an article. */
interface IndexRecord {
  slug: string
  /** tokens, parted by spaces; a comma parts blocks */
  content: string
  /** how many positions the title takes, with its single characters */
  titleEnd: number
  /** every folded character of the article */
  characters: Set<string>
}

/** Pagefind counts a word without letters as a position and indexes nothing for it. */
const gap = ','

/**
 * Lays out an article: the title's single characters and pairs first, so that a match before `titleEnd` is known to
 * be in the title; then the other blocks; then the remaining single characters. A block that folds differently in
 * another edition, because of region words, follows in that form too.
 */
function indexRecord({ slug, editions, folded }: IndexedArticle): IndexRecord {
  const titles = new Set<string>()
  const blocks = new Set<string>()
  for (const id of editionIds) {
    for (const [place, { kind }] of (editions[id]?.blocks ?? []).entries()) {
      ;(kind === 'title' ? titles : blocks).add(folded[id]?.[place] ?? '')
    }
  }
  const inTitle = new Set([...titles].flatMap((title) => [...title]))
  const rest = new Set(
    [...blocks].flatMap((block) => [...block]).filter((character) => !inTitle.has(character)),
  )
  const tokens = (texts: Iterable<string>) => [...texts].flatMap((text) => [...pairTokens(text), gap])
  const title = [...Array.from(inTitle, singleToken), gap, ...tokens(titles)]
  const content = [...title, ...tokens(blocks), ...Array.from(rest, singleToken)].join(' ')
  return { slug, content, titleEnd: title.length, characters: new Set([...inTitle, ...rest]) }
}

/** Pagefind's files by their paths. */
interface PagefindFiles {
  /** The file of this path, or the one whose path matches. @throws {Error} where there is none */
  one: (path: string | RegExp) => Uint8Array
}

async function runPagefind(records: readonly IndexRecord[]): Promise<PagefindFiles> {
  try {
    const { index, errors } = await pagefind.createIndex({})
    if (!index) throw new Error(`Pagefind 没有启动：${errors.join('；')}`)
    for (let start = 0; start < records.length; start += 200) {
      await Promise.all(
        records.slice(start, start + 200).map(async ({ slug, content }) => {
          const added = await index.addHTMLFile({ url: slug, content: pageOf(content) })
          if (added.errors.length > 0)
            throw new Error(`Pagefind 没有收下文章 ${slug}：${added.errors.join('；')}`)
        }),
      )
    }
    const { files, errors: faults } = await index.getFiles()
    if (faults.length > 0) throw new Error(`Pagefind 没有建成索引：${faults.join('；')}`)
    const byPath = new Map(files.map(({ path, content }) => [path, content]))
    return {
      one: (path) => {
        const found = typeof path === 'string' ? path : [...byPath.keys()].find((name) => path.test(name))
        const content = byPath.get(found ?? '')
        if (!content)
          throw new Error(`Pagefind 没有写出 ${String(path)}。package.json 里的 pagefind 必须是 1.6.0。`)
        return content
      },
    }
  } finally {
    await pagefind.close()
  }
}

/**
 * A page for Pagefind. `zxx` (no language, ISO 639-2) keeps it from cutting words again; the weight is the one that
 * it stores without a marker before every position (25 of its units of 1/24).
 */
function pageOf(content: string): string {
  return `<html lang="zxx"><body><div data-pagefind-weight="1.05">${content}</div></body></html>`
}

function checkPages(
  pages: readonly string[],
  articles: readonly IndexedArticle[],
  files: PagefindFiles,
): void {
  if (pages.length !== articles.length) {
    throw new Error(`索引里有 ${pages.length} 篇，文章有 ${articles.length} 篇，两者必须一一对应。`)
  }
  for (const [number, name] of pages.entries()) {
    const { url } = JSON.parse(unpack(files.one(`fragment/${name}.pf_fragment`)).toString('utf8')) as {
      url: string
    }
    const slug = articles[number]?.slug
    if (url.replaceAll('/', '') !== slug) {
      throw new Error(`索引里第 ${number} 篇是 ${url}，应当是 ${String(slug)}，两者必须一一对应。`)
    }
  }
}

/**
 * Cuts the index into chunks small enough for a query to need few bytes, large enough for the list of chunks to
 * stay short. Pairs come before single characters, and no chunk holds both.
 *
 * @param words all words of the index, sorted
 * @param size how many pages and positions a chunk has before it ends
 */
function cutChunks(words: readonly [string, Postings][], size: number): Chunk[] {
  const chunks: Chunk[] = []
  let room = 0
  let lengthBefore = 0
  for (const [word, postings] of words) {
    const text = textOfToken(word)
    if (room <= 0 || word.length !== lengthBefore) {
      chunks.push(new Map())
      room = size
    }
    lengthBefore = word.length
    chunks.at(-1)?.set(text, postings)
    room -= postings.pages.length + postings.positions.reduce((sum, { length }) => sum + length, 0)
  }
  return chunks
}

function firstWords(chunks: readonly Chunk[]): Pick<SearchCatalogue, 'pairs' | 'singles'> {
  const first = chunks.map((chunk) => chunk.keys().next().value ?? '')
  return {
    pairs: first.filter((word) => [...word].length === 2).join(''),
    singles: first.filter((word) => [...word].length === 1).join(''),
  }
}

/** A name for exactly this content: eight letters of a SHA-256. */
function versionOf(packed: readonly Uint8Array[], others: readonly object[]): string {
  const hash = createHash('sha256')
  for (const chunk of packed) hash.update(chunk)
  hash.update(JSON.stringify(others))
  return hash.digest('hex').slice(0, 8)
}

function years(articles: readonly IndexedArticle[]): [number, number][] {
  const counts = new Map<number, number>()
  for (const { editions } of articles)
    counts.set(editions.hans.year, (counts.get(editions.hans.year) ?? 0) + 1)
  return [...counts]
}

function facets(
  articles: readonly IndexedArticle[],
): Pick<SearchCatalogue, 'tags' | 'sources' | 'tagsOf' | 'sourcesOf'> {
  const own = (kind: 'tags' | 'sources') => {
    const ofArticles = articles.map(({ editions }) => editions.hans[kind].map(({ slug }) => slug))
    const slugs = [...new Set(ofArticles.flat())].toSorted()
    const code = (slug: string) => String.fromCharCode(codeBase + slugs.indexOf(slug))
    return { slugs, of: ofArticles.map((list) => list.map(code).join('')).join(' ') }
  }
  const [tags, sources] = [own('tags'), own('sources')]
  return { tags: tags.slugs, sources: sources.slugs, tagsOf: tags.of, sourcesOf: sources.of }
}

function ship({ editions, folded }: IndexedArticle): Partial<Record<EditionId, ShippedDocument>> {
  const shipped: Partial<Record<EditionId, ShippedDocument>> = {}
  for (const id of editionIds) {
    const document = editions[id]
    if (!document) continue
    const blockOf = ({ kind, text, heading }: SearchBlock, place: number): ShippedDocument['b'][number] => {
      const elsewhere = new Set<string>()
      for (const other of editionIds) {
        const wording = editions[other]?.blocks[place]?.text
        if (wording !== undefined && folded[other]?.[place] !== folded[id]?.[place]) elsewhere.add(wording)
      }
      const block: ShippedDocument['b'][number] = [blockKinds.indexOf(kind), text]
      if (heading !== undefined || elsewhere.size > 0) block.push(heading ?? '')
      if (elsewhere.size > 0) block[3] = [...elsewhere]
      return block
    }
    const { address, dateText, sources, blocks } = document
    shipped[id] = {
      a: address,
      d: dateText,
      s: document.sourcesText ?? sources.map(({ name }) => name).join('、'),
      b: blocks.map(blockOf),
    }
  }
  return shipped
}
