/** The articles, read once: the sole caller of `getCollection`. Nothing here knows an edition. */
import { getCollection, type CollectionEntry } from 'astro:content'
import type { ArticleFrontmatter } from '../schemas/article.ts'
import { datePart } from '../schemas/partial-date.ts'
import { now, previewing } from '../site.ts'
import { publisherByName, tagByName, type Publisher, type Tag } from './names.ts'

/** An article as its author wrote it. */
export interface Article {
  slug: string
  data: ArticleFrontmatter
  tags: readonly Tag[]
  /** the first of its tags that is a topic */
  topic: Tag | undefined
  publishers: readonly Publisher[]
  entry: CollectionEntry<'articles'>
  /** shown in the editor's preview only: a draft, or not due yet */
  hidden: 'draft' | 'future' | undefined
}

let reading: Promise<readonly Article[]> | undefined

/**
 * Every article that the paper shows, withdrawn ones among them, the latest first: by `date`, then
 * `published`, then slug. Drafts and articles that are not due yet are there in the editor's preview only.
 */
export function allArticles(): Promise<readonly Article[]> {
  if (previewing()) return readArticles()
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
        date: entry.data.date ?? String(now().getFullYear()),
        published: entry.data.published ?? now().toISOString(),
        summary: entry.data.summary ?? '',
        authors: entry.data.authors ?? [],
      }
    : (entry.data as ArticleFrontmatter)
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

/** Order of articles: the latest first; of two dates, the one known less exactly counts as its last day. */
export function latestFirst(a: Pick<Article, 'slug' | 'data'>, b: Pick<Article, 'slug' | 'data'>): number {
  return (
    compare(sortKey(b.data.date), sortKey(a.data.date)) ||
    compare(b.data.published, a.data.published) ||
    compare(a.slug, b.slug)
  )
}

function sortKey(date: string): string {
  const { year, month = 12, day = 31 } = datePart(date)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Articles that readers find in lists: all but the withdrawn. */
export async function listedArticles(): Promise<readonly Article[]> {
  return (await allArticles()).filter(({ data }) => !data.withdrawn)
}

/** The articles before and after one, by date. */
export function neighbours(
  article: Article,
  articles: readonly Article[],
): { earlier?: Article; later?: Article } {
  const place = articles.findIndex(({ slug }) => slug === article.slug)
  if (place < 0) return {}
  const later = articles[place - 1]
  const earlier = articles[place + 1]
  return { ...(earlier && { earlier }), ...(later && { later }) }
}

/**
 * Articles that share most with one: a shared fact counts three, a shared tag counts by its rarity, a
 * shared publisher a little; of equals the nearer in time.
 *
 * @param most how many at the most
 */
export function related(article: Article, articles: readonly Article[], most = 3): readonly Article[] {
  const counts = new Map<string, number>()
  for (const { data } of articles) for (const tag of data.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const tags = new Set(article.data.tags)
  const facts = new Set(article.data.facts)
  const year = datePart(article.data.date).year
  return articles
    .filter(({ slug }) => slug !== article.slug)
    .map((other) => ({
      other,
      score:
        other.data.tags
          .filter((tag) => tags.has(tag))
          .reduce((sum, tag) => sum + 4 / Math.sqrt(counts.get(tag) ?? 1), 0) +
        other.data.facts.filter((fact) => facts.has(fact)).length * 3 -
        Math.abs(datePart(other.data.date).year - year) * 0.01,
    }))
    .filter(({ score }) => score > 0.5)
    .sort((a, b) => b.score - a.score || latestFirst(a.other, b.other))
    .slice(0, most)
    .map(({ other }) => other)
}

/** Han characters of a text, for the reading time. */
export function hanLength(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}
