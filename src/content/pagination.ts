/**
 * The pages of a list. The first shows the latest articles; those before are bound in volumes, counted from the
 * earliest article: a volume's address shows the same articles for good, and a new article changes the first page alone.
 */
import { site } from '../config/site.ts'
import type { Article } from './articles.ts'

/** How many volumes a list of so many articles has beside its first page, which has half a volume at the least. */
export function volumeCount(total: number): number {
  return Math.max(0, Math.floor((total - site.pageSize / 2) / site.pageSize))
}

/** The volumes of a list, the latest first, after its first page: `undefined`, 2, 1. */
export function volumesOf(total: number): (number | undefined)[] {
  const count = volumeCount(total)
  return [undefined, ...Array.from({ length: count }, (_, index) => count - index)]
}

/** The route's last part for a page of a list: none for the first, `v2`. */
export function routeOfVolume(volume: number | undefined): string | undefined {
  return volume === undefined ? undefined : `v${volume}`
}

/** The articles of a list, the latest first, that one of its pages shows. */
export function articlesOnPage(articles: readonly Article[], volume: number | undefined): readonly Article[] {
  const size = site.pageSize
  if (volume === undefined) return articles.slice(0, articles.length - volumeCount(articles.length) * size)
  return articles.slice(articles.length - volume * size, articles.length - (volume - 1) * size)
}
