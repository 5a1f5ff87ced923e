import type { APIRoute } from 'astro'
import { listedArticles } from '../../../../content/articles.ts'
import { editionPaths } from '../../../../editions/page-paths.ts'
import { articlePlan } from '../../../../outputs/share-images/plans.ts'
import { sharePicture, type SharePlan } from '../../../../outputs/share-images/share-image.ts'
import { shareImages } from '../../../../config/site.ts'

export async function getStaticPaths() {
  if (!shareImages) return []
  const articles = await listedArticles()
  return articles.flatMap((article) =>
    editionPaths({ slug: article.slug }, (edition) => articlePlan(edition, article)),
  )
}

export const GET: APIRoute<{ view: () => SharePlan }> = async ({ props: { view } }) =>
  new Response(new Uint8Array(await sharePicture(view())), { headers: { 'content-type': 'image/png' } })
