import type { APIRoute } from 'astro'
import { reportProgress } from '../../../config/progress.ts'
import { places } from '../../../editions/addresses.ts'
import { listedArticles, type Article } from '../../../content/articles.ts'
import { articleParts } from '../../../content/buckets.ts'
import { bodyIn } from '../../../editions/article-body.ts'
import { sourceTitle } from '../../../editions/article-page.ts'
import { everyEdition, type Edition } from '../../../editions/edition.ts'
import { headingParts } from '../../../editions/line-breaks.ts'
import { articleCard, articleText, headingNames } from '../../../editions/view-models.ts'
import { articleDigest } from '../../../editions/article-view.ts'
import { keyOf } from '../../../editions/page-paths.ts'
import { datePart } from '../../../content/schemas/partial-date.ts'
import { searchDocument, type SearchDocument } from '../../../search/build/document.ts'

interface Props {
  articles: readonly Article[]
  /** how many files of documents there are */
  files: number
}

export async function getStaticPaths() {
  const parts = [...articleParts(await listedArticles())]
  return parts.map(([part, articles]) => ({
    params: { part },
    props: { articles, files: parts.length },
    ...keyOf(() =>
      articles.map((article) => everyEdition().map((edition) => articleDigest(edition, article))),
    ),
  }))
}

export const GET: APIRoute<Props> = async ({ props: { articles, files } }) => {
  const lines: string[] = []
  for (const article of articles) {
    const documents: Partial<Record<Edition['id'], SearchDocument>> = {}
    for (const edition of everyEdition()) documents[edition.id] = await documentOf(edition, article)
    lines.push(`${JSON.stringify(documents)}\n`)
  }
  const text = lines.join('')
  reportProgress({ kind: 'documents', text, files })
  return new Response(text)
}

async function documentOf(edition: Edition, article: Article): Promise<SearchDocument> {
  const card = articleCard(edition, article)
  return searchDocument({
    slug: article.slug,
    address: edition.address(places.article(article.slug)),
    title: card.title,
    titleParts: headingParts(card.title, headingNames(edition)),
    summary: card.summary,
    date: article.data.date,
    dateText: card.dateText,
    year: datePart(article.data.date).year,
    sources: article.publishers.map(({ slug, name }) => ({ slug, name: edition.text(name) })),
    sourcesText: card.sources,
    references: article.data.sources.map(({ title }) => sourceTitle(edition, title)),
    tags: article.tags.map(({ slug, name }) => ({ slug, name: edition.text(name) })),
    unseen: article.data.unseen.map((one) => articleText(edition, article, one)),
    html: await bodyIn(edition, article),
  })
}
