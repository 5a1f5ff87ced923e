/** Sitemaps (sitemaps.org 0.9, with Google's extensions for alternates, images and news) and robots.txt (RFC 9309). */
import { absoluteAssetAddress, alternates, files, places } from '../../editions/addresses.ts'
import type { Article } from '../../content/articles.ts'
import { latestTimestamp } from '../../content/timestamps.ts'
import { everyEdition, type Edition } from '../../editions/edition.ts'
import { articleText } from '../../editions/view-models.ts'
import { previewing, site } from '../../config/site.ts'
import { element, xmlDocument, type Xml } from '../xml/element.ts'
import type { ListedPlace } from './paths.ts'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
/** What one sitemap may hold: addresses, and bytes before compression. */
const LIMIT = { addresses: 50_000, bytes: 50 * 1024 * 1024 }
/** What a news sitemap may hold: articles of two days, 1,000 of them. */
const NEWS = { hours: 48, articles: 1000 }

/** A sitemap of pages that is ready to be written. */
export interface PageSitemap {
  xml: string
  /** the latest change among its pages */
  changed: string | undefined
}

/**
 * Sitemaps of all pages in all editions, each with its twins and its images.
 *
 * @param listed every page
 * @param imagesOf absolute addresses of the pictures on a page of an edition
 * @param limit what one file may hold
 */
export async function pageSitemaps(
  listed: readonly ListedPlace[],
  imagesOf: (edition: Edition, place: ListedPlace) => Promise<readonly string[]>,
  limit: { addresses: number; bytes: number } = LIMIT,
): Promise<readonly PageSitemap[]> {
  const wrap = (entries: readonly Xml[]) =>
    xmlDocument(
      element(
        'urlset',
        {
          xmlns: SITEMAP,
          'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
          'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
        },
        entries,
      ),
    )
  const frame = Buffer.byteLength(wrap([element('url')]))
  const parts: { entries: Xml[]; bytes: number; moments: (string | undefined)[] }[] = []
  for (const place of listed) {
    const twins = alternates(place.place).map(({ hreflang, href }) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href }),
    )
    for (const edition of everyEdition()) {
      const entry = pageEntry(edition, place, twins, await imagesOf(edition, place))
      const bytes = Buffer.byteLength(entry.xml)
      let part = parts.at(-1)
      if (!part || part.entries.length >= limit.addresses || part.bytes + bytes > limit.bytes)
        parts.push((part = { entries: [], bytes: frame, moments: [] }))
      part.entries.push(entry)
      part.bytes += bytes
      part.moments.push(place.changed)
    }
  }
  return parts.map(({ entries, moments }) => ({ xml: wrap(entries), changed: latestTimestamp(moments) }))
}

function pageEntry(
  edition: Edition,
  { place, changed }: ListedPlace,
  twins: readonly Xml[],
  images: readonly string[],
): Xml {
  return element(
    'url',
    {},
    element('loc', {}, edition.absoluteAddress(place)),
    changed === undefined ? undefined : element('lastmod', {}, changed),
    twins,
    images.map((image) => element('image:image', {}, element('image:loc', {}, image))),
  )
}

/**
 * The articles that belong in a news sitemap.
 *
 * @param articles listed articles
 * @param moment the time of the build
 * @returns those published in the two days before, the latest first
 */
export function newsArticles<Item extends Pick<Article, 'slug' | 'data'>>(
  articles: readonly Item[],
  moment: Date,
): readonly Item[] {
  const age = ({ data }: Item) => moment.getTime() - Date.parse(data.published)
  return articles
    .filter((article) => age(article) >= 0 && age(article) < NEWS.hours * 3_600_000)
    .sort((a, b) => age(a) - age(b) || (a.slug < b.slug ? -1 : 1))
    .slice(0, NEWS.articles)
}

/**
 * @param edition whose articles
 * @param articles as `newsArticles` chose them
 * @returns the edition's news sitemap; Google knows Chinese by `zh-cn` and `zh-tw` only
 */
export function newsSitemap(edition: Edition, articles: readonly Article[]): string {
  return xmlDocument(
    element(
      'urlset',
      { xmlns: SITEMAP, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' },
      articles.map((article) =>
        element(
          'url',
          {},
          element('loc', {}, edition.absoluteAddress(places.article(article.slug))),
          element(
            'news:news',
            {},
            element(
              'news:publication',
              {},
              element('news:name', {}, edition.text(site.title)),
              element('news:language', {}, edition.id === 'hans' ? 'zh-cn' : 'zh-tw'),
            ),
            element('news:publication_date', {}, article.data.published),
            element('news:title', {}, articleText(edition, article, article.data.title)),
          ),
        ),
      ),
    ),
  )
}

/**
 * The index of all sitemaps; a news sitemap without news is not in it.
 *
 * @param parts the sitemaps of pages
 * @param news as `newsArticles` chose them
 */
export function sitemapIndex(parts: readonly PageSitemap[], news: readonly Article[]): string {
  const entry = (address: string, changed: string | undefined) =>
    element(
      'sitemap',
      {},
      element('loc', {}, address),
      changed === undefined ? undefined : element('lastmod', {}, changed),
    )
  return xmlDocument(
    element(
      'sitemapindex',
      { xmlns: SITEMAP },
      parts.map(({ changed }, index) => entry(absoluteAssetAddress(files.pageSitemap(index + 1)), changed)),
      news.length === 0
        ? undefined
        : everyEdition().map((edition) =>
            entry(
              edition.absoluteAddress(places.newsSitemap),
              latestTimestamp(news.map(({ data }) => data.published)),
            ),
          ),
    ),
  )
}

/** Everything may be read; pages that should not be listed say so themselves. Of a preview nothing may be. */
export function robots(): string {
  if (previewing()) return 'User-agent: *\nDisallow: /\n'
  return `User-agent: *\nAllow: /\n\nSitemap: ${absoluteAssetAddress(files.sitemap)}\n`
}
