import { listedArticles } from '../articles/articles.ts'
import { articlesWithTag } from '../articles/listing.ts'
import { allTags, type Tag } from '../articles/names.ts'
import { editionRoutes } from '../editions/edition.ts'
import { articleKey, keyOf } from '../press/keys.ts'
import { latestPublished } from './feed.ts'

export interface TagRoute {
  tag: Tag
}

/** Routes of every tag's feed in every edition, for `getStaticPaths`. */
export async function tagFeedRoutes() {
  const listed = await listedArticles()
  return allTags().flatMap((tag) => {
    const articles = latestPublished(articlesWithTag(listed, tag.name))
    // the feed of a tag without articles tells when it was made
    const key = articles.length === 0 ? {} : { cacheKey: keyOf([tag, articles.map(articleKey)]) }
    return editionRoutes().map(({ params: { edition } }) => ({
      params: { edition, slug: tag.slug },
      props: { tag },
      ...key,
    }))
  })
}
