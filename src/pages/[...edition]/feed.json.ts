import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { jsonFeed } from '../../feeds/json-feed.ts'
import { paperFeed } from '../../feeds/feed.ts'
import { feedRoutes } from '../../feeds/feed-routes.ts'

export const getStaticPaths = feedRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(jsonFeed(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
