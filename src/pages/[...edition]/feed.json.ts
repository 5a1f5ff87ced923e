import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { jsonFeed } from '../../feeds/feed.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(await jsonFeed(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
