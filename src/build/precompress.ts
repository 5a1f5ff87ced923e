/** Compressed copies beside a site's files, for servers that send them as they are. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { readCached, writeCached } from '../config/cache-file.ts'

/** Files that compression makes smaller; pictures and the index are compressed already. */
const WORTH = /\.(?:html|css|js|json|xml|txt|svg|webmanifest|ico)$/u
/** Under this an answer fits one packet anyway. */
const LEAST = 256

const ways = {
  br: (text: Buffer) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gz: (text: Buffer) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
} as const

/** What was done to a site. */
export interface Precompressed {
  files: number
  /** compressed now; the others were in the cache */
  made: number
  bytes: number
  brotli: number
  gzip: number
}

/**
 * Writes `.br` and `.gz` beside each file that gets smaller by it, each whole at once, and removes those whose file is
 * gone or does not need them.
 *
 * @param folder the built site
 * @param cache keeps what was compressed, by what it holds; what no file of the site asks for is removed
 * @param tell called after each file with the progress
 */
export async function precompress(
  folder: string,
  cache: string,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<Precompressed> {
  mkdirSync(cache, { recursive: true })
  // in use (build/cache.ts)
  utimesSync(cache, new Date(), new Date())
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const name of names) if (/\.(?:br|gz)(?:\.new)?$/u.test(name)) rmSync(name)
  const todo = names.filter((name) => WORTH.test(name))
  const done: Precompressed = { files: todo.length, made: 0, bytes: 0, brotli: 0, gzip: 0 }
  const used = new Set<string>()
  const one = async (file: string): Promise<void> => {
    const text = readFileSync(file)
    done.bytes += text.length
    const key = createHash('sha256').update(text).digest('hex')
    for (const [end, compress] of Object.entries(ways)) {
      const kept = join(cache, `${key}.${end}`)
      used.add(`${key}.${end}`)
      let small = readCached(kept)
      if (!small) {
        small = text.length < LEAST ? Buffer.alloc(0) : await compress(text)
        if (small.length >= text.length * 0.95) small = Buffer.alloc(0)
        writeCached(kept, small)
        done.made += 1
      }
      done[end === 'br' ? 'brotli' : 'gzip'] += small.length === 0 ? text.length : small.length
      // an empty file in the cache says that it is not worth it
      if (small.length === 0) continue
      writeFileSync(`${file}.${end}.new`, small)
      renameSync(`${file}.${end}.new`, `${file}.${end}`)
    }
  }
  let finished = 0
  // as many at a time as libuv has threads
  const queue = todo.values()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const file of queue) {
        await one(file)
        tell((finished += 1), todo.length)
      }
    }),
  )
  for (const name of readdirSync(cache)) if (!used.has(name)) rmSync(join(cache, name))
  return done
}
