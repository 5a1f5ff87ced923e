import type { APIRoute } from 'astro'
import { places } from '../../../../addresses/addresses.ts'
import { listedArticles, type Article } from '../../../../articles/articles.ts'
import { bodyIn } from '../../../../components/body.ts'
import { everyEdition, openEdition, type Edition } from '../../../../editions/edition.ts'
import { articleCard } from '../../../../editions/views.ts'
import { datePart } from '../../../../schemas/partial-date.ts'
import { searchDocument } from '../../../../search/document.ts'

interface Props {
  article: Article
}

export async function getStaticPaths() {
  const articles = await listedArticles()
  return everyEdition().flatMap(({ id }) =>
    articles.map((article) => ({ params: { edition: id, slug: article.slug }, props: { article } })),
  )
}

export const GET: APIRoute<Props> = async ({ params, props: { article } }) => {
  const edition = openEdition(params['edition'] as Edition['id'])
  const card = articleCard(edition, article)
  const document = searchDocument({
    slug: article.slug,
    address: edition.address(places.article(article.slug)),
    title: card.title,
    summary: card.summary,
    date: article.data.date,
    dateText: card.dateText,
    year: datePart(article.data.date).year,
    sources: article.publishers.map(({ slug, name }) => ({ slug, name: edition.text(name) })),
    sourcesText: card.sources,
    tags: article.tags.map(({ slug, name }) => ({ slug, name: edition.text(name) })),
    html: await bodyIn(edition, article),
  })
  return new Response(JSON.stringify(document))
}
