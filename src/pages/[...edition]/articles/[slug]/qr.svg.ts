import type { APIRoute } from 'astro'
import { places } from '../../../../editions/addresses.ts'
import { listedArticles } from '../../../../content/articles.ts'
import { editionOfRoute, editionRoutes } from '../../../../editions/edition.ts'
import { qrCode } from '../../../../client/qr-code.ts'

export async function getStaticPaths() {
  const articles = await listedArticles()
  // it shows its own address and nothing else
  return articles.flatMap(({ slug }) =>
    editionRoutes().map(({ params }) => ({ params: { ...params, slug }, cacheKey: slug })),
  )
}

export const GET: APIRoute = ({ params }) => {
  const edition = editionOfRoute(params['edition'])
  return new Response(qrCode(edition.absoluteAddress(places.article(params['slug'] ?? ''))))
}
