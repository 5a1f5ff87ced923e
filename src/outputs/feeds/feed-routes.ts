import { listedArticles, type Article } from '../../content/articles.ts'
import { articlesWithTag } from '../../content/listing.ts'
import { allTags, type Tag } from '../../content/names.ts'
import { editionRoutes } from '../../editions/edition.ts'
import { articleKey, keyOf } from '../../build/cache-keys.ts'
import { latestPublished } from './feed.ts'

export interface TagRoute {
  tag: Tag
}

/** What tells the feed of these articles; nothing without articles, where it tells when it was made. */
function feedKey(of: unknown, listed: readonly Article[]): { cacheKey?: string } {
  const articles = latestPublished(listed)
  return articles.length === 0 ? {} : { cacheKey: keyOf([of, articles.map(articleKey)]) }
}

/** Routes of the paper's feed in every edition, for `getStaticPaths`. */
export async function feedRoutes() {
  const key = feedKey('paper', await listedArticles())
  return editionRoutes().map((path) => ({ ...path, ...key }))
}

/** Routes of every tag's feed in every edition, for `getStaticPaths`. */
export async function tagFeedRoutes() {
  const listed = await listedArticles()
  return allTags().flatMap((tag) => {
    const key = feedKey(tag, articlesWithTag(listed, tag.name))
    return editionRoutes().map(({ params: { edition } }) => ({
      params: { edition, slug: tag.slug },
      props: { tag },
      ...key,
    }))
  })
}
