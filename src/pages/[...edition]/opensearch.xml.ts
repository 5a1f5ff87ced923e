import type { APIRoute } from 'astro'
import { editionPaths } from '../../editions/page-paths.ts'
import { openSearch } from '../../outputs/seo/manifest.ts'

export const getStaticPaths = () => editionPaths({}, openSearch)

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
