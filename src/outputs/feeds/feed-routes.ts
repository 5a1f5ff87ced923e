import { listedArticles } from '../../content/articles.ts'
import { articlesWithTag } from '../../content/listing.ts'
import { allTags, type Tag } from '../../content/names.ts'
import { editionPaths } from '../../editions/page-paths.ts'
import { feedDigest } from './feed.ts'

export interface TagRoute {
  tag: Tag
}

/** Routes of the paper's feed in every edition, for `getStaticPaths`. */
export async function feedRoutes() {
  const listed = await listedArticles()
  return editionPaths({}, (edition) => feedDigest(edition, undefined, listed))
}

/** Routes of every tag's feed in every edition, for `getStaticPaths`. */
export async function tagFeedRoutes() {
  const listed = await listedArticles()
  return allTags().flatMap((tag) => {
    const own = articlesWithTag(listed, tag.name)
    return editionPaths({ slug: tag.slug }, (edition) => feedDigest(edition, tag, own)).map((path) => ({
      ...path,
      props: { tag },
    }))
  })
}
