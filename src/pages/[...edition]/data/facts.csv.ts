import type { APIRoute } from 'astro'
import { editionPaths } from '../../../editions/page-paths.ts'
import { factsCsv } from '../../../outputs/data/facts.ts'

export const getStaticPaths = () => editionPaths({}, factsCsv)

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
