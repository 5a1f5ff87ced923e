import { allArticles } from '../../content/articles.ts'
import { editionRoutes } from '../../editions/edition.ts'
import { keyOf, paperKey } from '../../build/cache-keys.ts'

/**
 * The paths of a page that shows what the paper holds but no article's text, in every edition, for `getStaticPaths`.
 *
 * @param more what it shows besides
 */
export async function paperPaths(...more: unknown[]) {
  const cacheKey = keyOf([paperKey(await allArticles()), more])
  return editionRoutes().map((path) => ({ ...path, cacheKey }))
}
