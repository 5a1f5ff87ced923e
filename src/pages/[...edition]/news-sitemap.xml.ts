import type { APIRoute } from 'astro'
import { listedArticles } from '../../articles/articles.ts'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { newsArticles, newsSitemap } from '../../seo/sitemaps.ts'
import { now } from '../../site.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(newsSitemap(editionOfRoute(params['edition']), newsArticles(await listedArticles(), now())), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
