/** Addresses of an older site (`/2015/12/20/my-k12/`, `/archives/123.html`), each leading to its article in each edition. */
import type { APIRoute } from 'astro'
import { allArticles, type Article } from '../content/articles.ts'
import { places } from '../editions/addresses.ts'
import { articleCard } from '../editions/view-models.ts'
import { openEdition } from '../editions/edition.ts'
import { keyOf } from '../editions/page-paths.ts'
import { editionTable, type EditionId } from '../editions/table.ts'
import { movedPage } from '../outputs/moved-page.ts'

interface Props {
  article: Article
  edition: EditionId
}

export async function getStaticPaths() {
  return (await allArticles()).flatMap((article) =>
    article.data.aliases
      .filter((alias) => alias.startsWith('/'))
      .flatMap((alias) =>
        editionTable.map(({ id, path }) => ({
          params: { old: `${path}${fileOf(alias)}` },
          props: { article, edition: id },
          ...keyOf(() => pageOf(article, id)),
        })),
      ),
  )
}

/** The file of an old address, without `.html`. */
function fileOf(alias: string): string {
  return alias
    .slice(1)
    .replace(/\/$/u, '/index')
    .replace(/\.html?$/u, '')
}

function pageOf(article: Article, id: EditionId): string {
  const edition = openEdition(id)
  return movedPage(edition, places.article(article.slug), articleCard(edition, article).title)
}

export const GET: APIRoute<Props> = ({ props: { article, edition: id } }) => {
  return new Response(pageOf(article, id), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
