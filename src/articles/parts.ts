import { createHash } from 'node:crypto'
import type { Article } from './articles.ts'

/** About so many articles make a part. */
const SIZE = 32

/**
 * Divides articles into parts by their slugs alone, so that an article more or less changes one part; only where the
 * paper grows past a power of two are all parts others.
 *
 * @returns each part's articles in the order of the list, by the part's name
 */
export function articleParts(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, articles.length / SIZE)))
  const parts = new Map<string, Article[]>()
  for (const article of articles) {
    const number = createHash('sha256').update(article.slug).digest().readUInt32BE(0) % count
    const name = number.toString(36).padStart(4, '0')
    const part = parts.get(name)
    if (part) part.push(article)
    else parts.set(name, [article])
  }
  return parts
}
