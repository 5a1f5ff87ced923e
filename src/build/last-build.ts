/** What is known of the last good build into a folder: from what each of its files was made. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { storeNotes, type PageNotes, type StoredNotes } from './page-notes.ts'
import { contentFolder } from '../config/site.ts'

/** The last good build into a folder. */
export interface LastBuild {
  /** by the paths of the files that were made from known content */
  keys: ReadonlyMap<string, string>
  /** files that were changed since, or are gone */
  touched: ReadonlySet<string>
  notes: ReadonlyMap<string, PageNotes>
}

/** Where a build's files are. */
export interface Places {
  site: string
  /** the articles' documents for the search */
  documents: string
}

const DOCUMENTS = 'search/documents/'

/** Whether a file holds articles' documents for the search, which are kept beside the site. */
export function isDocuments(file: string): boolean {
  return file.startsWith(DOCUMENTS)
}

/** Where a file of a build is. */
export function placeOf(file: string, { site, documents }: Places): string {
  return isDocuments(file) ? join(documents, file.slice(DOCUMENTS.length)) : join(site, file)
}

/** A name for the code and the settings: files made by other code are not used again. */
export function codeFingerprint(): string {
  const hash = createHash('sha256')
  const add = (file: string) => hash.update(file).update(readFileSync(file))
  for (const folder of ['src', 'public'])
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort())
      add(entry)
  for (const file of ['package-lock.json', 'astro.config.mjs', join(contentFolder, 'glossary.yaml')])
    add(file)
  const settings = Object.entries(process.env)
    .filter(([name]) => name.startsWith('SITE_') && name !== 'SITE_NOW')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return hash.update(JSON.stringify([settings, process.version])).digest('base64url')
}

/** The folder that keeps what a build of this content into this folder leaves for the next. */
export function memoryOf(target: string): string {
  const name = createHash('sha256')
    .update(`${resolve(contentFolder)}\n${resolve(target)}`)
    .digest('hex')
  return resolve('.cache', 'press', name.slice(0, 16))
}

/** A file with its key, and by what it is known that nobody changed it since: time 0 where it may be carried elsewhere. */
type MadeFile = [file: string, key: string, size: number, time: number]

/** What is written as JSON; the numbers of the notes stand in a file beside. */
interface Written extends Omit<StoredNotes, 'numbers'> {
  fingerprint: string
  made: MadeFile[]
}

/**
 * @param memory the folder of `memoryOf`, or a shard
 * @param fingerprint the code's, by `codeFingerprint`
 * @returns what was left by the last build; nothing where there was none, or other code made it
 */
export function readStored(
  memory: string,
  fingerprint: string,
): (StoredNotes & { made: readonly MadeFile[] }) | undefined {
  try {
    const stored = JSON.parse(readFileSync(join(memory, 'build.json'), 'utf8')) as Written
    if (stored.fingerprint !== fingerprint) return undefined
    const { buffer } = Uint8Array.from(readFileSync(join(memory, 'notes')))
    return { ...stored, numbers: new Uint32Array(buffer) }
  } catch {
    return undefined
  }
}

/** Files that are not as the last build left them, or gone. */
export function touchedFiles(made: readonly MadeFile[], places: Places): string[] {
  return made.flatMap(([file, , size, time]) => {
    const now = statSync(placeOf(file, places), { throwIfNoEntry: false })
    return now && now.size === size && (time === 0 || now.mtimeMs === time) ? [] : [file]
  })
}

/**
 * Leaves word for the next build.
 *
 * @param places where the files are now
 * @param built for each file that was made from known content its key; the notes on all pages; whether the files may be
 *   carried to another machine, which does not keep their times
 */
export function writeLastBuild(
  memory: string,
  fingerprint: string,
  places: Places,
  {
    keys,
    notes,
    carried = false,
  }: { keys: ReadonlyMap<string, string>; notes: ReadonlyMap<string, PageNotes>; carried?: boolean },
): void {
  const { numbers, ...rest } = storeNotes(notes)
  const stored: Written = {
    fingerprint,
    made: Array.from(keys, ([file, key]): MadeFile => {
      const { size, mtimeMs } = statSync(placeOf(file, places))
      return [file, key, size, carried ? 0 : mtimeMs]
    }),
    ...rest,
  }
  mkdirSync(memory, { recursive: true })
  // the last build was forgotten before: until the second file has its name there is none
  writeFileSync(join(memory, 'notes'), numbers)
  writeFileSync(join(memory, 'build.json.new'), JSON.stringify(stored))
  renameSync(join(memory, 'build.json.new'), join(memory, 'build.json'))
}

/** Forgets the last build, before another site takes its place: a build that is killed then leaves nothing false. */
export function forgetLastBuild(memory: string): void {
  rmSync(join(memory, 'build.json'), { force: true })
}
