import type { Article } from '../content/articles.ts'
import { articlesCiting, articlesWithTag } from '../content/listing.ts'
import { allPublishers, allTags } from '../content/names.ts'
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
    articlesOf: (item: { slug: string; name: string }) => readonly Article[],
  ) =>
    named
      .map((item) => ({
        slug: item.slug,
        name: edition.text(item.name),
        count: articlesOf(item).length,
      }))
      .filter(({ count }) => count > 0)
  return {
    tags: counted(allTags(), ({ name }) => articlesWithTag(articles, name)),
    sources: counted(allPublishers(), ({ slug }) => articlesCiting(articles, slug)),
    years: archiveYears(articles).map(({ year, count }) => ({
      slug: String(year),
      name: edition.say('yearOf', { year }),
      count,
    })),
  }
}
