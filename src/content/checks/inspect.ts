/** Everything that can be wrong in a content folder, found before a page is built, and reported together. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { articlePaths } from '../article-paths.ts'
import type { ArticleFile, ArticleParts } from '../article-file.ts'
import { readArticleFile, structureOf } from '../article-file.ts'
import { PICTURE_NAME } from '../picture-file.ts'
import { readPolicy, type Policy } from '../policy.ts'
import { readRegistry, registryFiles, type Registries } from '../registries.ts'
import { readText } from '../text-file.ts'
import { DOCUMENT_NAME } from '../../rendering/markdown/files-beside.ts'
import type { Diagnostic } from '../schemas/diagnostics.ts'
import { now } from '../../config/site.ts'
import type { BodyOfArticle, BodyRule } from './rules/body-rule.ts'
import { componentDiagnostics } from './rules/components.ts'
import { hiddenDiagnostics } from './rules/hidden-characters.ts'
import { linkDiagnostics } from './rules/links.ts'
import { nameDiagnostics, referenceDiagnostics, slugDiagnostics, unregisteredTags } from './rules/names.ts'
import { otherScriptDiagnostics } from './rules/other-script.ts'
import { pictureDiagnostics } from './rules/pictures.ts'
import { duplicates, factDiagnostics, figureRefDiagnostics, type LineOf } from './rules/registries.ts'
import { unfinishedDiagnostics } from './rules/unfinished.ts'

/** Rules of a body, in the order in which their diagnostics are listed. */
const BODY_RULES: readonly BodyRule[] = [
  linkDiagnostics,
  pictureDiagnostics,
  componentDiagnostics,
  unfinishedDiagnostics,
]

/** A content folder that was read; `diagnostics` is empty where all of it is right. */
export interface Inspection {
  articles: readonly ArticleFile[]
  registries: Partial<Registries>
  /** what is asked of an article */
  policy: Policy
  diagnostics: readonly Diagnostic[]
  /** the line of a part of a registry, as far as it could be read */
  lineOf(name: keyof Registries, path: readonly PropertyKey[]): { line?: number }
}

/**
 * Reads a content folder and checks it.
 *
 * @param folder the content folder, e.g. `content`
 */
export function inspect(folder: string): Inspection {
  const { policy, diagnostics: policyDiagnostics } = readPolicy(folder)
  const diagnostics: Diagnostic[] = [...policyDiagnostics]
  const registries: Partial<Registries> = {}
  const lines: Partial<Record<keyof Registries, LineOf>> = {}
  for (const name of registryFiles) {
    const read = readRegistry(folder, name, policy)
    if ('diagnostics' in read) diagnostics.push(...read.diagnostics)
    else {
      Object.assign(registries, { [name]: read.value })
      diagnostics.push(...duplicates(join(folder, name), read))
      lines[name] = read.lineOf
    }
  }
  diagnostics.push(
    ...factDiagnostics(join(folder, 'facts.yaml'), lines['facts.yaml'] ?? (() => 1), registries),
  )
  const facts = registries['facts.yaml']
  for (const [index, { figures }] of (registries['tags.yaml'] ?? []).entries())
    if (facts)
      diagnostics.push(
        ...figureRefDiagnostics(
          join(folder, 'tags.yaml'),
          facts,
          figures,
          (place) => lines['tags.yaml']?.([index, 'figures', place]) ?? 1,
          'figures',
        ),
      )

  for (const file of strayFiles(folder))
    diagnostics.push({
      file,
      message:
        '不是文章（.md、.mdx）、图片、影音，也不是附件（PDF、Office、压缩包等），不会出现在网站上。请改文件名或移走',
    })
  const articles: ArticleFile[] = []
  // what could be taken apart, though a field be wrong
  const parts: ArticleParts[] = []
  for (const file of articlePaths(folder)) {
    diagnostics.push(...nameDiagnostics(file))
    const source = readText(file)
    if ('diagnostic' in source) {
      diagnostics.push(source.diagnostic)
      continue
    }
    const read = readArticleFile(file, source.text, policy)
    if (!('diagnostics' in read)) {
      articles.push(read)
      parts.push(read)
      continue
    }
    diagnostics.push(...read.diagnostics)
    if (read.parts) parts.push(read.parts)
  }
  diagnostics.push(...slugDiagnostics(parts))
  diagnostics.push(...unregisteredTags(join(folder, 'tags.yaml'), parts, registries['tags.yaml']))
  const slugs = new Map<string, string | undefined>(parts.map(({ slug }) => [slug, undefined]))
  for (const { slug, frontmatter } of articles) slugs.set(slug, whyHidden(frontmatter))
  for (const article of parts)
    diagnostics.push(...diagnosticsWithin(article, { slugs, registries, folder, policy }))
  return {
    articles,
    registries,
    policy,
    diagnostics,
    lineOf: (name, path) => {
      const line = lines[name]?.(path)
      return line === undefined ? {} : { line }
    },
  }
}

/**
 * Checks one article: its names against the registries, and its body.
 *
 * @param known the other articles and the registries
 */
export function diagnosticsWithin(
  article: ArticleParts,
  known: Omit<BodyOfArticle, 'article' | 'structure'>,
): Diagnostic[] {
  const diagnostics = [
    ...referenceDiagnostics(article, known.registries),
    ...hiddenDiagnostics(article),
    ...otherScriptDiagnostics(article),
  ]
  const structure = structureOf(article)
  if ('problem' in structure)
    return [
      ...diagnostics,
      { file: article.file, line: structure.line + article.bodyLine, message: structure.problem },
    ]
  return [...diagnostics, ...BODY_RULES.flatMap((rule) => rule({ ...known, article, structure }))]
}

/** Why readers can't follow a link to an article yet; nothing where they can. */
export function whyHidden({
  draft,
  published,
}: {
  draft?: boolean | undefined
  published?: string | undefined
}): string | undefined {
  if (draft) return '这篇还是草稿，读者打不开'
  if (published !== undefined && new Date(published) > now())
    return `这篇要到 ${published.slice(0, 16).replace('T', ' ')} 才发布，读者现在打不开`
  return undefined
}

/** Files beside the articles, and in `files/`, that are neither articles nor pictures nor anything that may be published as it is. */
export function strayFiles(folder: string): string[] {
  const within = (root: string, allowed: (name: string) => boolean) =>
    (existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [])
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !allowed(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  const isDocument = (name: string) => DOCUMENT_NAME.test(name)
  const articles = within(
    join(folder, 'articles'),
    (name) => /\.mdx?$/u.test(name) || PICTURE_NAME.test(name) || isDocument(name),
  )
  return [...articles, ...within(join(folder, 'files'), isDocument)].sort()
}
