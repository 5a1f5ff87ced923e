/** Builds the search of the site out of the documents that its build leaves. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import { simplifiedLexicon } from '../../conversion/lexicon.ts'
import { createFold } from '../shared/fold.ts'
import type { SearchManifest, ShippedBlock, ShippedDocument } from '../shared/manifest.ts'
import { articlePage } from './article-page.ts'
import {
  documentTexts,
  editionIds,
  readDocuments,
  type ArticleEditions,
  type EditionId,
} from './documents.ts'
import { foldTable } from './fold-table.ts'
import { lexiconFiles, soundsFile } from './lexicon.ts'
import { nearWords } from './near-words.ts'
import { resultIds } from './result-ids.ts'
import type { Declared } from './words.ts'

/** What was built. */
export interface SearchIndexReport {
  articles: number
  /** files that Pagefind wrote */
  files: number
  /** of those files */
  bytes: number
}

interface Page {
  url: string
  content: string
}

/** Where the search is built. */
export interface SearchIndexOptions {
  /** the built site's folder */
  site: string
  /**
   * the texts of the articles' documents, waited for when all else is ready; where they are left out, those of the
   * site's `search/documents`
   */
  documents?: PromiseLike<readonly string[] | undefined>
  /** what the paper's registries tell of its names */
  names?: Declared
  /** words that mean the same in the regions: the forms of each entry of the glossary */
  synonyms?: readonly (readonly string[])[]
}

/** Interfaces that Pagefind has beside its browser API: the search page is its own. */
const unused = /^pagefind-(?:(?:[a-z]+-)?ui|highlight|worker)\./u
/** So many pages are handed to Pagefind at once; it takes them in their order. */
const atOnce = 100
/** So many characters are common. */
const mostCommon = 120

/**
 * Builds `pagefind/`, as Pagefind writes it, and `search/`: the manifest, the lexicon, and one document an article and
 * edition by the id of Pagefind's result.
 *
 * @returns what was built
 * @throws {Error} in Chinese: a document missing in an edition or unreadable, or an article that Pagefind refuses
 */
export async function buildSearchIndex({
  site,
  documents,
  names,
  synonyms = [],
}: SearchIndexOptions): Promise<SearchIndexReport> {
  const search = join(site, 'search')
  const fold = createFold(foldTable())
  const foldText = (text: string) => fold(text).text
  // built while the documents are made, for the words of the paper
  simplifiedLexicon()
  const articles = readDocuments((await documents) ?? documentTexts(join(search, 'documents')))
  const near = nearWords.map((words) => words.map(foldText))
  const counts = new Map<string, number>()
  const shipped: Partial<Record<EditionId, string>>[] = []
  const pages = articles.map((editions) => {
    const folded = foldedBlocks(editions, foldText)
    for (const character of [...new Set(Object.values(folded).flat())].join(''))
      counts.set(character, (counts.get(character) ?? 0) + 1)
    shipped.push(shippedDocuments(editions, folded))
    return { url: editions.hans.slug, content: articlePage(editions, folded, near) }
  })
  for (const folder of ['pagefind', 'search/words', ...editionIds.map((id) => `search/${id}`)])
    rmSync(join(site, folder), { recursive: true, force: true })
  const folder = join(site, 'pagefind')
  const lexicon = await withPagefind(async () => {
    const index = await indexOf(pages)
    const [words] = await Promise.all([
      // while Pagefind's program writes
      setImmediate().then(() => lexiconFiles(articles, fold, names)),
      writeIndex(index, folder),
    ])
    return words
  })
  for (const name of readdirSync(folder)) if (unused.test(name)) rmSync(join(folder, name))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .toSorted()
  const ids = resultIds(
    files,
    pages.map(({ url }) => url),
  )
  const ours = new Map<string, string>([['words/sounds.json', soundsFile(fold)]])
  for (const [name, content] of lexicon) ours.set(`words/${name}`, content)
  for (const [article, { hans }] of articles.entries())
    for (const [edition, document] of Object.entries(shipped[article] ?? {}))
      ours.set(`${edition}/${ids.get(hans.slug) ?? ''}.json`, document)

  const manifest: SearchManifest = {
    version: versionOf(files, ours),
    fold: foldTable(new Set(counts.keys())),
    common: [...counts]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, mostCommon)
      .map(([character]) => character)
      .join(''),
    synonyms: synonyms.map((forms) => [...new Set(forms.map(foldText))]).filter(({ length }) => length > 1),
    near,
    words: [
      ...new Set(Array.from(lexicon.keys(), (name) => name.replace(/^[a-z]+-|\.json$/gu, ''))),
    ].toSorted(),
  }
  ours.set('manifest.json', JSON.stringify(manifest))

  for (const [path, content] of ours) write(join(search, path), content)
  return {
    articles: articles.length,
    files: files.length,
    bytes: files.reduce((total, path) => total + statSync(path).size, 0),
  }
}

