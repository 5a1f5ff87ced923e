import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { feedFace } from '../../feeds/face.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = ({ params }) =>
  new Response(feedFace(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  })
