/** Builds the index of the search out of the documents that the site's build leaves. */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import * as pagefind from 'pagefind'
import {
  blockKinds,
  chunkFile,
  codeBase,
  documentFile,
  engineFile,
  type SearchCatalogue,
  type ShippedDocument,
} from '../shared/catalogue.ts'
import type { SearchBlock } from './document.ts'
import { editionIds, readDocuments, type ArticleEditions, type EditionId } from './documents.ts'
import { foldTable } from './fold-table.ts'
import { lexiconFiles, soundsFile } from './lexicon.ts'
import type { Declared } from './words.ts'
import { createFold, createTextFold } from '../shared/fold.ts'
import { gapLength, Inverter } from './invert.ts'
import { readChunk, readMetadata, unpack } from './pagefind-files.ts'
import { packChunk, type Chunk, type Postings } from './postings.ts'
import { pairTokens, singleToken, textOfToken } from '../shared/tokens.ts'

const deflate = promisify(deflateRaw)

/** One article in all editions; Simplified is the index's own. */
interface IndexedArticle {
  slug: string
  editions: ArticleEditions
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
  /** the built site's folder */
  site: string
  /** the folder with the articles' documents; where it is left out, `search/documents` of the site, which is removed */
  documents?: string
  /** what the paper's registries tell of its names */
  names?: Declared
  /** how many pages and positions a chunk of the index has before it ends */
  chunkSize?: number
}

/**
 * Builds `search/index/` out of the articles' documents, and one document per article and edition named after the
 * article's number in the index.
 *
 * @returns what was built
 * @throws {Error} in Chinese: a document missing in an edition or unreadable, or words that are not those of Pagefind
 */
export async function buildSearchIndex({
  site,
  documents,
  names,
  chunkSize,
}: SearchIndexOptions): Promise<SearchIndexReport> {
  const began = performance.now()
  const search = join(site, 'search')
  const fold = createFold(foldTable())
  const folder = documents ?? join(search, 'documents')
  const foldText = createTextFold(foldTable())
  const editions = readDocuments(folder)
  const words = new Inverter()
  const characters = new Set<string>()
  const some: IndexedArticle[] = []
  // what is made of one article is let go before the next
  const shipped: Partial<Record<EditionId, Buffer>>[] = []
  let titleEnds = ''
  for (const own of editions) {
    const article = folded(own, foldText)
    titleEnds += String.fromCharCode(codeBase + addTo(words, layOut(article), characters))
    shipped.push(ship(article))
    if (some.length < sample) some.push(article)
  }
  const engine = await checkedEngine(some, words)
  const lexicon = lexiconFiles(editions, fold, names)
  const first: string[] = []
  const packing: Promise<Uint8Array>[] = []
  for (const chunk of cutChunks(words.words(), chunkSize ?? (editions.length < 500 ? 500 : 1200))) {
    first.push(chunk.keys().next().value ?? '')
    packing.push(deflate(packChunk(chunk), { level: 9 }))
  }
  const packed = await Promise.all(packing)
  const version = versionOf(packed, shipped, lexicon)
  const catalogue: SearchCatalogue = {
    version,
    count: editions.length,
    fold: foldTable(characters),
    ...firstWords(first),
    titleEnds,
    years: years(editions),
    ...facets(editions),
    words: [
      ...new Set(Array.from(lexicon.keys(), (name) => name.replace(/^[a-z]+-|\.json$/gu, ''))),
    ].toSorted(),
  }

  const index = join(search, 'index', version)
  rmSync(join(search, 'index'), { recursive: true, force: true })
  mkdirSync(join(index, 'words'), { recursive: true })
  const catalogueText = JSON.stringify(catalogue)
  writeFileSync(join(search, 'index', 'catalogue.json'), catalogueText)
  writeFileSync(join(search, 'index', engineFile), engine)
  writeFileSync(join(index, 'words', 'sounds.json'), soundsFile(fold))
  for (const [name, content] of lexicon) writeFileSync(join(index, 'words', name), content)
  for (const [chunk, content] of packed.entries()) writeFileSync(join(index, chunkFile(chunk)), content)
  for (const edition of editionIds) {
    rmSync(join(search, edition), { recursive: true, force: true })
    mkdirSync(join(search, edition), { recursive: true })
    for (const [article, ofArticle] of shipped.entries()) {
      const document = ofArticle[edition]
      if (document) writeFileSync(join(search, edition, documentFile(version, article)), document)
    }
  }
  if (documents === undefined) rmSync(join(search, 'documents'), { recursive: true })
  return {
    articles: editions.length,
    chunks: packed.length,
    indexBytes: packed.reduce((total, { length }) => total + length, 0),
    catalogueBytes: Buffer.byteLength(catalogueText),
    seconds: (performance.now() - began) / 1000,
  }
}

