/** Opens the index once for all boxes of a page, and fetches its files. */
import type { SearchManifest, ShippedDocument } from '../shared/manifest.ts'
import { createSearcher, type Searcher } from './query.client.ts'

/** Where the search's files are, and for whom. */
export interface SearchPlace {
  /** address of the folder `search/`, with the site's base and a closing slash */
  root: string
  edition: string
}

/** What is used of Pagefind's browser API (https://pagefind.app/docs/api/). */
export interface Pagefind {
  options: (options: { basePath?: string; noWorker?: boolean }) => Promise<void>
  init: () => Promise<void>
  destroy: () => Promise<void>
  filters: () => Promise<Record<string, Record<string, number>>>
  search: (
    term: string | null,
    options?: { filters?: Record<string, string>; sort?: Record<string, 'asc' | 'desc'> },
  ) => Promise<{ results: { id: string; score: number; words: number[] }[] }>
}

/** The files of the index. */
export interface SearchFiles {
  manifest: SearchManifest
  pagefind: Pagefind
  /** @param id of a result */
  document: (id: string) => Promise<ShippedDocument>
  /**
   * A file of the lexicon in the reader's script, by letter or by `han-` and its number; empty where there is none or it
   * cannot be had, as the search itself does without.
   */
  lexicon: (name: string) => Promise<string>
  sounds: () => Promise<string>
  /** @throws {IndexUnavailable} the index was replaced by a newer one since it was opened, or cannot be had */
  confirm: () => Promise<void>
}

/** The index cannot be read: no network, blocked, too slow, or replaced by a newer one meanwhile. */
export class IndexUnavailable extends Error {}

/** An open index with its files. */
export interface OpenIndex {
  files: SearchFiles
  searcher: Searcher
}

/** A request without an answer is given up after so many milliseconds. */
const patience = 15_000
const keptFiles = 400

let opened: Promise<OpenIndex> | undefined
let attempts = 0

/**
 * Opens the index, or gives the one that is open already. A failure is forgotten, so that the next call tries again.
 *
 * @throws {IndexUnavailable} where the index cannot be had
 */
export function openIndex(place: SearchPlace): Promise<OpenIndex> {
  opened ??= openFiles(place).then((files) => ({ files, searcher: createSearcher(files) }))
  opened.catch(() => (opened = undefined))
  return opened
}

/** Closes the index, after a file of it could not be had: a newer one may have taken its place. */
export async function closeIndex(): Promise<void> {
  const closing = opened
  opened = undefined
  const index = await closing?.catch(() => undefined)
  await index?.files.pagefind.destroy()
}

/**
 * Opens the files of the index.
 *
 * @param load gives the module at the address of Pagefind's script
 * @throws {IndexUnavailable} where a file cannot be had
 */
export async function openFiles(
  { root, edition }: SearchPlace,
  load = (address: string) => import(/* @vite-ignore */ address) as Promise<Pagefind>,
): Promise<SearchFiles> {
  const manifestOf = () => askJson<SearchManifest>(`${root}manifest.json`, 'no-cache')
  const basePath = root.replace(/search\/$/u, 'pagefind/')
  // a browser may remember that a module could not be had
  attempts += 1
  const module = load(`${basePath}pagefind.js${attempts > 1 ? `?${attempts}` : ''}`)
  module.catch(() => undefined)
  const manifest = await manifestOf()
  const pagefind = await within(module)
  await pagefind.options({ basePath, noWorker: true })
  await pagefind.init()
  const askOnce = remember((path) => askJson<unknown>(root + path), keptFiles)
  const optional = (path: string) => (askOnce(path) as Promise<string>).catch(() => '')
  return {
    manifest,
    pagefind,
    document: (id) => askOnce(`${edition}/${id}.json`) as Promise<ShippedDocument>,
    lexicon: async (name) => (manifest.words.includes(name) ? optional(`words/${edition}-${name}.json`) : ''),
    sounds: () => optional('words/sounds.json'),
    confirm: async () => {
      const { version } = await manifestOf()
      if (version !== manifest.version) throw new IndexUnavailable(`${manifest.version} → ${version}`)
    },
  }
}

/**
 * Waits for an answer, but not for ever.
 *
 * @throws {IndexUnavailable} where there is none in time, or it fails
 */
export async function within<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new IndexUnavailable('no answer')), patience)
  })
  try {
    return await Promise.race([answer, late])
  } catch (error) {
    throw error instanceof IndexUnavailable ? error : new IndexUnavailable('no answer', { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

async function askJson<Content>(address: string, cache: RequestCache = 'default'): Promise<Content> {
  const ask = async () => {
    const answer = await fetch(address, { cache })
    if (!answer.ok) throw new IndexUnavailable(`${answer.status} ${address}`)
    return (await answer.json()) as Content
  }
  return within(ask())
}

/** Remembers so many of the latest answers, failures apart. */
export function remember<Answer>(
  read: (key: string) => Promise<Answer>,
  most: number,
): (key: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return (key) => {
    const known = answers.get(key)
    const answer = known ?? read(key)
    answers.delete(key)
    answers.set(key, answer)
    if (!known) answer.catch(() => answers.delete(key))
    for (const oldest of answers.keys()) {
      if (answers.size <= most) break
      answers.delete(oldest)
    }
    return answer
  }
}
