import { allTags, type Tag } from '../articles/names.ts'
import { editionRoutes } from './edition.ts'

export interface TagRoute {
  tag: Tag
}

/** Routes of what every tag has once in every edition, for `getStaticPaths`. */
export function tagRoutes(): { params: { edition: string | undefined; slug: string }; props: TagRoute }[] {
  return editionRoutes().flatMap(({ params: { edition } }) =>
    allTags().map((tag) => ({ params: { edition, slug: tag.slug }, props: { tag } })),
  )
}
