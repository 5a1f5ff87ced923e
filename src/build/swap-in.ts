/**
 * A built site takes the place of the last good one wholly or not at all. Beside the site's folder `dist` a build may
 * leave, when it is killed, `.dist-copy-<process>` (half a site, being written or removed), `.dist-new-<process>` (a
 * whole and checked one) and `.dist-old-<process>` (the one before); the next build or server recovers.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'

/** Where a build works until its site is whole; in the project's folder, where Astro keeps one build apart from another's. */
export function scratchOf(target: string): string {
  return resolve('.cache', `site-${nameOf(target)}-${process.pid}`)
}

/** A target's name for files that are kept by it. */
function nameOf(target: string): string {
  return createHash('sha256').update(resolve(target)).digest('hex').slice(0, 16)
}

/** @returns a lock on the target; `undefined` where another process has it */
export type Lock = { release(): void } | undefined

/**
 * Locks a target for this process until it ends, however it ends: the lock is a socket, which goes with its
 * process, so that a killed build never blocks the next.
 *
 * @param target the folder of a built site, or another that one process alone may write
 */
export async function acquireLock(target: string): Promise<Lock> {
  const address = addressOf(`shinan-renewal-${nameOf(target)}`)
  for (const attempt of [1, 2]) {
    const server = await listen(address)
    if (server) return { release: () => server.close() }
    if (attempt === 2 || (await answers(address))) return undefined
    // left by a process that has ended
    rmSync(address, { force: true })
  }
  return undefined
}

/** Linux and Windows have names for sockets that are no files and go with the process. */
function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.end()).unref()
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(undefined) : failed(error),
    )
    server.listen(address, () => done(server))
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => socket.destroy() && done(true))
    socket.once('error', () => done(false))
  })
}

/**
 * Recovers from a killed build: where the target is missing, the whole site beside it takes its place; all else
 * that was left goes. Call it while the target is locked.
 *
 * @param target the folder of a built site
 */
export function recover(target: string): void {
  const left = leftBeside(target)
  if (!existsSync(target)) {
    const whole = left.find(({ kind }) => kind === 'new') ?? left.find(({ kind }) => kind === 'old')
    if (whole) renameSync(whole.path, target)
  }
  // of the last build another process may still be removing some
  for (const { path } of left) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  const scratch = `site-${nameOf(target)}-`
  for (const name of namesIn('.cache'))
    if (name.startsWith(scratch)) rmSync(join('.cache', name), { recursive: true, force: true })
}

function leftBeside(target: string): { kind: string; path: string }[] {
  const folder = dirname(target)
  return namesIn(folder)
    .map((name) => ({ name, path: join(folder, name) }))
    .flatMap(({ name, path }) => {
      if (!name.startsWith(`.${basename(target)}-`)) return []
      const kind = /^(copy|new|old)-\d+$/u.exec(name.slice(basename(target).length + 2))?.[1]
      // another process may have removed it by now
      const made = kind === undefined ? undefined : statSync(path, { throwIfNoEntry: false })
      return kind === undefined || !made ? [] : [{ kind, path, time: made.mtimeMs }]
    })
    .sort((a, b) => b.time - a.time)
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

/**
 * Puts a site that is whole and checked into the target's place. A target that was there is there until a single
 * rename before the end; a process that is killed between the two renames leaves both sites beside it for `recover`.
 *
 * @param site the built site; it is moved away
 * @param target where it goes
 * @returns what removes the site before, in a process of its own: of a large paper that takes a while, for which nobody
 *   need wait
 * @throws where the disk refuses; then the target is as it was
 */
export function swapIn(site: string, target: string): () => void {
  const beside = (kind: string) => join(dirname(target), `.${basename(target)}-${kind}-${process.pid}`)
  mkdirSync(dirname(target), { recursive: true })
  const [copy, fresh, old] = [beside('copy'), beside('new'), beside('old')]
  try {
    renameSync(site, fresh)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    // on another disk: beside the target first, so that the change itself is two renames
    try {
      cpSync(site, copy, { recursive: true, preserveTimestamps: true })
    } catch (failure) {
      rmSync(copy, { recursive: true, force: true })
      throw failure
    }
    renameSync(copy, fresh)
  }
  if (existsSync(target)) renameSync(target, old)
  try {
    renameSync(fresh, target)
  } catch (failure) {
    if (existsSync(old)) renameSync(old, target)
    throw failure
  }
  return () => {
    if (!existsSync(old)) return
    // from now on it is no whole site that could be put back
    renameSync(old, copy)
    removeInBackground(copy)
  }
}

const REMOVE = 'fs.rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 5 })'

function removeInBackground(folder: string): void {
  spawn(process.execPath, ['-e', REMOVE, folder], { detached: true, stdio: 'ignore' })
    // `recover` of the next build removes what this did not
    .on('error', () => undefined)
    .unref()
}

/** The file in a built site that lists all its files: by it a later build knows what it may replace. */
export const STAMP = '.built-files'

/**
 * Lists a built site's files in its stamp.
 *
 * @param site a folder that holds a whole site
 */
export function writeStamp(site: string): void {
  const files = filesIn(site).filter((file) => file !== STAMP)
  writeFileSync(join(site, STAMP), files.map((file) => `${file}\n`).join(''))
}

/** Paths of all that is no folder, relative, with slashes; empty where the folder is missing. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** Files that the system's file manager leaves in any folder that is looked at. */
const SYSTEM_FILES = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/u

/** The first file of a folder that its stamp does not list, nor is a compressed copy of one that it lists. */
function foreignFile(folder: string): string | undefined {
  const stamp = join(folder, STAMP)
  const listed = new Set(existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : [])
  return filesIn(folder).find(
    (file) =>
      file !== STAMP &&
      !listed.has(file) &&
      !SYSTEM_FILES.test(file) &&
      !listed.has(file.replace(/\.(?:br|gz)(?:\.new)?$/u, '')),
  )
}

/**
 * A build replaces all that its folder holds, so a folder with anything else in it is refused.
 *
 * @param target the folder, absolute
 * @param asked as it was asked for
 * @returns why the build may not go there, in Chinese; nothing where it may
 */
export function whyNotInto(target: string, asked: string): string | undefined {
  const inside = relative(process.cwd(), target)
  const top = inside.split(/[/\\]/u)[0] ?? ''
  if (!relative(target, process.cwd()).startsWith('..'))
    return `--outDir 是 ${asked}，那里是项目自己所在的文件夹。请写一个新的目录，例如 dist。`
  if (['content', 'src', 'tests', 'public', 'node_modules', '.git', '.github', '.ci', '.cache'].includes(top))
    return `--outDir 是 ${asked}，那里是项目自己的 ${top}。请写一个新的目录，例如 dist。`
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === false)
    return `--outDir 是 ${asked}，那是一个文件，没有动。请写一个目录，例如 dist。`
  return whyNotOver(target, asked)
}

/**
 * @param target the folder, absolute
 * @param asked as it was asked for
 * @returns why what is in the folder may not be lost, in Chinese; nothing where it is empty or a built site alone
 */
export function whyNotOver(target: string, asked: string): string | undefined {
  const foreign = foreignFile(target)
  if (foreign === undefined) return undefined
  return existsSync(join(target, STAMP))
    ? `${asked} 里有别的文件（${foreign}），不是上一次构建做的，没有动。请把它移走，或换一个空的或还没有的目录。`
    : `${asked} 里有别的文件（${foreign}），没有动。请换一个空的或还没有的目录；里面要是从前做的网站，请先删去。`
}
