import { places } from '../../editions/addresses.ts'
import { listedArticles } from '../../content/articles.ts'
import { picturesIn } from '../../editions/article-body.ts'
import type { Edition } from '../../editions/edition.ts'
import { shareImages, site } from '../../config/site.ts'
import { listedPlaces, type ListedPlace } from './paths.ts'
import { pageSitemaps, type PageSitemap } from './sitemaps.ts'

let made: Promise<readonly PageSitemap[]> | undefined

/** The paper's sitemaps of pages, made once for the process. */
export function paperSitemaps(): Promise<readonly PageSitemap[]> {
  return (made ??= listedArticles().then((articles) => pageSitemaps(listedPlaces(articles), picturesOf)))
}

/** Absolute addresses of an article's pictures: those in its body, and the one for sharing. */
async function picturesOf(edition: Edition, { article }: ListedPlace): Promise<readonly string[]> {
  if (!article) return []
  return [
    ...(await picturesIn(article)).map((src) => new URL(src, site.url).href),
    ...(shareImages ? [edition.absoluteAddress(places.shareImage(article.slug))] : []),
  ]
}
