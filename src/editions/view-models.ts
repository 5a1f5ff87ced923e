/** What lists and pages show of an article, a tag, a source, a fact, in one edition. */
import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileBeside } from '../rendering/markdown/files-beside.ts'
import { places, type Place } from './addresses.ts'
import type { Article } from '../content/articles.ts'
import { articlesStating } from '../content/listing.ts'
import { answersTo, factById, figureByRef, type Fact } from '../content/facts.ts'
import { publisherByName, topics, type Publisher, type Tag } from '../content/names.ts'
import { registry } from '../content/registries.ts'
import type { ArticleRules } from '../conversion/engine.ts'
import { datePart } from '../content/schemas/partial-date.ts'
import { showDate, showSpan } from './dates.ts'
import type { Edition } from './edition.ts'
import {
  textWithWholeNumbers,
  withClauses,
  withKeptDots,
  withLineBreaks,
  withWholeNumbers,
} from './line-breaks.ts'

/** A link: its text in the edition's script, and its address. */
export interface Link {
  text: string
  href: string
}

/** An article in a list. */
export interface ArticleCard {
  slug: string
  href: string
  title: string
  /** the title with its line breaks, as HTML */
  titleHtml: string
  summary: string
  /** the summary with its numbers whole, as HTML */
  summaryHtml: string
  date: string
  dateText: string
  /** the same with the place at which a line may end, between two dates */
  dateHtml: string
  topic: Link | undefined
  /** it looks back at what was planned before */
  lookingBack: string | undefined
  sources: string
  hiddenLabel: string | undefined
  cover: CoverPlan
}

/** What an article's drawing is made from. */
export interface CoverPlan {
  topic: string
  /** the scene that the article chose */
  scene?: string | undefined
  seed: string
  figures: readonly number[]
  /** a digest of the photograph that is shown instead */
  photo?: string | undefined
}

/** A tag or a publisher in the list of all. */
export interface IndexEntry extends Link {
  note: string
  /** how many articles it has */
  count: number
  cover?: CoverPlan | undefined
}

const rules = new WeakMap<Article, ArticleRules>()

/** An article's rules for the converter. */
export function rulesOf(article: Article): ArticleRules {
  let own = rules.get(article)
  if (!own) rules.set(article, (own = readRules(article)))
  return own
}

function readRules({ data }: Article): ArticleRules {
  const terms = Object.fromEntries(
    Object.entries(data.terms).map(([word, forms]) => [
      word,
      Object.fromEntries(Object.entries(forms).filter(([, form]) => form !== undefined)),
    ]),
  )
  return { keep: data.keep, terms, spelling: data.spelling }
}

/** A text of an article's frontmatter in the edition's script. */
export function articleText(edition: Edition, article: Article, text: string): string {
  return edition.textFrom(text, article.data.script, rulesOf(article))
}

/** @returns a link to the tag's page */
export function tagLink(edition: Edition, tag: Tag): Link {
  return { text: edition.text(tag.name), href: edition.address(places.tag(tag.slug)) }
}

/** @returns a link to the page of the source */
export function publisherLink(edition: Edition, publisher: Publisher): Link {
  return { text: edition.text(publisher.name), href: edition.address(places.source(publisher.slug)) }
}

/** @returns what an article's cover is drawn from: its topic, scene and first six figures, or its photograph */
export function coverPlan(article: Article): CoverPlan {
  return {
    topic: article.topic?.slug ?? '',
    scene: article.data.cover?.scene,
    seed: article.slug,
    figures: article.data.facts
      .flatMap((id) => factById(id).figures)
      .map(({ value }) => value)
      .slice(0, 6),
    ...(article.data.cover?.image && { photo: photoDigest(article) }),
  }
}

/** The file of the photograph that is an article's cover. */
export function photoFile({ entry, data }: Article): string | undefined {
  const { image } = data.cover ?? {}
  return image === undefined ? undefined : fileBeside(image, entry.filePath ?? '')?.path
}

const photos = new WeakMap<Article, string>()

function photoDigest(article: Article): string {
  let digest = photos.get(article)
  if (digest === undefined) {
    const file = photoFile(article)
    digest = file && existsSync(file) ? hash('sha256', readFileSync(file), 'base64url') : ''
    photos.set(article, digest)
  }
  return digest
}

