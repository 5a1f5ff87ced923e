import type { APIRoute } from 'astro'
import { editionPaths } from '../../editions/page-paths.ts'
import { paperPlan } from '../../outputs/share-images/plans.ts'
import { sharePicture, type SharePlan } from '../../outputs/share-images/share-image.ts'
import { shareImages } from '../../config/site.ts'

export const getStaticPaths = () => (shareImages ? editionPaths({}, paperPlan) : [])

export const GET: APIRoute<{ view: () => SharePlan }> = async ({ props: { view } }) =>
  new Response(new Uint8Array(await sharePicture(view())), { headers: { 'content-type': 'image/png' } })
