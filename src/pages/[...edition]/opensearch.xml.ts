import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { openSearch } from '../../seo/manifest.ts'

export const getStaticPaths = editionRoutes

export const GET: APIRoute = ({ params }) =>
  new Response(openSearch(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
