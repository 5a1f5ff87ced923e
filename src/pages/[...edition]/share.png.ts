import type { APIRoute } from 'astro'
import { editionOfRoute, editionRoutes } from '../../editions/edition.ts'
import { paperPicture } from '../../outputs/share-images/share-image.ts'
import { shareImages } from '../../config/site.ts'

export const getStaticPaths = () => (shareImages ? editionRoutes() : [])

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await paperPicture(editionOfRoute(params['edition']))), {
    headers: { 'content-type': 'image/png' },
  })
