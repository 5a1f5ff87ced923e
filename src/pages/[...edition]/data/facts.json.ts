import type { APIRoute } from 'astro'
import { editionPaths } from '../../../editions/page-paths.ts'
import { factsJson } from '../../../outputs/data/facts.ts'

export const getStaticPaths = () => editionPaths({}, factsJson)

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), { headers: { 'content-type': 'application/json; charset=utf-8' } })
