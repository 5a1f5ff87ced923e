import { places } from './addresses.ts'
import type { Article } from '../content/articles.ts'
import { topics, type Tag } from '../content/names.ts'
import { ledger } from '../content/ledger.ts'
import type { Edition } from './edition.ts'
import { totalsOf, type LedgerTotals } from './ledger-page.ts'
import { articleCard, tagLink, type ArticleCard, type Link } from './views.ts'

/** What the front page shows. */
export interface FrontPage {
  lead: ArticleCard | undefined
  seconds: readonly ArticleCard[]
  totals: LedgerTotals
  sections: readonly FrontSection[]
  latest: readonly ArticleCard[]
  /** how many articles the paper has */
  total: number
}

/** A topic on the front page: its first article with its drawing, the others by their titles. */
export interface FrontSection {
  topic: Link
  cards: readonly [ArticleCard, ...ArticleCard[]]
}

/**
 * Lays out the front page: articles with a place (`lead: 1` …) first, the rest by date. A topic shows what stands
 * nowhere above, as far as it has any.
 *
 * @param articles listed articles, the latest first
 * @param now what counts as today
 */
export function frontPage(edition: Edition, articles: readonly Article[], now: Date): FrontPage {
  const placed = articles.filter(({ data }) => data.lead !== undefined)
  const ranked = [
    ...placed.sort((a, b) => (a.data.lead ?? 0) - (b.data.lead ?? 0)),
    ...articles.filter(({ data }) => data.lead === undefined),
  ]
  const [lead, ...others] = ranked
  const seconds = others.slice(0, 3)
  // by the day on which we put them up; of one day's, by their own date
  const latest = [...articles]
    .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published))
    .slice(0, 6)
  const placedAbove = [lead, ...seconds]
  const card = (article: Article) => articleCard(edition, article)
  return {
    lead: lead && card(lead),
    seconds: seconds.map(card),
    totals: totalsOf(ledger(now)),
    sections: topics().flatMap((topic) => section(edition, topic, articles, placedAbove, latest)),
    latest: latest.map(card),
    total: articles.length,
  }
}

function section(
  edition: Edition,
  topic: Tag,
  articles: readonly Article[],
  placed: readonly (Article | undefined)[],
  latest: readonly Article[],
): readonly FrontSection[] {
  const own = articles.filter((article) => article.topic?.slug === topic.slug && !placed.includes(article))
  const fresh = own.filter((article) => !latest.includes(article))
  const [first, ...others] = (fresh.length > 0 ? fresh : own)
    .slice(0, 3)
    .map((article) => articleCard(edition, article))
  return first ? [{ topic: tagLink(edition, topic), cards: [first, ...others] }] : []
}

/** The sections of the paper with the pages beside them, for the masthead. */
export function navigation(edition: Edition, here: string): readonly (Link & { current: boolean })[] {
  const pages = [
    ...topics().map((topic) => ({ text: edition.text(topic.name), place: places.tag(topic.slug) })),
    { text: edition.strings.ledger, place: places.ledger },
    { text: edition.strings.glance, place: places.glance },
    { text: edition.strings.archive, place: places.archive() },
  ]
  return pages.map(({ text, place }) => ({
    text,
    href: edition.address(place),
    current: here.startsWith(place),
  }))
}
