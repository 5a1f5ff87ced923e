import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { paperPaths } from './_paper-paths.ts'
import { openSearch } from '../../outputs/seo/manifest.ts'

export const getStaticPaths = () => paperPaths()

export const GET: APIRoute = ({ params }) =>
  new Response(openSearch(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
