import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { rss } from '../../feeds/rss.ts'
import { paperFeed } from '../../feeds/feed.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(rss(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
