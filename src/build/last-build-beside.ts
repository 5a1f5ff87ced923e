/**
 * Reads what the last build left, looks which of its files are as it left them, and takes those over, in a thread of its
 * own: most will be kept, and are there by the time when it is known which.
 */
import { join as joinPath } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readStoredNotes } from './page-notes.ts'
import { isDocuments, placeOf, readStored, touchedFiles, type LastBuild, type Places } from './last-build.ts'
import { takeOverAll } from './take-over.ts'

/** What the thread is told. */
interface Asked {
  memory: string
  fingerprint: string
  places: Places
  into: string | undefined
}

/** What it tells, its lists as one text each: many texts take longer to hand over. */
interface Told {
  files: string
  keys: string
  touched: string
  texts: string
  numbers: Uint32Array<ArrayBuffer>
  pages: number
}

/** Stands in no path, key, address, id or style. */
const BETWEEN = '\0'
const join = (texts: readonly string[]) => texts.join(BETWEEN)
const split = (joined: string) => (joined === '' ? [] : joined.split(BETWEEN))

/** What is being done beside. */
export interface Beside {
  /** what was left by the last build; nothing where there was none, or other code made it */
  last: Promise<LastBuild | undefined>
  /** fulfilled when the files are taken over */
  takenOver: Promise<unknown>
  stop(): void
}

/**
 * @param memory the folder of `memoryOf`, or a shard
 * @param fingerprint the code's, by `codeFingerprint`
 * @param places where the last build's files are
 * @param into the folder that takes over those files, but the documents, which nobody touched
 */
export function lastBuildBeside(memory: string, fingerprint: string, places: Places, into?: string): Beside {
  const asked: Asked = { memory, fingerprint, places, into }
  const thread = new Worker(new URL(import.meta.url), { workerData: asked })
  const takenOver = new Promise<void>((done, failed) => {
    thread.once('error', failed)
    thread.once('exit', (code) => (code === 0 ? done() : failed(new Error('沿用上一次的文件，中途停了。'))))
  })
  const last = new Promise<LastBuild | undefined>((done, failed) => {
    takenOver.catch(failed)
    thread.once('message', (told: Told | undefined) => {
      if (!told) return done(undefined)
      const keys = split(told.keys)
      done({
        keys: new Map(split(told.files).map((file, place) => [file, keys[place] ?? ''])),
        touched: new Set(split(told.touched)),
        notes: readStoredNotes({ ...told, texts: split(told.texts) }),
      })
    })
  })
  // whoever waits for it is told; until then nobody else need be
  last.catch(() => undefined)
  return { last, takenOver, stop: () => void thread.terminate() }
}

if (!isMainThread && parentPort) {
  const { memory, fingerprint, places, into } = workerData as Asked
  const stored = readStored(memory, fingerprint)
  const made = stored?.made ?? []
  const touched = new Set(touchedFiles(made, places))
  const files = made.map(([file]) => file)
  const told: Told | undefined = stored && {
    files: join(files),
    keys: join(made.map(([, key]) => key)),
    touched: join([...touched]),
    texts: join(stored.texts),
    numbers: stored.numbers,
    pages: stored.pages,
  }
  parentPort.postMessage(told, told ? [told.numbers.buffer] : [])
  if (into !== undefined)
    takeOverAll(
      files
        .filter((file) => !touched.has(file) && !isDocuments(file))
        .map((file) => [placeOf(file, places), joinPath(into, file)]),
    )
}
