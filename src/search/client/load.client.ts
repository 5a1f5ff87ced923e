/** Fetches the files of the index, each once. */
import {
  chunkFile,
  documentFile,
  engineFile,
  type SearchCatalogue,
  type ShippedDocument,
} from '../shared/catalogue.ts'
import { unpackChunk, type PostingsFinder } from '../build/postings.ts'

/** Where the search's files are, and for whom. */
export interface SearchPlace {
  /** path of the folder `search/`, with the site's base and a closing slash */
  root: string
  edition: string
}

/** The files of one version of the index. */
export interface SearchFiles {
  catalogue: SearchCatalogue
  engine: WebAssembly.Module
  chunk: (number: number) => Promise<PostingsFinder>
  document: (article: number) => Promise<ShippedDocument>
  /** A file of the lexicon in the reader's script, by letter or by `han-` and its number; empty where there is none. */
  lexicon: (name: string) => Promise<string>
  sounds: () => Promise<string>
}

/** The index cannot be read: no network, blocked, or replaced by a newer one meanwhile. */
export class IndexUnavailable extends Error {}

/** How many chunks are kept: more than any query needs, few enough for a long session. */
const keptChunks = 150
const keptDocuments = 300
const keptLexicons = 60

/**
 * Opens the index.
 *
 * @throws {IndexUnavailable} where a file cannot be had
 */
export async function openFiles({ root, edition }: SearchPlace): Promise<SearchFiles> {
  const [catalogue, engine] = await Promise.all([
    // The catalogue names the version of all the rest, so it alone must be fresh.
    ask(`${root}index/catalogue.json`, 'no-cache').then(
      (answer) => answer.json() as Promise<SearchCatalogue>,
    ),
    ask(`${root}index/${engineFile}`).then(async (answer) => WebAssembly.compile(await answer.arrayBuffer())),
  ])
  const folder = `${root}index/${catalogue.version}/`
  let sounds: Promise<string> | undefined
  return {
    catalogue,
    engine,
    chunk: once(keptChunks, async (number) => {
      const answer = await ask(folder + chunkFile(number))
      return unpackChunk(await inflate(await answer.arrayBuffer())).find
    }),
    document: once(keptDocuments, async (article) => {
      const answer = await ask(`${root}${edition}/${documentFile(catalogue.version, article)}`)
      return answer.json() as Promise<ShippedDocument>
    }),
    lexicon: once(keptLexicons, async (name) => {
      if (!catalogue.words.includes(name)) return ''
      return (await ask(`${folder}words/${edition}-${name}.json`)).json() as Promise<string>
    }),
    sounds: () =>
      (sounds ??= ask(`${folder}words/sounds.json`).then((answer) => answer.json() as Promise<string>)),
  }
}

async function ask(address: string, cache: RequestCache = 'default'): Promise<Response> {
  const answer = await fetch(address, { cache }).catch((error: unknown) => {
    throw new IndexUnavailable(address, { cause: error })
  })
  if (!answer.ok) throw new IndexUnavailable(`${answer.status} ${address}`)
  return answer
}

async function inflate(packed: ArrayBuffer): Promise<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** Remembers the latest answers, failures apart. */
function once<Key, Answer>(kept: number, read: (key: Key) => Promise<Answer>): (key: Key) => Promise<Answer> {
  const answers = new Map<Key, Promise<Answer>>()
  return (key) => {
    const known = answers.get(key)
    const answer = known ?? read(key)
    answers.delete(key)
    answers.set(key, answer)
    if (!known) answer.catch(() => answers.delete(key))
    for (const oldest of answers.keys()) {
      if (answers.size <= kept) break
      answers.delete(oldest)
    }
    return answer
  }
}
