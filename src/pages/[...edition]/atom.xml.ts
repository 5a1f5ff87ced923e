import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { atom } from '../../outputs/feeds/atom.ts'
import { paperFeed } from '../../outputs/feeds/feed.ts'
import { feedRoutes } from '../../outputs/feeds/feed-routes.ts'

export const getStaticPaths = feedRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response(atom(await paperFeed(editionOfRoute(params['edition']), undefined)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
