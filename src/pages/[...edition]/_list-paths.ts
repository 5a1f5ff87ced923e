import type { Article } from '../../content/articles.ts'
import { routeOfVolume, volumesOf } from '../../content/pagination.ts'
import type { Place } from '../../editions/addresses.ts'
import type { Edition } from '../../editions/edition.ts'
import { listPage, type ListPage } from '../../editions/list-page.ts'
import { editionPaths } from '../../editions/page-paths.ts'

/** A list for whose pages there are paths. */
export interface PagedList<Params, Head> {
  /** all of it, the latest first */
  articles: readonly Article[]
  /** the place of one of its pages */
  placeOf: (volume: number | undefined) => Place
  /** the route's parameters, by the part of the route that names the page */
  paramsOf: (route: string | undefined) => Params
  /** what a page says of the list itself */
  headOf: (edition: Edition, volume: number | undefined) => Head
}

/** What a page of a list shows. */
export interface ListView<Head> {
  place: Place
  head: Head
  list: ListPage
}

/** The paths of all pages of a list, in every edition, for `getStaticPaths`. */
export function listPaths<Params extends object, Head>({
  articles,
  placeOf,
  paramsOf,
  headOf,
}: PagedList<Params, Head>) {
  return volumesOf(articles.length).flatMap((volume) =>
    editionPaths(paramsOf(routeOfVolume(volume)), (edition): ListView<Head> => ({
      place: placeOf(volume),
      head: headOf(edition, volume),
      list: listPage(edition, articles, volume, placeOf),
    })),
  )
}
