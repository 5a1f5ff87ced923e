import type { APIRoute } from 'astro'
import { listedArticles } from '../../../../content/articles.ts'
import { editionPaths } from '../../../../editions/page-paths.ts'
import { figuresCsv } from '../../../../outputs/data/facts.ts'

export async function getStaticPaths() {
  return (await listedArticles()).flatMap(({ slug, data }) =>
    editionPaths({ slug }, (edition) => figuresCsv(edition, data.facts)),
  )
}

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
