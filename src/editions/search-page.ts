import type { Article } from '../articles/articles.ts'
import { allPublishers, allTags } from '../articles/names.ts'
import type { Edition } from './edition.ts'
import { archiveYears } from './list-page.ts'

/** One choice of a filter: its slug in addresses, its name, how many articles it has. */
export interface SearchChoice {
  slug: string
  name: string
  count: number
}

/** The filters of the search page; what no article has is no choice. */
export function searchChoices(
  edition: Edition,
  articles: readonly Article[],
): { tags: SearchChoice[]; sources: SearchChoice[]; years: SearchChoice[] } {
  const counted = (
    named: readonly { slug: string; name: string }[],
    has: (article: Article, slug: string) => boolean,
  ) =>
    named
      .map(({ slug, name }) => ({
        slug,
        name: edition.text(name),
        count: articles.filter((article) => has(article, slug)).length,
      }))
      .filter(({ count }) => count > 0)
  return {
    tags: counted(allTags(), ({ tags }, slug) => tags.some((tag) => tag.slug === slug)),
    sources: counted(allPublishers(), ({ publishers }, slug) =>
      publishers.some((publisher) => publisher.slug === slug),
    ),
    years: archiveYears(articles).map(({ year, count }) => ({
      slug: String(year),
      name: edition.say('yearOf', { year }),
      count,
    })),
  }
}
