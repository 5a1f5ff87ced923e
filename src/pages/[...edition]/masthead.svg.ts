import type { APIRoute } from 'astro'
import { site } from '../../config/site.ts'
import { editionOfRoute } from '../../editions/edition.ts'
import { editionPaths } from '../../editions/page-paths.ts'
import { mastheadDrawing } from '../../outputs/masthead.ts'

export const getStaticPaths = () => editionPaths({}, (edition) => edition.text(site.title))

export const GET: APIRoute = async ({ params }) =>
  new Response((await mastheadDrawing(editionOfRoute(params['edition']))).svg, {
    headers: { 'content-type': 'image/svg+xml' },
  })