/** Folds the blocks of an article's editions, each wording once. */
function folded(editions: ArticleEditions, fold: (text: string) => string): IndexedArticle {
  const folded: IndexedArticle['folded'] = {}
  const known = new Map<string, string>()
  for (const id of editionIds)
    folded[id] = (editions[id]?.blocks ?? []).map(({ text }) => {
      let own = known.get(text)
      if (own === undefined) known.set(text, (own = fold(text)))
      return own
    })
  return { slug: editions.hans.slug, editions, folded }
}

/** The parts of an article in the order in which they are indexed. */
interface Layout {
  /** characters of the title, and of the rest without those */
  inTitle: ReadonlySet<string>
  rest: ReadonlySet<string>
  /** folded blocks, each wording once */
  titles: ReadonlySet<string>
  blocks: ReadonlySet<string>
}

/**
 * Lays out an article: the title's single characters and pairs first, so that a match before `titleEnd` is known to
 * be in the title; then the other blocks; then the remaining single characters. A block that folds differently in
 * another edition, because of region words, follows in that form too.
 */
function layOut({ editions, folded }: IndexedArticle): Layout {
  const titles = new Set<string>()
  const blocks = new Set<string>()
  for (const id of editionIds) {
    for (const [place, { kind }] of (editions[id]?.blocks ?? []).entries()) {
      ;(kind === 'title' ? titles : blocks).add(folded[id]?.[place] ?? '')
    }
  }
  const inTitle = new Set<string>()
  for (const title of titles) for (const character of title) inTitle.add(character)
  const rest = new Set<string>()
  for (const block of blocks) for (const character of block) if (!inTitle.has(character)) rest.add(character)
  return { inTitle, rest, titles, blocks }
}

/**
 * Adds an article to the index, and its folded characters to those of all.
 *
 * @returns how many positions the title takes, with its single characters
 */
function addTo(words: Inverter, { inTitle, rest, titles, blocks }: Layout, characters: Set<string>): number {
  for (const character of inTitle) words.single(character)
  words.gap()
  for (const title of titles) words.block(title)
  const titleEnd = words.length
  for (const block of blocks) words.block(block)
  for (const character of rest) words.single(character)
  words.end()
  for (const some of [inTitle, rest]) for (const character of some) characters.add(character)
  return titleEnd
}

/** Pagefind counts a word without letters as a position and indexes nothing for it. */
const gap = Array.from({ length: gapLength }, () => ',')

/** The same for Pagefind: tokens, parted by spaces; commas part blocks. */
function contentOf({ inTitle, rest, titles, blocks }: Layout): string {
  const tokens = (texts: Iterable<string>) => [...texts].flatMap((text) => [...pairTokens(text), ...gap])
  return [
    ...Array.from(inTitle, singleToken),
    ...gap,
    ...tokens(titles),
    ...tokens(blocks),
    ...Array.from(rest, singleToken),
  ].join(' ')
}

/** Pagefind's files by their paths. */
interface PagefindFiles {
  /** The file of this path, or the one whose path matches. @throws {Error} where there is none */
  one: (path: string | RegExp) => Uint8Array
}

