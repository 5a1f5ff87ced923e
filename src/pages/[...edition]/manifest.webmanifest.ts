import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { paperPaths } from './_paper-paths.ts'
import { manifest } from '../../outputs/seo/manifest.ts'

export const getStaticPaths = () => paperPaths()

export const GET: APIRoute = ({ params }) =>
  new Response(manifest(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  })
