import type { APIRoute } from 'astro'
import { listedArticles } from '../../content/articles.ts'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { newsArticles, newsSitemap } from '../../outputs/seo/sitemaps.ts'
import { now } from '../../config/site.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(newsSitemap(editionOfRoute(params['edition']), newsArticles(await listedArticles(), now())), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