async function runPagefind(records: readonly { slug: string; content: string }[]): Promise<PagefindFiles> {
  try {
    const { index, errors } = await pagefind.createIndex({})
    if (!index) throw new Error(`Pagefind 没有启动：${errors.join('；')}`)
    await Promise.all(
      records.map(async ({ slug, content }) => {
        const added = await index.addHTMLFile({ url: slug, content: pageOf(content) })
        if (added.errors.length > 0)
          throw new Error(`Pagefind 没有收下文章 ${slug}：${added.errors.join('；')}`)
      }),
    )
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

/** How many articles Pagefind indexes itself at every build. */
const sample = 24

/**
 * Has Pagefind index the first articles, and holds its words against ours: they are what its engine will be given
 * in the browser.
 *
 * @returns Pagefind's engine
 * @throws {Error} in Chinese, where a word, a page or a position differs
 */
async function checkedEngine(some: readonly IndexedArticle[], words: Inverter): Promise<Uint8Array> {
  const files = await runPagefind(
    some.map((article) => ({ slug: article.slug, content: contentOf(layOut(article)) })),
  )
  const { pages, chunks } = readMetadata(files.one(/\.pf_meta$/u))
  const slugs = pages.map((name) => {
    const fragment = JSON.parse(unpack(files.one(`fragment/${name}.pf_fragment`)).toString('utf8')) as {
      url: string
    }
    return fragment.url.replaceAll('/', '')
  })
  const wanted = some.map(({ slug }) => slug)
  if (slugs.join() !== wanted.join())
    throw new Error(`Pagefind 收下的是 ${slugs.join('、')}，应当是 ${wanted.join('、')}，两者必须一一对应。`)
  const theirs = new Map(
    chunks
      .flatMap((name) => readChunk(files.one(`index/${name}.pf_index`)))
      .map(([word, postings]) => [textOfToken(word), JSON.stringify(postings)]),
  )
  for (const [text, postings] of words.words(sample)) {
    if (theirs.get(text) !== JSON.stringify(postings))
      throw new Error(`索引里“${text}”的位置与 Pagefind 的不一样。package.json 里的 pagefind 必须是 1.6.0。`)
    theirs.delete(text)
  }
  if (theirs.size > 0)
    throw new Error(`索引里缺 ${[...theirs.keys()].slice(0, 5).join('、')}，Pagefind 的索引里有。`)
  return unpack(files.one('wasm.unknown.pagefind'))
}

/**
 * Cuts the index into chunks small enough for a query to need few bytes, large enough for the list of chunks to
 * stay short. Pairs come before single characters, and no chunk holds both.
 *
 * @param words all words of the index with their characters, sorted
 * @param size how many pages and positions a chunk has before it ends
 */
function* cutChunks(words: Iterable<[string, Postings]>, size: number): Generator<Chunk> {
  let chunk: Chunk = new Map()
  let room = size
  let lengthBefore = 0
  for (const [text, postings] of words) {
    const length = text.length > 2 ? [...text].length : text.length
    if (chunk.size > 0 && (room <= 0 || length !== lengthBefore)) {
      yield chunk
      chunk = new Map()
      room = size
    }
    lengthBefore = length
    chunk.set(text, postings)
    room -= postings.pages.length + postings.positions.reduce((sum, { length }) => sum + length, 0)
  }
  if (chunk.size > 0) yield chunk
}

function firstWords(first: readonly string[]): Pick<SearchCatalogue, 'pairs' | 'singles'> {
  return {
    pairs: first.filter((word) => [...word].length === 2).join(''),
    singles: first.filter((word) => [...word].length === 1).join(''),
  }
}

/** A name for exactly this content: eight letters of a SHA-256. */
function versionOf(
  packed: readonly Uint8Array[],
  shipped: readonly Partial<Record<EditionId, Buffer>>[],
  lexicon: ReadonlyMap<string, string>,
): string {
  const hash = createHash('sha256')
  for (const chunk of packed) hash.update(chunk)
  for (const documents of shipped) for (const document of Object.values(documents)) hash.update(document)
  hash.update(JSON.stringify([...lexicon]))
  return hash.digest('hex').slice(0, 8)
}

function years(articles: readonly IndexedArticle['editions'][]): [number, number][] {
  const counts = new Map<number, number>()
  for (const { hans } of articles) counts.set(hans.year, (counts.get(hans.year) ?? 0) + 1)
  return [...counts]
}

function facets(
  articles: readonly IndexedArticle['editions'][],
): Pick<SearchCatalogue, 'tags' | 'sources' | 'tagsOf' | 'sourcesOf'> {
  const own = (kind: 'tags' | 'sources') => {
    const ofArticles = articles.map(({ hans }) => hans[kind].map(({ slug }) => slug))
    const slugs = [...new Set(ofArticles.flat())].toSorted()
    const codes = new Map(slugs.map((slug, place) => [slug, String.fromCharCode(codeBase + place)]))
    const code = (slug: string) => codes.get(slug) ?? ''
    return { slugs, of: ofArticles.map((list) => list.map(code).join('')).join(' ') }
  }
  const [tags, sources] = [own('tags'), own('sources')]
  return { tags: tags.slugs, sources: sources.slugs, tagsOf: tags.of, sourcesOf: sources.of }
}

function ship({ editions, folded }: IndexedArticle): Partial<Record<EditionId, Buffer>> {
  const shipped: Partial<Record<EditionId, Buffer>> = {}
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
    const own: ShippedDocument = {
      a: address,
      d: dateText,
      s: document.sourcesText ?? sources.map(({ name }) => name).join('、'),
      b: blocks.map(blockOf),
    }
    shipped[id] = Buffer.from(JSON.stringify(own))
  }
  return shipped
}