/** What a topic's own drawing is made from. */
export function topicCover({ slug }: Tag): CoverPlan {
  return { topic: slug, seed: slug, figures: [] }
}

/** Two publishers by name; of more, how many there are. */
function publisherNames(edition: Edition, publishers: readonly Publisher[]): string {
  const names = publishers
    .slice(0, 2)
    .map(({ name }) => edition.text(name).replaceAll(' ', '\u00a0'))
    .join('、')
  return publishers.length > 2 ? edition.say('andOthers', { names, count: publishers.length }) : names
}

const names = new Map<Edition, readonly string[]>()

/** Names that no line of a heading may part: the paper's topics, and what the glossary holds. */
export function headingNames(edition: Edition): readonly string[] {
  let own = names.get(edition)
  if (!own) {
    const known = [...topics(), ...registry('glossary.yaml').map(({ hans }) => ({ name: hans }))]
    names.set(edition, (own = known.map(({ name }) => edition.text(name))))
  }
  return own
}

const cards = new WeakMap<Article, Map<Edition, ArticleCard>>()

/** An article in a list of an edition; made once, for all the lists that it stands in. */
export function articleCard(edition: Edition, article: Article): ArticleCard {
  let own = cards.get(article)
  if (!own) cards.set(article, (own = new Map()))
  let card = own.get(edition)
  if (!card) own.set(edition, (card = makeCard(edition, article)))
  return card
}

/** The tag of articles that look back. */
const LOOKING_BACK = 'huifang'

function makeCard(edition: Edition, article: Article): ArticleCard {
  const title = articleText(edition, article, article.data.title)
  const summary = articleText(edition, article, article.data.summary)
  const dateText = showSpan(article.data.date, article.data.end)
  return {
    slug: article.slug,
    href: edition.address(places.article(article.slug)),
    title,
    titleHtml: withWholeNumbers(withClauses(title, headingNames(edition))),
    summary,
    summaryHtml: textWithWholeNumbers(summary),
    date: article.data.date,
    dateText,
    dateHtml: dateText.replace('至', '至<wbr>'),
    topic: article.topic && tagLink(edition, article.topic),
    lookingBack: article.tags.some(({ slug }) => slug === LOOKING_BACK)
      ? edition.strings.lookingBack
      : undefined,
    sources: publisherNames(edition, article.publishers),
    hiddenLabel: article.hidden && edition.strings[article.hidden],
    cover: coverPlan(article),
  }
}

/** A figure as a page shows it: the number, its unit, what it counts, whether it is a plan. */
export interface FigureView {
  value: string
  unit: string
  of: string
  /** the same with the places at which a line may end */
  ofHtml: string
  plan: boolean
  /** who said so, and of what where it is not the district alone */
  source: string
  sourceHtml: string
}

const SCOPES = { district: 'district', 'two-districts': 'twoDistricts', city: 'citySuffix' } as const

/**
 * @param ref a figure of a fact: `f-0015.1`
 * @throws {Error} in Chinese, where there is no such figure
 */
export function figureView(edition: Edition, ref: string): FigureView {
  const { fact, figure } = figureByRef(ref)
  const of = edition.text(figure.of)
  const source = [
    edition.text(fact.report.publisher),
    ...(fact.scope === 'district' ? [] : [edition.strings[SCOPES[fact.scope]]]),
  ].join('⁠·')
  return {
    value: figure.value.toLocaleString('en-US', { maximumFractionDigits: 4, useGrouping: 'min2' }),
    unit: edition.text(figure.unit),
    of,
    ofHtml: withLineBreaks(of, headingNames(edition)),
    plan: fact.kind === 'plan',
    source,
    sourceHtml: withLineBreaks(source, headingNames(edition)),
  }
}

/** Where a fact stands for good: its year's page, at its own anchor. */
export function factPlace({ id, date }: Fact): Place {
  return `${places.glanceYear(datePart(date).year)}#${id}`
}

/** What a fact is about: the district, two districts, or the city. */
export function scopeName(edition: Edition, { scope }: Fact): string {
  return edition.strings[SCOPES[scope]]
}

/** Who reported a fact, and when. */
export function publisherLine(edition: Edition, { report }: Fact): string {
  return `${edition.text(report.publisher)} ${showDate(report.date)}`
}

