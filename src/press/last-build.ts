/** What is known of the last good build into a folder: from what each of its files was made. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PageNotes } from '../delivery/page-notes.ts'
import { contentFolder } from '../site.ts'

/** A file of the last build that was made from known content. */
export interface MadeFile {
  key: string
  /** by which it is known that nobody changed the file since; time 0 where it may be carried to another machine */
  size: number
  time: number
}

/** The last good build into a folder. */
export interface LastBuild {
  made: ReadonlyMap<string, MadeFile>
  notes: ReadonlyMap<string, PageNotes>
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

/** Numbers that follow one another: the first, and how many. */
type Run = [first: number, count: number]

interface Stored {
  fingerprint: string
  made: [file: string, key: string, size: number, time: number][]
  /** every text of the notes once; the notes hold their places, of which many follow one another, as runs */
  texts: string[]
  notes: [
    file: string,
    links: Run[],
    elsewhere: number[],
    told: [name: number, address: number][] | 0,
    ids: number[],
    styles: number[],
    movedTo: number,
  ][]
}

/**
 * @param memory the folder of `memoryOf`
 * @param fingerprint the code's, by `codeFingerprint`
 * @returns what was left by the last build; nothing where there was none, or other code made it
 */
export function readLastBuild(memory: string, fingerprint: string): LastBuild | undefined {
  let stored: Stored
  try {
    stored = JSON.parse(readFileSync(join(memory, 'build.json'), 'utf8')) as Stored
  } catch {
    return undefined
  }
  if (stored.fingerprint !== fingerprint) return undefined
  const text = (place: number) => stored.texts[place] ?? ''
  return {
    made: new Map(stored.made.map(([file, key, size, time]) => [file, { key, size, time }])),
    notes: new Map(
      stored.notes.map(([file, links, elsewhere, told, ids, styles, movedTo]) => [
        file,
        {
          links: links.flatMap(([first, count]) => stored.texts.slice(first, first + count)),
          elsewhere: elsewhere.map(text),
          told:
            told === 0
              ? undefined
              : Object.fromEntries(told.map(([name, address]) => [text(name), text(address)])),
          ids: ids.map(text),
          styles: styles.map(text),
          movedTo: movedTo < 0 ? undefined : text(movedTo),
        },
      ]),
    ),
  }
}

/**
 * Leaves word for the next build.
 *
 * @param whereIs the place of a file now
 * @param built for each file that was made from known content its key; the notes on all pages; whether the files may be
 *   carried to another machine, which does not keep their times
 */
export function writeLastBuild(
  memory: string,
  fingerprint: string,
  whereIs: (file: string) => string,
  {
    keys,
    notes,
    carried = false,
  }: { keys: ReadonlyMap<string, string>; notes: ReadonlyMap<string, PageNotes>; carried?: boolean },
): void {
  const places = new Map<string, number>()
  const texts: string[] = []
  const place = (text: string) => {
    let at = places.get(text)
    if (at === undefined) places.set(text, (at = texts.push(text) - 1))
    return at
  }
  const stored: Stored = {
    fingerprint,
    made: [...keys].flatMap(([file, key]): Stored['made'] => {
      const { size, mtimeMs } = statSync(whereIs(file))
      return [[file, key, size, carried ? 0 : mtimeMs]]
    }),
    texts,
    notes: [...notes].map(([file, { links, elsewhere, told, ids, styles, movedTo }]) => [
      file,
      runsOf(links.map(place)),
      elsewhere.map(place),
      told ? Object.entries(told).map(([name, address]) => [place(name), place(address)]) : 0,
      ids.map(place),
      styles.map(place),
      movedTo === undefined ? -1 : place(movedTo),
    ]),
  }
  mkdirSync(memory, { recursive: true })
  writeFileSync(join(memory, 'build.json.new'), JSON.stringify(stored))
  renameSync(join(memory, 'build.json.new'), join(memory, 'build.json'))
}

function runsOf(numbers: readonly number[]): Run[] {
  const runs: Run[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === number) last[1] += 1
    else runs.push([number, 1])
  }
  return runs
}

/** Forgets the last build, before another site takes its place: a build that is killed then leaves nothing false. */
export function forgetLastBuild(memory: string): void {
  rmSync(join(memory, 'build.json'), { force: true })
}

/** Whether a file is as the last build left it. */
export function isUntouched(file: string, { size, time }: MadeFile): boolean {
  const now = statSync(file, { throwIfNoEntry: false })
  return now !== undefined && now.size === size && (time === 0 || now.mtimeMs === time)
}
