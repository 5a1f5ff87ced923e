/** The articles, read once: the sole caller of `getCollection`. Nothing here knows an edition. */
import { readFileSync } from 'node:fs'
import { getCollection, type CollectionEntry } from 'astro:content'
import type { ArticleFrontmatter } from './schemas/article.ts'
import { readArticleFile } from './article-file.ts'
import { now, previewing, today } from '../config/site.ts'
import { publisherByName, tagByName, type Publisher, type Tag } from './names.ts'
import { latestFirst } from './order.ts'

/** An article as its author wrote it. */
export interface Article {
  slug: string
  data: ArticleFrontmatter
  tags: readonly Tag[]
  /** the first of its tags that is a topic */
  topic: Tag | undefined
  publishers: readonly Publisher[]
  entry: CollectionEntry<'articles'>
  /** shown in previews only: a draft, or not due yet */
  hidden: 'draft' | 'future' | undefined
}

let reading: Promise<readonly Article[]> | undefined

/**
 * Every article that the paper shows, withdrawn ones among them, the latest first: by `date`, then
 * `published`, then slug. Drafts and articles that are not due yet are there in previews only.
 */
export function allArticles(): Promise<readonly Article[]> {
  // the editor's server outlives the articles that it first reads
  if (import.meta.env.DEV) return readArticles()
  return (reading ??= readArticles())
}

async function readArticles(): Promise<readonly Article[]> {
  const entries = await getCollection('articles')
  return entries
    .map(toArticle)
    .filter(({ hidden }) => hidden === undefined || previewing())
    .sort(latestFirst)
}

function toArticle(entry: CollectionEntry<'articles'>): Article {
  const draft = entry.data.draft === true
  const data: ArticleFrontmatter = draft
    ? {
        ...entry.data,
        draft: false,
        date: entry.data.date ?? today().slice(0, 4),
        published: entry.data.published ?? now().toISOString(),
        summary: entry.data.summary ?? '',
        authors: entry.data.authors ?? [],
      }
    : exact(entry)
  const tags = data.tags.map(tagByName)
  return {
    slug: entry.id,
    data,
    tags,
    topic: tags.find(({ topic }) => topic) ?? tags[0],
    publishers: [...new Set(data.sources.map(({ publisher }) => publisher))].map(publisherByName),
    entry,
    hidden: draft ? 'draft' : new Date(data.published) > now() ? 'future' : undefined,
  }
}

/** A moment with its zone, of which Astro's reading of frontmatter keeps the instant alone. */
const ZONED =
  /^(?:date|end|published):\s*\d{4}-\d{2}-\d{2}[Tt ]\s*\d{1,2}:\d{2}\S*?\s*(?:Z|[+-]\d{1,2}:?(?:\d{2})?)\s*$/mu

/** The fields, read again from the file where Astro's reading does not tell when the article was published. */
function exact({ data, filePath }: CollectionEntry<'articles'>): ArticleFrontmatter {
  const fields = data as ArticleFrontmatter
  if (filePath === undefined) return fields
  const text = readFileSync(filePath, 'utf8')
  if (fields.published !== '' && !ZONED.test(text)) return fields
  const read = readArticleFile(filePath, text)
  return 'diagnostics' in read ? fields : (read.frontmatter as ArticleFrontmatter)
}

let listed: { all: readonly Article[]; shown: readonly Article[] } | undefined

/** Articles that readers find in lists: all but the withdrawn. */
export async function listedArticles(): Promise<readonly Article[]> {
  const all = await allArticles()
  if (listed?.all !== all) listed = { all, shown: all.filter(({ data }) => !data.withdrawn) }
  return listed.shown
}