/** A fact in a timeline. */
export interface FactView {
  id: string
  href: string
  date: string
  dateText: string
  text: string
  plan: boolean
  kind: Fact['kind']
  scope: string
  scopeId: Fact['scope']
  source: Link
  /** the report itself, where it has an address */
  url: string | undefined
  /** of a plan, what was reported later; of a report, the plans that it answers */
  others: readonly Link[]
  /** articles that state it */
  articles: readonly Link[]
}

/**
 * @param articles listed articles, for the links to those that state the fact
 * @returns a fact as timelines and the data page show it
 */
export function factView(edition: Edition, fact: Fact, articles: readonly Article[]): FactView {
  return {
    id: fact.id,
    href: edition.address(factPlace(fact)),
    date: fact.date,
    dateText: showSpan(fact.date, fact.end),
    text: withKeptDots(edition.text(fact.text)),
    plan: fact.kind === 'plan',
    kind: fact.kind,
    scope: scopeName(edition, fact),
    scopeId: fact.scope,
    source: {
      text: publisherLine(edition, fact),
      href: edition.address(places.source(publisherByName(fact.report.publisher).slug)),
    },
    url: fact.report.url,
    others: withTwinsNumbered(
      [...fact.answers.map((ref) => factById(ref.slice(0, 6))), ...answersTo(fact)].map((other) => ({
        text: `${edition.strings[other.kind === 'plan' ? 'plan' : 'reportedLater']} ${showSpan(other.date, other.end)}`,
        href: edition.address(factPlace(other)),
      })),
    ),
    articles: mainArticles(fact, articles).map((article) => ({
      text: articleCard(edition, article).title,
      href: edition.address(places.article(article.slug)),
    })),
  }
}

/** Links of equal text, such as two reports of one day, with their numbers: the second is （2）. */
function withTwinsNumbered(links: readonly Link[]): Link[] {
  const seen = new Map<string, number>()
  return links.map((link) => {
    const count = (seen.get(link.text) ?? 0) + 1
    seen.set(link.text, count)
    return count === 1 ? link : { ...link, text: `${link.text}（${count}）` }
  })
}

const articlesByFact = new WeakMap<readonly Article[], Map<Fact, readonly Article[]>>()

/** The two articles of a list that report a fact best; computed once for all editions. */
function mainArticles(fact: Fact, articles: readonly Article[]): readonly Article[] {
  let ofList = articlesByFact.get(articles)
  if (!ofList) articlesByFact.set(articles, (ofList = new Map()))
  let best = ofList.get(fact)
  if (!best) {
    best = articlesStating(articles, fact.id)
      .filter(({ data }) => !data.withdrawn)
      .sort((a, b) => nearness(a, fact) - nearness(b, fact) || a.data.facts.length - b.data.facts.length)
      .slice(0, 2)
    ofList.set(fact, best)
  }
  return best
}

/** Days between an article and a fact; the article that was about the day itself reports it best. */
function nearness({ data }: Article, fact: Fact): number {
  return Math.abs(middleDay(data.date) - middleDay(fact.date))
}

const days = new Map<string, number>()

/** The number of a date's day since 1970; of a year or month, that of a day in its middle. */
function middleDay(date: string): number {
  let number = days.get(date)
  if (number === undefined) {
    const { year, month = 6, day = 15 } = datePart(date)
    days.set(date, (number = Date.UTC(year, month - 1, day) / 86_400_000))
  }
  return number
}

/** Order of facts: the earliest first; of two dates, the one known less exactly last. */
export function earliestFirst(a: Fact, b: Fact): number {
  const key = (fact: Fact) => {
    const { year, month = 13, day = 32 } = datePart(fact.date)
    return (year * 100 + month) * 100 + day
  }
  return key(a) - key(b) || (a.id < b.id ? -1 : 1)
}

/** A year of facts. */
export interface FactYear {
  year: number
  facts: readonly FactView[]
}

/**
 * @param facts in their order, the earliest first
 * @returns the same, year by year
 */
export function factYears(facts: readonly FactView[]): readonly FactYear[] {
  return [...Map.groupBy(facts, ({ date }) => datePart(date).year)].map(([year, facts]) => ({
    year,
    facts,
  }))
}
