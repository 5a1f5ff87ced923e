import type { Article } from '../../content/articles.ts'
import { routeOfVolume, volumesOf } from '../../content/pagination.ts'
import { editionRoutes } from '../../editions/edition.ts'
import { listPageKey } from '../../build/cache-keys.ts'

/**
 * The paths of all pages of a list, in every edition, for `getStaticPaths`.
 *
 * @param articles the whole list, the latest first
 * @param tell for a page of it the parameters and props of its path, and what it says of the list itself
 */
export function listPaths<Params, Props>(
  articles: readonly Article[],
  tell: (
    route: string | undefined,
    volume: number | undefined,
  ) => { params: Params; props: Props; head: unknown },
) {
  return volumesOf(articles.length).flatMap((volume) => {
    const { params, props, head } = tell(routeOfVolume(volume), volume)
    const cacheKey = listPageKey(head, articles, volume)
    return editionRoutes().map(({ params: { edition } }) => ({
      params: { ...params, edition },
      props,
      cacheKey,
    }))
  })
}
