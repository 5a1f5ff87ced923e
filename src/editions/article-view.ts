/** The view model of an article's page for cache keys, with a digest in the place of the body. */
import type { Article } from '../content/articles.ts'
import { bodyDigest } from './article-body.ts'
import { articlePage } from './article-page.ts'
import type { Edition } from './edition.ts'
import { digestOf } from './page-paths.ts'

/** @param articles listed articles, the latest first; only the article itself for what shows no others */
export function articleView(edition: Edition, article: Article, articles: readonly Article[]): unknown {
  return [articlePage(edition, article, articles, ''), article.data, bodyDigest(article)]
}

const digests = new WeakMap<Article, Map<Edition, string>>()

/** A digest of all that an article tells in an edition, for feeds and the search; other articles are no part of it. */
export function articleDigest(edition: Edition, article: Article): string {
  let own = digests.get(article)
  if (!own) digests.set(article, (own = new Map()))
  let digest = own.get(edition)
  if (digest === undefined) own.set(edition, (digest = digestOf(articleView(edition, article, [article]))))
  return digest
}
