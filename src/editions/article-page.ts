import { places } from './addresses.ts'
import { factById } from '../content/facts.ts'
import type { Article } from '../content/articles.ts'
import { readingMinutes } from '../content/reading-time.ts'
import { neighbours, related } from '../content/listing.ts'
import { publisherByName } from '../content/names.ts'
import { dayOf, showDate } from './dates.ts'
import type { Edition } from './edition.ts'
import { withHeadingBreaks, withWholeNumbers } from './line-breaks.ts'
import {
  articleCard,
  headingNames,
  articleText,
  factView,
  publisherLink,
  tagLink,
  type ArticleCard,
  type FactView,
  type Link,
} from './view-models.ts'

/** A source as an article lists it. */
export interface SourceView {
  publisher: Link
  title: string
  /** BCP 47, where the title is not Chinese */
  titleLang: string | undefined
  dateText: string
  url: string | undefined
  /** a snapshot of the address in a web archive */
  archived: string | undefined
}

/** A way to another article: its title, and the same with its line breaks as HTML. */
export interface TitleLink extends Link {
  textHtml: string
}

/** What an article's page shows. */
export interface ArticlePage {
  card: ArticleCard
  /** its full address */
  address: string
  html: string
  /** its first sentence, for what has no summary */
  opening: string
  contents: readonly { id: string; text: string }[]
  authors: string
  minutes: number
  published: { iso: string; text: string }
  tags: readonly Link[]
  sources: readonly SourceView[]
  /** what its figures rest on */
  facts: readonly FactView[]
  /** what the reports that were read do not tell */
  unseen: readonly string[]
  updates: readonly { dateText: string; date: string; note: string }[]
  corrections: readonly { dateText: string; date: string; note: string }[]
  withdrawn: { dateText: string; note: string } | undefined
  earlier: TitleLink | undefined
  later: TitleLink | undefined
  related: readonly ArticleCard[]
}

/**
 * @param article one of `articles`, or a withdrawn one
 * @param articles listed articles, the latest first
 * @param html its body in the edition; empty for a withdrawn one
 */
export function articlePage(
  edition: Edition,
  article: Article,
  articles: readonly Article[],
  html: string,
): ArticlePage {
  const { data } = article
  const text = (words: string) => articleText(edition, article, words)
  const dated = ({ date, note }: { date: string; note: string }) => ({
    date,
    dateText: showDate(date),
    note: text(note),
  })
  const { earlier, later } = neighbours(article, articles)
  const link = (other: Article | undefined): TitleLink | undefined => {
    if (!other) return undefined
    const { title, titleHtml } = articleCard(edition, other)
    return {
      text: title,
      textHtml: titleHtml,
      href: edition.address(places.article(other.slug)),
    }
  }
  return {
    card: articleCard(edition, article),
    address: edition.absoluteAddress(places.article(article.slug)),
    html: withChartData(withWholeNumbers(withHeadingBreaks(html, headingNames(edition)))),
    opening: opening(html),
    contents: headings(html),
    authors: data.authors.map(text).join('、'),
    minutes: readingMinutes(html),
    published: { iso: data.published, text: showDate(dayOf(data.published)) },
    tags: article.tags.map((tag) => tagLink(edition, tag)),
    sources: data.sources.map((source) => ({
      publisher: publisherLink(edition, publisherByName(source.publisher)),
      title: sourceTitle(edition, source.title),
      titleLang: /\p{Script=Han}/u.test(source.title) ? undefined : 'en',
      dateText: showDate(source.date),
      url: source.url,
      archived: source.archived,
    })),
    facts: data.facts.map((id) => factView(edition, factById(id), [])),
    unseen: data.unseen.map(text),
    updates: data.updates.map(dated),
    corrections: data.corrections.map(dated),
    withdrawn: data.withdrawn && dated(data.withdrawn),
    earlier: link(earlier),
    later: link(later),
    related: related(article, articles).map((other) => articleCard(edition, other)),
  }
}

/** The title of a source as its article shows it; empty where it is unknown. */
export function sourceTitle(edition: Edition, title: string): string {
  return title === '标题未见' ? '' : edition.text(inTitleMarks(title))
}

/** The first sentence of a body's prose, cut where it is long; nothing where it has none. */
function opening(html: string): string {
  const prose = html.replaceAll(/<(figure|blockquote|table|sup|ul|ol)\b.*?<\/\1>/gsu, '')
  const [, first = ''] = /<p>(.*?)<\/p>/su.exec(prose) ?? []
  const text = first
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll(/&(?:lt|#60|#x3c);/giu, '<')
    .replaceAll(/&(?:amp|#38|#x26);/giu, '&')
    .trim()
  const sentence = /^.*?[。！？](?:[”’」』）]*)/su.exec(text)?.[0] ?? text
  const characters = [...sentence]
  return characters.length > 120 ? `${characters.slice(0, 119).join('')}…` : sentence
}

/** Each chart with a way to its figures as a table. */
function withChartData(html: string): string {
  return html.replace(
    /<figure class="chart\b.*?(?=<\/figcaption>)/gsu,
    (chart) => `${chart} <a href="figures.csv" download>CSV</a>`,
  )
}

/** A Chinese title in 《》, a title within it in 〈〉 (GB/T 15834, 4.12); an English one as it is. */
function inTitleMarks(title: string): string {
  if (!/\p{Script=Han}/u.test(title)) return title
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`
}

function headings(html: string): { id: string; text: string }[] {
  return [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/gsu)]
    .filter(([, id]) => !id?.endsWith('footnote-label'))
    .map(([, id = '', inner = '']) => ({ id, text: inner.replace(/<[^>]+>/gu, '') }))
}
