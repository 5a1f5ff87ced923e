/** What a feed of the paper, or of one of its tags, holds in one edition. */
import {
  absoluteAssetAddress,
  feedPlace,
  files,
  places,
  type FeedFile,
  type Place,
} from '../../editions/addresses.ts'
import { listedArticles, type Article } from '../../content/articles.ts'
import { articlesWithTag } from '../../content/listing.ts'
import { latestTimestamp, modifiedAt } from '../../content/timestamps.ts'
import type { Tag } from '../../content/names.ts'
import { bodyIn } from '../../editions/article-body.ts'
import { articlePage, type ArticlePage } from '../../editions/article-page.ts'
import { articleDigest } from '../../editions/article-view.ts'
import type { Edition } from '../../editions/edition.ts'
import { escapeText } from '../../illustrations/escape.ts'
import { formatTimestamp } from '../../editions/dates.ts'
import { PICTURE } from '../share-images/picture.ts'
import { articlePlan } from '../share-images/plans.ts'
import { sharePicture } from '../share-images/share-image.ts'
import { now, shareImages, site } from '../../config/site.ts'
import { readableHtml } from './readable-html.ts'

/** How many of the latest published articles a feed holds. */
const LENGTH = 30

/** An article in a feed; every address is absolute, every moment `2026-11-22T08:00:00+08:00`. */
export interface FeedItem {
  /** its permanent address, by which readers know it again */
  address: string
  title: string
  summary: string
  /** its whole text with its notes and sources */
  html: string
  authors: readonly string[]
  tags: readonly { name: string; slug: string; address: string }[]
  published: string
  modified: string
  picture: FeedPicture | undefined
}

/** A picture of an article in a feed. */
export interface FeedPicture {
  address: string
  type: string
  bytes: number
  width: number
  height: number
}

/** A feed of the paper or of a tag, in no format yet. */
export interface PaperFeed {
  title: string
  description: string
  lang: string
  /** the page that it feeds from */
  page: string
  publisher: string
  /** the latest change among its articles */
  modified: string
  /** icons of 144 and 512 pixels */
  icon: { small: string; large: string }
  hub: string | undefined
  /** address of the style that shows it to people */
  stylesheet: string
  items: readonly FeedItem[]
  /** its own address in a format */
  self(file: FeedFile): string
}

/**
 * @param edition whose feed
 * @param tag its articles only; `undefined` for the whole paper
 */
export async function paperFeed(edition: Edition, tag: Tag | undefined): Promise<PaperFeed> {
  const listed = await listedArticles()
  const articles = latestPublished(tag === undefined ? listed : articlesWithTag(listed, tag.name))
  const place: Place = tag === undefined ? places.front : places.tag(tag.slug)
  return {
    title: edition.text(tag === undefined ? site.title : `${site.title}｜${tag.name}`),
    description: edition.text(tag?.description ?? site.description),
    lang: edition.lang,
    page: edition.absoluteAddress(place),
    publisher: edition.text(site.publisher),
    modified: lastChange(articles),
    icon: {
      small: absoluteAssetAddress(files.icon('feed-144')),
      large: absoluteAssetAddress(files.icon('icon-512')),
    },
    hub: site.hub,
    stylesheet: edition.address(places.feedStylesheet),
    items: await Promise.all(articles.map((article) => itemOf(edition, article, listed))),
    self: (file) => edition.absoluteAddress(feedPlace(file, tag?.slug)),
  }
}

/**
 * The content of a feed for its cache key.
 *
 * @param articles all that it may tell of, the latest first
 */
export function feedDigest(edition: Edition, tag: Tag | undefined, articles: readonly Article[]): unknown {
  const chosen = latestPublished(articles)
  return [
    tag,
    lastChange(chosen),
    chosen.map((article) => [
      articleDigest(edition, article),
      shareImages ? articlePlan(edition, article) : undefined,
    ]),
  ]
}

/** The latest change among articles; of none, the time of the build. */
function lastChange(articles: readonly Article[]): string {
  return latestTimestamp(articles.map(({ data }) => modifiedAt(data))) ?? formatTimestamp(now())
}

const latest = new WeakMap<readonly Article[], readonly Article[]>()

/** Of a list, those that a feed holds, the latest published first; computed once for a list. */
export function latestPublished(articles: readonly Article[]): readonly Article[] {
  let chosen = latest.get(articles)
  if (!chosen) {
    chosen = articles
      .toSorted(({ data: a }, { data: b }) =>
        a.published < b.published ? 1 : a.published > b.published ? -1 : 0,
      )
      .slice(0, LENGTH)
    latest.set(articles, chosen)
  }
  return chosen
}

const made = new Map<string, Promise<FeedItem>>()

/** An article is in the paper's feed and in those of its tags, three formats each: read once. */
function itemOf(edition: Edition, article: Article, listed: readonly Article[]): Promise<FeedItem> {
  const key = `${edition.id}/${article.slug}`
  const known = made.get(key)
  if (known) return known
  const item = makeItem(edition, article, listed)
  made.set(key, item)
  return item
}

async function makeItem(edition: Edition, article: Article, listed: readonly Article[]): Promise<FeedItem> {
  const address = edition.absoluteAddress(places.article(article.slug))
  const page = articlePage(edition, article, listed, await bodyIn(edition, article))
  return {
    address,
    title: page.card.title,
    summary: page.card.summary || page.opening,
    html: readableHtml(page.html + afterword(edition, page), address),
    authors: page.authors.split('、'),
    tags: article.tags.map(({ name, slug }) => ({
      name: edition.text(name),
      slug,
      address: edition.absoluteAddress(places.tag(slug)),
    })),
    published: article.data.published,
    modified: modifiedAt(article.data),
    picture: await pictureOf(edition, article),
  }
}

async function pictureOf(edition: Edition, article: Article): Promise<FeedPicture | undefined> {
  if (!shareImages) return undefined
  const { length } = await sharePicture(articlePlan(edition, article))
  const address = edition.absoluteAddress(places.shareImage(article.slug))
  return { address, type: 'image/png', bytes: length, ...PICTURE }
}

/** What the page tells below the text: notes of changes, what is unseen, and the sources. */
function afterword({ strings }: Edition, { updates, corrections, unseen, sources }: ArticlePage): string {
  const notes = (name: string, all: ArticlePage['updates']) =>
    all
      .map(({ dateText, note }) => `<p><strong>${name}</strong>（${dateText}）${escapeText(note)}</p>`)
      .join('')
  const source = ({ publisher, title, titleLang, dateText, url }: ArticlePage['sources'][number]) => {
    const shown = escapeText(title || (url === undefined ? strings.titleUnseen : strings.originalAddress))
    const cited = url === undefined ? shown : `<a href="${escapeText(url)}">${shown}</a>`
    const lang = titleLang === undefined ? '' : ` lang="${titleLang}"`
    return `<li>${escapeText(publisher.text)}，<cite${lang}>${cited}</cite>，${dateText}</li>`
  }
  const gaps =
    unseen.length === 0
      ? ''
      : `<h2>${strings.unseen}</h2><p>${strings.unseenMeaning}</p><ul>${unseen.map((one) => `<li>${escapeText(one)}</li>`).join('')}</ul>`
  return `${notes(strings.updateNote, updates)}${notes(strings.correctionNote, corrections)}${gaps}${sources.length === 0 ? '' : `<h2>${strings.sources}</h2><ul>${sources.map(source).join('')}</ul>`}`
}
