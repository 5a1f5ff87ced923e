/** What a build keeps for the next one: Astro's cache, each file of it known by its digest. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { digestOfCached, readCached, writeCached } from '../config/cache-file.ts'
import { contentFolder } from '../config/site.ts'
import { PICTURE_NAME } from '../content/picture-file.ts'

/** Where everything is that builds keep. */
const CACHE = '.cache'

/** Astro's cache for builds of this content. */
export const cacheFolder = join(CACHE, 'astro', contentFolder.replace(/[^\w-]+/gu, '_'))

/** What the inspection of this content found right, which is no part of Astro's cache. */
export const inspectionFile = `${cacheFolder}.inspected`

const digestsFile = (folder: string) => `${folder.replace(/[/\\]$/u, '')}.digests`

/** A digest of the code and the settings: what other code made is not used again. */
export function codeFingerprint(): string {
  const hash = createHash('sha256')
  const files = ['src', 'public'].flatMap((folder) => filesIn(folder).map((file) => join(folder, file)))
  for (const file of [...files, 'package-lock.json', 'astro.config.mjs'])
    hash.update(file).update(readFileSync(file))
  const settings = Object.entries(process.env)
    .filter(([name]) => name.startsWith('SITE_') && name !== 'SITE_NOW')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return hash.update(JSON.stringify([settings, process.version])).digest('base64url')
}

/** The digests of all files of a folder, by their paths in it; none where it is missing. */
export function digestsIn(folder: string): Map<string, string> {
  return new Map(filesIn(folder).map((file) => [file, digestOf(join(folder, file)).toString('base64url')]))
}

const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest()

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/**
 * Makes a cache ready for a build: one of which a file was changed, added or lost since it was sealed, or which other
 * code made, is emptied. Until the build seals it again it is none, so that a build that is killed leaves nothing false.
 *
 * @param folder Astro's `cacheDir`
 * @param fingerprint the code's
 */
export function openCache(folder: string, fingerprint: string): void {
  const sealed = readCached(digestsFile(folder))?.toString()
  const isWhole = sealed !== undefined && sealed === sealOf(folder, fingerprint)
  rmSync(digestsFile(folder), { force: true })
  if (!isWhole) rmSync(folder, { recursive: true, force: true })
  else utimesSync(folder, new Date(), new Date())
}

/**
 * Seals a cache when a build is done with it. Pictures that the site no longer shows go first, which Astro keeps for ever.
 *
 * @param folder Astro's `cacheDir`
 * @param fingerprint the code's
 * @param site the built site
 */
export function sealCache(folder: string, fingerprint: string, site: string): void {
  const shown = new Set(filesIn(site).map((file) => basename(file)))
  for (const file of filesIn(folder))
    if (PICTURE_NAME.test(file) && !shown.has(basename(file))) rmSync(join(folder, file))
  writeCached(digestsFile(folder), Buffer.from(sealOf(folder, fingerprint)))
}

function sealOf(folder: string, fingerprint: string): string {
  return JSON.stringify([fingerprint, ...digestsIn(folder)])
}

/** Days for which a thing is kept that no build uses: drafts come back, and other contents are built now and then. */
const UNUSED = 30

/**
 * Removes what builds of any content have not used for a month, and the work of builds that were killed. What is used
 * is known by the time of its file, which a build that uses it renews.
 *
 * @param site the site that was just built: its pictures for sharing are in use, and it is now
 * @param cache the folder of all caches
 */
export function pruneCaches(site: string, cache: string = CACHE): void {
  const inUse = new Set(
    filesIn(site)
      .filter((file) => file.endsWith('share.png'))
      .map((file) => digestOf(join(site, file)).toString('hex')),
  )
  const pictures = join(cache, 'share-images')
  const now = statSync(site).mtime
  for (const name of filesIn(pictures))
    if (inUse.has(digestOfCached(join(pictures, name)))) utimesSync(join(pictures, name), now, now)
  for (const folder of [join(cache, 'astro'), join(cache, 'compressed'), pictures])
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const path = join(folder, name)
      const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
      if (mtimeMs !== undefined && now.getTime() - mtimeMs > UNUSED * 86_400_000)
        rmSync(path, { recursive: true, force: true })
    }
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const process = /^(?:second|site-[\da-f]{16})-(\d+)$/u.exec(name)?.[1]
    if (process !== undefined && !isRunning(Number(process)))
      rmSync(join(cache, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes all that builds of this content keep, and the pictures for sharing, which those of all contents share. */
export function emptyCaches(): void {
  for (const path of [cacheFolder, digestsFile(cacheFolder), inspectionFile, join(CACHE, 'share-images')])
    rmSync(resolve(path), { recursive: true, force: true })
}
