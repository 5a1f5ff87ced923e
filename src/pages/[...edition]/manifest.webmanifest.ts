import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { manifest } from '../../seo/manifest.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = ({ params }) =>
  new Response(manifest(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  })