/** Folds the blocks of an article's editions, each wording once. */
function foldedBlocks(
  editions: ArticleEditions,
  fold: (text: string) => string,
): Record<EditionId, string[]> {
  const known = new Map<string, string>()
  const ofEdition = (id: EditionId) =>
    (editions[id]?.blocks ?? []).map(({ text }) => {
      let own = known.get(text)
      if (own === undefined) known.set(text, (own = fold(text)))
      return own
    })
  return { hans: ofEdition('hans'), tw: ofEdition('tw'), hk: ofEdition('hk') }
}

/**
 * Does what needs Pagefind's program, and ends it.
 *
 * @throws {Error} in Chinese where the program ends without an answer
 */
function withPagefind<Result>(work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    // nothing is left to wait for then, and Pagefind's promises stay open
    const unanswered = () => reject(new Error('Pagefind 的程序没有回答就结束了。'))
    process.once('beforeExit', unanswered)
    work()
      .finally(close)
      .then(resolve, reject)
      .finally(() => process.off('beforeExit', unanswered))
  })
}

/**
 * Has Pagefind index the pages.
 *
 * @throws {Error} in Chinese, with the mend
 */
async function indexOf(pages: readonly Page[]): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({})
  if (!index) throw new Error(`Pagefind 没有启动：${errors.join('；')}`)
  for (let from = 0; from < pages.length; from += atOnce)
    await Promise.all(
      pages.slice(from, from + atOnce).map(async (page) => {
        const added = await index.addHTMLFile(page)
        if (added.errors.length > 0)
          throw new Error(`Pagefind 没有收下文章 ${page.url}：${added.errors.join('；')}`)
      }),
    )
  return index
}

/**
 * Has Pagefind write its files.
 *
 * @throws {Error} in Chinese, with the mend
 */
async function writeIndex(index: PagefindIndex, outputPath: string): Promise<void> {
  // not by `getFiles`, which hands all files over in one message
  const { errors } = await index.writeFiles({ outputPath })
  if (errors.length > 0) throw new Error(`Pagefind 没有建成索引：${errors.join('；')}`)
}

/** A name for exactly this content: eight letters of a SHA-256. Pagefind's files carry their own. */
function versionOf(files: readonly string[], ours: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const path of files) hash.update(`${basename(path)}\n`)
  for (const path of [...ours.keys()].toSorted()) hash.update(`${path}\n${ours.get(path) ?? ''}\n`)
  return hash.digest('hex').slice(0, 8)
}

function shippedDocuments(
  editions: ArticleEditions,
  folded: Record<EditionId, readonly string[]>,
): Partial<Record<EditionId, string>> {
  const shipped: Partial<Record<EditionId, string>> = {}
  for (const id of editionIds) {
    const document = editions[id]
    if (!document) continue
    const { address: a, dateText: d, sources, sourcesText, titleParts = [], blocks } = document
    const b = blocks.map(({ kind, text, heading }, place): ShippedBlock => {
      const others = editionIds.filter((other) => folded[other][place] !== folded[id][place])
      const elsewhere = [...new Set(others.flatMap((other) => editions[other]?.blocks[place]?.text ?? []))]
      if (elsewhere.length > 0) return [kind, text, heading ?? '', elsewhere]
      return heading === undefined ? [kind, text] : [kind, text, heading]
    })
    const s = sourcesText ?? sources.map(({ name }) => name).join('、')
    const own: ShippedDocument = { a, d, s, t: titleParts.slice(0, -1).map(({ length }) => length), b }
    shipped[id] = JSON.stringify(own)
  }
  return shipped
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
