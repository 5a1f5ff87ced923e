/** What a build keeps for the next one: Astro's cache, each file of it known by its digest. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { readCached, writeCached } from '../config/cache-file.ts'
import { contentFolder } from '../config/site.ts'

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
  return new Map(
    filesIn(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('base64url'),
    ]),
  )
}

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
}

/** Seals a cache when a build is done with it. */
export function sealCache(folder: string, fingerprint: string): void {
  writeCached(digestsFile(folder), Buffer.from(sealOf(folder, fingerprint)))
}

function sealOf(folder: string, fingerprint: string): string {
  return JSON.stringify([fingerprint, ...digestsIn(folder)])
}

/** Removes all that builds of this content keep, and the pictures for sharing, which those of all contents share. */
export function emptyCaches(): void {
  for (const path of [cacheFolder, digestsFile(cacheFolder), inspectionFile, join(CACHE, 'share-images')])
    rmSync(resolve(path), { recursive: true, force: true })
}
