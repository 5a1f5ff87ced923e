import type { APIRoute } from 'astro'
import { listedArticles, type Article } from '../../../../content/articles.ts'
import { editionPaths } from '../../../../editions/page-paths.ts'
import { figuresCsv } from '../../../../outputs/data/facts.ts'

export async function getStaticPaths() {
  return (await listedArticles())
    .filter(mayHaveCharts)
    .flatMap(({ slug, data }) => editionPaths({ slug }, (edition) => figuresCsv(edition, data.facts)))
}

/** Charts are components, which MDX alone has; each has a link to the file. */
function mayHaveCharts({ entry }: Article): boolean {
  return entry.filePath?.endsWith('.mdx') === true
}

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
