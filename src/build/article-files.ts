/** Files beside articles that the site publishes as they are: documents that are linked, recordings and what goes with them. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { readArticleFile, structureOf } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { whyHidden } from '../content/checks/inspect.ts'
import { policyOf } from '../content/policy.ts'
import {
  DOCUMENT_NAME,
  fileBeside,
  recordingKind,
  type FileBeside,
} from '../rendering/markdown/files-beside.ts'
import { companionsOf } from '../rendering/markdown/recordings.ts'

/**
 * @param folder the content folder
 * @param hidden whether files of drafts and of articles that are not due yet are among them
 * @returns the files that articles name, and all in `files/`; each place once
 */
export function filesBeside(folder: string, hidden: boolean): FileBeside[] {
  const found = new Map<string, FileBeside>()
  for (const file of articlePaths(folder))
    for (const beside of filesOf(file, folder, hidden)) found.set(beside.place, beside)
  const shared = join(folder, 'files')
  for (const name of existsSync(shared) ? readdirSync(shared, { recursive: true, encoding: 'utf8' }) : []) {
    const path = join(shared, name)
    if (DOCUMENT_NAME.test(name) && statSync(path).isFile()) {
      const place = `files/${name.replaceAll('\\', '/')}`
      found.set(place, { path, place })
    }
  }
  return [...found.values()]
}

function filesOf(file: string, folder: string, hidden: boolean): FileBeside[] {
  const text = readFileSync(file, 'utf8')
  if (!/\]\(\s*<?\.{1,2}\/|^ {0,3}\[[^\]]+\]:\s*<?\.{1,2}\/|(?:href|src|data)\s*=/imu.test(text)) return []
  const read = readArticleFile(file, text, policyOf(folder))
  if ('diagnostics' in read) return []
  const { frontmatter } = read
  if (!hidden && (whyHidden(frontmatter) !== undefined || frontmatter.withdrawn)) return []
  const structure = structureOf(read)
  if ('problem' in structure) return []
  const named = [
    ...structure.links,
    ...structure.html.flatMap(({ attributes: { href } }) => (href === undefined ? [] : [{ url: href }])),
    ...structure.images.filter(({ url }) => recordingKind(url) !== undefined),
  ]
  return named.flatMap(({ url }) => {
    const beside = url.startsWith('/') ? undefined : fileBeside(url, file)
    if (!beside || !DOCUMENT_NAME.test(beside.path) || !existsSync(beside.path)) return []
    if (recordingKind(url) === undefined) return [beside]
    const { poster, captions } = companionsOf(beside)
    return [beside, ...(poster ? [poster] : []), ...(captions ? [captions] : [])]
  })
}

/**
 * Puts the files into the built site.
 *
 * @param folder the content folder
 * @param site the built site
 */
export async function placeFiles(folder: string, site: string): Promise<void> {
  for (const { path, place } of filesBeside(folder, false)) {
    const target = join(site, place)
    mkdirSync(dirname(target), { recursive: true })
    if (/\.(?:jpe?g|png)$/iu.test(path)) await copyPicture(path, target)
    else copyFileSync(path, target)
  }
}

/** A poster no wider than a page, without what its camera wrote: where and when it was taken. */
async function copyPicture(path: string, target: string): Promise<void> {
  const picture = sharp(path).autoOrient().resize({ width: 1200, withoutEnlargement: true })
  await (/\.png$/iu.test(path) ? picture.png({ palette: true }) : picture.jpeg({ quality: 70 })).toFile(
    target,
  )
}
