/** The paper's feeds, full text, one set for each edition. */
import { Feed } from 'feed'
import { places } from '../addresses/addresses.ts'
import { listedArticles } from '../articles/articles.ts'
import { bodyIn } from '../components/body.ts'
import type { Edition } from '../editions/edition.ts'
import { articleText } from '../editions/views.ts'
import { now, site } from '../site.ts'

/** How many of the latest published articles a feed holds. */
const LENGTH = 30

interface FeedEntry {
  url: string
  title: string
  summary: string
  html: string
  authors: string[]
  tags: string[]
  published: string
}

async function entries(edition: Edition): Promise<FeedEntry[]> {
  const articles = [...(await listedArticles())]
    .sort((a, b) => (a.data.published < b.data.published ? 1 : a.data.published > b.data.published ? -1 : 0))
    .slice(0, LENGTH)
  return Promise.all(
    articles.map(async (article) => ({
      url: edition.absoluteAddress(places.article(article.slug)),
      title: articleText(edition, article, article.data.title),
      summary: articleText(edition, article, article.data.summary),
      html: (await bodyIn(edition, article)).replace(
        /((?:href|src)=")(\/[^"]*)/gu,
        (_, before: string, path: string) => `${before}${new URL(path, site.url).href}`,
      ),
      authors: article.data.authors.map((name) => articleText(edition, article, name)),
      tags: article.tags.map(({ name }) => edition.text(name)),
      published: article.data.published,
    })),
  )
}

/**
 * @param edition whose feed
 * @returns the feed as JSON Feed 1.1
 */
export async function jsonFeed(edition: Edition): Promise<string> {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: edition.text(site.title),
    description: edition.text(site.description),
    home_page_url: edition.absoluteAddress(places.front),
    feed_url: edition.absoluteAddress(places.json),
    language: edition.lang,
    items: (await entries(edition)).map(({ url, title, summary, html, authors, tags, published }) => ({
      id: url,
      url,
      title,
      summary,
      content_html: html,
      date_published: published,
      authors: authors.map((name) => ({ name })),
      tags,
    })),
  })
}

/**
 * @param edition whose feed
 * @returns the feed, ready to be written as RSS 2.0 or Atom 1.0 (RFC 4287); its dates come
 * from the articles, so that equal content gives an equal feed
 */
export async function feedOf(edition: Edition): Promise<Feed> {
  const items = await entries(edition)
  const feed = new Feed({
    id: edition.absoluteAddress(places.front),
    title: edition.text(site.title),
    description: edition.text(site.description),
    link: edition.absoluteAddress(places.front),
    language: edition.lang,
    copyright: edition.text(site.publisher),
    updated: new Date(items[0]?.published ?? now()),
    generator: false,
    feedLinks: { rss: edition.absoluteAddress(places.rss), atom: edition.absoluteAddress(places.atom) },
  })
  for (const { url, title, summary, html, authors, tags, published } of items)
    feed.addItem({
      id: url,
      link: url,
      title,
      description: summary,
      content: html,
      author: authors.map((name) => ({ name })),
      category: tags.map((name) => ({ name, term: name })),
      date: new Date(published),
      published: new Date(published),
    })
  return feed
}
