import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { feedOf } from '../../feeds/feed.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = async ({ params }) =>
  new Response((await feedOf(editionOfRoute(params['edition']))).rss2(), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
