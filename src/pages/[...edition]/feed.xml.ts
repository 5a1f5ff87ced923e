import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { rss } from '../../feeds/rss.ts'
import { paperFeed } from '../../feeds/feed.ts'
import { feedRoutes } from '../../feeds/feed-routes.ts'

export const getStaticPaths = feedRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(rss(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
