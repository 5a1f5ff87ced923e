import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { atom } from '../../feeds/atom.ts'
import { paperFeed } from '../../feeds/feed.ts'
import { feedRoutes } from '../../feeds/feed-routes.ts'

export const getStaticPaths = feedRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(atom(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
