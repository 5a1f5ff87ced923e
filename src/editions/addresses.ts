/** Every address of the site. A place is a path within an edition; the edition and the base make an address of it. */
import { editionTable, type EditionRow } from './table.ts'
import { site } from '../config/site.ts'

/** A page of the paper, the same in every edition: `articles/zhongshan-lu/`, without base and edition; the front page is `''`. */
export type Place = string

/** The places of all pages and files that an edition has. */
export const places = {
  front: '',
  article: (slug: string): Place => `articles/${slug}/`,
  tag: (slug: string, volume?: number): Place => bound(`tags/${slug}/`, volume),
  source: (slug: string, volume?: number): Place => bound(`sources/${slug}/`, volume),
  archive: (year?: number, month?: number, volume?: number): Place => {
    const parts = [year, month].filter((part) => part !== undefined)
    return bound(['archive', ...parts.map((part) => String(part).padStart(2, '0')), ''].join('/'), volume)
  },
  search: 'search/',
  glance: 'glance/',
  /** the facts of a year, each at its own anchor */
  glanceYear: (year: number): Place => `glance/${year}/`,
  ledger: 'ledger/',
  data: 'data/',
  factsCsv: 'data/facts.csv',
  factsJson: 'data/facts.json',
  /** the figures of an article's facts */
  figuresCsv: (slug: string): Place => `articles/${slug}/figures.csv`,
  about: 'about/',
  corrections: 'corrections/',
  notFound: '404.html',
  rss: 'feed.xml',
  atom: 'atom.xml',
  json: 'feed.json',
  feeds: 'feeds/',
  /** what shows a feed to people */
  feedStylesheet: 'feed.css',
  manifest: 'manifest.webmanifest',
  openSearch: 'opensearch.xml',
  newsSitemap: 'news-sitemap.xml',
  /** the picture that is shown where a page is shared: an article's, or the paper's own */
  shareImage: (slug?: string): Place => `${slug === undefined ? '' : `articles/${slug}/`}share.png`,
  readingStrings: 'reading.json',
  /** the paper's name as a drawing */
  masthead: 'masthead.svg',
} as const

/** Files outside the editions, below the base. */
export const files = {
  sitemap: 'sitemap.xml',
  pageSitemap: (part: number): string => `sitemaps/pages-${part}.xml`,
  robots: 'robots.txt',
  security: '.well-known/security.txt',
  licences: 'licences.txt',
  indexNowKey: (key: string): string => `${key}.txt`,
  icon: (name: string): string => `icons/${name}.png`,
  touchIcon: 'apple-touch-icon.png',
} as const

/** The format of a feed, by the file's name. */
export type FeedFile = typeof places.rss | typeof places.atom | typeof places.json

/** A feed: the paper's, or a tag's. */
export function feedPlace(file: FeedFile, tag?: string): Place {
  return tag === undefined ? file : `tags/${tag}/${file}`
}

function bound(place: Place, volume: number | undefined): Place {
  return volume === undefined ? place : `${place}v${volume}/`
}

/**
 * @param edition whose address
 * @param place a place, optionally with `?query` or `#anchor`
 * @returns the path from the host's root: `/paper/zh-tw/articles/x/`
 */
export function addressOf(edition: Pick<EditionRow, 'path'>, place: Place): string {
  return `${site.base}${edition.path}${place}`
}

/** The same with scheme and host, for canonical links, feeds, structured data (RFC 3986). */
export function absoluteAddressOf(edition: Pick<EditionRow, 'path'>, place: Place): string {
  return new URL(addressOf(edition, place), site.url).href
}

/** The address of a file outside the editions (icons, drawings). */
export function assetAddress(path: string): string {
  return `${site.base}${path}`
}

/** The same with scheme and host. */
export function absoluteAssetAddress(path: string): string {
  return new URL(assetAddress(path), site.url).href
}

/**
 * The same place in every edition, with the names by which search engines know them: each language,
 * `zh-Hant` for the Taiwan edition, `x-default` for the Simplified one.
 */
export function alternates(place: Place): { hreflang: string; href: string }[] {
  const own = editionTable.map((edition) => ({
    hreflang: edition.lang as string,
    href: absoluteAddressOf(edition, place),
  }))
  const [simplified, taiwan] = own
  return [
    ...own,
    ...(taiwan ? [{ hreflang: 'zh-Hant', href: taiwan.href }] : []),
    ...(simplified ? [{ hreflang: 'x-default', href: simplified.href }] : []),
  ]
}

/**
 * Turns the links that authors write (`/articles/x/`, `/tags/y/`) into addresses of one edition.
 *
 * @param html an article's body; its files are the same in all editions
 */
export function localiseLinks(html: string, edition: Pick<EditionRow, 'path'>): string {
  return html.replace(
    /(<a\s[^>]*?href=")\/(?!articles\/[^/"]+\/[^"#?]*\.\w+"|articles\/[^/"]+\/[^"#?]*\.\w+#)((?:(?:articles|tags|sources|archive|search|glance|ledger|data|about|corrections)\/[^"]*)?)"/gu,
    (_, before: string, place: string) => `${before}${addressOf(edition, place)}"`,
  )
}
