import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { rss } from '../../outputs/feeds/rss.ts'
import { paperFeed } from '../../outputs/feeds/feed.ts'
import { feedRoutes } from '../../outputs/feeds/feed-routes.ts'

export const getStaticPaths = feedRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(rss(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
