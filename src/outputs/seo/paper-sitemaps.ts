import { places } from '../../editions/addresses.ts'
import { listedArticles } from '../../content/articles.ts'
import { bodyNotes } from '../../rendering/rendered-body.ts'
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
  // most bodies have no picture, and need not be rendered to learn that
  const mayHave = bodyNotes(article.entry)?.pictured ?? article.entry.body?.includes('![')
  const pictures = mayHave ? await picturesIn(article) : []
  return [
    ...pictures.map((src) => new URL(src, site.url).href),
    ...(shareImages ? [edition.absoluteAddress(places.shareImage(article.slug))] : []),
  ]
}
