/**
 * Keys of pages: a digest of all content that a page shows. Where it is the same as at the last build, and so is the
 * code, the page is the same. What is asked of an edition needs no place in a key: a page's path tells its edition.
 */
import { createHash, hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Article } from '../content/articles.ts'
import { allFacts, factById } from '../content/facts.ts'
import { neighbours, related } from '../content/listing.ts'
import { allPublishers, allTags, topics } from '../content/names.ts'
import { articlesOnPage, volumeCount } from '../content/pagination.ts'
import { previewing } from '../config/site.ts'

/** A digest of anything that can be written as JSON; none in the editor's preview, which keeps no pages. */
export function keyOf(parts: unknown): string {
  if (previewing()) return ''
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22)
}

const named = ({ slug, name }: { slug: string; name: string }) => [slug, name]

/** What every page shows: the sections of the paper. */
function masthead(): unknown {
  return topics().map(named)
}

const cards = new WeakMap<Article, string>()

/** What lists and links show of an article. */
export function cardKey(article: Article | undefined): string {
  if (!article) return ''
  if (previewing()) return ''
  let key = cards.get(article)
  if (key === undefined) {
    const { slug, data, topic, publishers, hidden } = article
    key = keyOf([slug, data, topic && named(topic), publishers.map(named), data.facts.map(factById), hidden])
    cards.set(article, key)
  }
  return key
}

const owns = new WeakMap<Article, string>()

/** An article's own text, with the pictures and facts in it and the names of its tags and publishers. */
export function articleKey(article: Article): string {
  if (previewing()) return ''
  let key = owns.get(article)
  if (key === undefined) {
    const { entry, tags } = article
    key = keyOf([cardKey(article), entry.digest, tags.map(named), pictures(article)])
    owns.set(article, key)
  }
  return key
}

/** Digests of the pictures beside an article that its text names. */
function pictures({ entry, data }: Article): string[] {
  const names = new Set([
    ...(entry.rendered?.metadata?.imagePaths ?? []),
    ...Array.from((entry.body ?? '').matchAll(/\]\(\s*<?(\.{1,2}\/[^\s)>]+)/gu), ([, name = '']) =>
      decodeURI(name),
    ),
    ...(data.cover?.image ? [data.cover.image] : []),
  ])
  const folder = dirname(entry.filePath ?? '')
  return [...names].sort().map((name) => {
    const file = join(folder, name)
    return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('base64url') : name
  })
}

const papers = new WeakMap<readonly Article[], string>()

/**
 * What all pages together show, but the articles' texts.
 *
 * @param articles all articles, the withdrawn among them
 */
export function paperKey(articles: readonly Article[]): string {
  if (previewing()) return ''
  let key = papers.get(articles)
  if (key === undefined) {
    key = keyOf([allTags(), allPublishers(), allFacts(), articles.map(cardKey)])
    papers.set(articles, key)
  }
  return key
}

/**
 * @param article an article, or a withdrawn one
 * @param articles listed articles, the latest first
 * @returns the key of its page in any edition
 */
export function articlePageKey(article: Article, articles: readonly Article[]): string {
  if (previewing()) return ''
  const { earlier, later } = neighbours(article, articles)
  return keyOf([
    masthead(),
    articleKey(article),
    cardKey(earlier),
    cardKey(later),
    related(article, articles).map(cardKey),
  ])
}

/**
 * @param head what the page says of the list itself
 * @param articles the articles of the whole list, the latest first
 * @param volume from 1; none for the first page
 */
export function listPageKey(head: unknown, articles: readonly Article[], volume: number | undefined): string {
  if (previewing()) return ''
  const volumes = volumeCount(articles.length)
  return keyOf([
    masthead(),
    head,
    volume === undefined ? [articles.length, volumes] : [volume, volume < volumes],
    articlesOnPage(articles, volume).map(cardKey),
  ])
}
