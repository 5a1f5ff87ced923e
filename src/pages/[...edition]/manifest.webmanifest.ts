import type { APIRoute } from 'astro'
import { editionPaths } from '../../editions/page-paths.ts'
import { manifest } from '../../outputs/seo/manifest.ts'

export const getStaticPaths = () => editionPaths({}, manifest)

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } })
