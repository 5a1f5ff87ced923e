import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { jsonFeed } from '../../outputs/feeds/json-feed.ts'
import { paperFeed } from '../../outputs/feeds/feed.ts'
import { feedRoutes } from '../../outputs/feeds/feed-routes.ts'

export const getStaticPaths = feedRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(jsonFeed(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
