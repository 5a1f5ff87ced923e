/** Inspects a content folder again, looking closely only at what changed since all of it was right. */
import { createHash } from 'node:crypto'
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readArticleFile, structureOf, type ArticleFile } from '../article-file.ts'
import { policyOf } from '../policy.ts'
import { readText } from '../text-file.ts'
import { readRegistry, registryFiles, type Registries } from '../registries.ts'
import type { Diagnostic } from '../schemas/diagnostics.ts'
import { fileBeside } from '../../rendering/markdown/files-beside.ts'
import { articlePaths } from '../article-paths.ts'
import { readCached, writeCached } from '../../config/cache-file.ts'
import { diagnosticsWithin, inspect, strayFiles, whyHidden } from './inspect.ts'
import { nameDiagnostics, unregisteredTags } from './rules/names.ts'

const SHARED = [...registryFiles, 'policy.yaml'] as const

/** What other files, and later days, can make wrong about a file that was right. */
interface RightFile {
  digest: string
  slug: string
  aliases: string[]
  draft: boolean
  published: string | undefined
  /** slugs of articles that it may link to */
  links: string[]
  /** files beside it that it shows or links to, each with its size and when it was written */
  files: [file: string, state: string][]
}

interface Memory {
  fingerprint: string
  registries: string
  files: [path: string, file: RightFile][]
}

/**
 * @param folder the content folder
 * @param memory a file of this function's own, which it reads and writes
 * @param fingerprint of the code; results of other code are not used
 * @returns the diagnostics of the folder, the same as `inspect` finds
 */
export function diagnosticsSince(folder: string, memory: string, fingerprint: string): readonly Diagnostic[] {
  const texts = new Map(
    articlePaths(folder).map((file) => {
      const read = readText(file)
      // no article: the inspection says why
      return [file, 'text' in read ? read.text : '']
    }),
  )
  const registries = digestOf(
    SHARED.map((name) => {
      const file = join(folder, name)
      const read = existsSync(file) ? readText(file) : { text: '' }
      return 'text' in read ? read.text : read.diagnostic.message
    }),
  )
  const known = readMemory(memory, fingerprint, registries)
  const files = known && stillRight(folder, texts, known)
  if (files) {
    writeMemory(memory, { fingerprint, registries, files: [...files] })
    return []
  }
  const { diagnostics, articles } = inspect(folder)
  if (diagnostics.length > 0) {
    rmSync(memory, { force: true })
    return diagnostics
  }
  const right = articles.map(
    (article) => [article.file, rightFile(article, texts.get(article.file) ?? '')] as const,
  )
  writeMemory(memory, { fingerprint, registries, files: right.map(([path, file]) => [path, file]) })
  return []
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}\n`).update(part)
  return hash.digest('base64url')
}

function readMemory(
  memory: string,
  fingerprint: string,
  registries: string,
): ReadonlyMap<string, RightFile> | undefined {
  const kept = readCached(memory)?.toString()
  if (kept === undefined) return undefined
  const { files, ...made } = JSON.parse(kept) as Memory
  return made.fingerprint === fingerprint && made.registries === registries ? new Map(files) : undefined
}

function writeMemory(memory: string, content: Memory): void {
  writeCached(memory, Buffer.from(JSON.stringify(content)))
}

/** All files with what was changed, or nothing where anything may be wrong. */
function stillRight(
  folder: string,
  texts: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, RightFile>,
): ReadonlyMap<string, RightFile> | undefined {
  const files = new Map<string, RightFile>()
  const changed: ArticleFile[] = []
  for (const [path, text] of texts) {
    const before = known.get(path)
    if (before?.digest === digestOf([text])) {
      files.set(path, before)
      continue
    }
    const read = readArticleFile(path, text, policyOf(folder))
    if ('diagnostics' in read || nameDiagnostics(path).length > 0) return undefined
    changed.push(read)
    files.set(path, rightFile(read, text))
  }
  if (strayFiles(folder).length > 0) return undefined
  const slugs = new Map<string, string | undefined>()
  const taken = new Set<string>()
  for (const file of files.values()) {
    slugs.set(file.slug, whyHidden(file))
    for (const name of [file.slug, ...file.aliases]) {
      if (taken.has(name)) return undefined
      taken.add(name)
    }
  }
  for (const { links, files: named } of files.values())
    if (
      links.some((slug) => !slugs.has(slug) || slugs.get(slug)) ||
      !named.every(([file, state]) => stateOf(file) === state)
    )
      return undefined
  if (changed.length === 0) return files
  const registries = readRegistries(folder)
  if (unregisteredTags(join(folder, 'tags.yaml'), changed, registries['tags.yaml']).length > 0)
    return undefined
  return changed.every(
    (article) =>
      diagnosticsWithin(article, { slugs, registries, folder, policy: policyOf(folder) }).length === 0,
  )
    ? files
    : undefined
}

function readRegistries(folder: string): Partial<Registries> {
  return Object.fromEntries(
    registryFiles.flatMap((name) => {
      const read = readRegistry(folder, name)
      return 'diagnostics' in read ? [] : [[name, read.value]]
    }),
  )
}

/** Size and last writing of a file, by which a change is known. */
function stateOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.size} ${stat.mtimeMs}` : ''
}

function rightFile(article: ArticleFile, text: string): RightFile {
  const { file, slug, frontmatter, body } = article
  const structure = structureOf(article)
  const shown = 'problem' in structure ? [] : [...structure.images, ...structure.links].map(({ url }) => url)
  return {
    digest: digestOf([text]),
    slug,
    aliases: frontmatter.aliases,
    draft: frontmatter.draft === true,
    published: frontmatter.published,
    links: [...new Set(Array.from(body.matchAll(/\/articles\/([^/#?)\s"]*)/gu), ([, name = '']) => name))],
    files: [...shown, ...(frontmatter.cover?.image ? [frontmatter.cover.image] : [])].flatMap((url) => {
      const path = fileBeside(url, file)?.path
      return path === undefined ? [] : [[path, stateOf(path)]]
    }),
  }
}
