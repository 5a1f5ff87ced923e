import { places } from './addresses.ts'
import type { Article } from '../content/articles.ts'
import { topics, type Tag } from '../content/names.ts'
import { allFacts } from '../content/facts.ts'
import type { Edition } from './edition.ts'
import { showDate } from './dates.ts'
import { ledgerPage, type LedgerPage } from './ledger-page.ts'
import {
  articleCard,
  articleText,
  factView,
  tagLink,
  type ArticleCard,
  type FactView,
  type Link,
} from './view-models.ts'

/** What the front page shows. */
export interface FrontPage {
  lead: ArticleCard | undefined
  seconds: readonly ArticleCard[]
  /** how the plans stand, and what was read to say so */
  ledger: Pick<LedgerPage, 'totals' | 'read'>
  /** the facts that were reported last */
  noted: readonly FactView[]
  /** the last updates and corrections of articles */
  changes: readonly { kind: string; date: string; dateText: string; note: string; article: Link }[]
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
  const latest = articles.slice(0, 6)
  const placedAbove = [lead, ...seconds]
  const { totals, read } = ledgerPage(edition, now)
  const card = (article: Article) => articleCard(edition, article)
  return {
    lead: lead && card(lead),
    seconds: seconds.map(card),
    ledger: { totals, read },
    noted: [...allFacts()]
      .sort((a, b) => (a.report.date < b.report.date ? 1 : a.report.date > b.report.date ? -1 : 0))
      .slice(0, 5)
      .map((fact) => factView(edition, fact, articles)),
    changes: changesOf(edition, articles).slice(0, 3),
    sections: topics().flatMap((topic) => section(edition, topic, articles, placedAbove, latest)),
    latest: latest.map(card),
    total: articles.length,
  }
}

/** Updates and corrections of articles, the latest first. */
function changesOf(edition: Edition, articles: readonly Article[]): FrontPage['changes'] {
  const { strings } = edition
  return articles
    .flatMap((article) => {
      const { title, href } = articleCard(edition, article)
      const noteView = (kind: string) => (change: { date: string; note: string }) => ({
        kind,
        date: change.date,
        dateText: showDate(change.date),
        note: articleText(edition, article, change.note),
        article: { text: title, href },
      })
      return [
        ...article.data.updates.map(noteView(strings.updateNote)),
        ...article.data.corrections.map(noteView(strings.correctionNote)),
      ]
    })
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
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
