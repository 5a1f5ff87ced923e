import type { APIRoute } from 'astro'
import { listedArticles, type Article } from '../../../../content/articles.ts'
import { editionOfRoute, editionRoutes } from '../../../../editions/edition.ts'
import { cardKey } from '../../../../build/cache-keys.ts'
import { articlePicture } from '../../../../outputs/share-images/share-image.ts'
import { shareImages } from '../../../../config/site.ts'

export async function getStaticPaths() {
  if (!shareImages) return []
  const articles = await listedArticles()
  return articles.flatMap((article) => {
    const cacheKey = cardKey(article)
    return editionRoutes().map(({ params: { edition } }) => ({
      params: { edition, slug: article.slug },
      props: { article },
      cacheKey,
    }))
  })
}

export const GET: APIRoute<{ article: Article }> = async ({ params, props: { article } }) =>
  new Response(new Uint8Array(await articlePicture(editionOfRoute(params['edition']), article)), {
    headers: { 'content-type': 'image/png' },
  })
