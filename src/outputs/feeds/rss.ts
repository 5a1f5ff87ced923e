import { places } from '../../editions/addresses.ts'
import { element, xmlDocument } from '../xml/element.ts'
import type { PaperFeed } from './feed.ts'

/**
 * @returns the feed as RSS 2.0 (RSS Advisory Board, with the Best Practices Profile): summary as description, the whole
 * text in `content:encoded`, authors as `dc:creator`, since RSS's own `author` is an address of mail
 */
export function rss(feed: PaperFeed): string {
  const self = feed.self(places.rss)
  return xmlDocument(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      element(
        'channel',
        {},
        element('title', {}, feed.title),
        element('link', {}, feed.page),
        element('description', {}, feed.description),
        element('language', {}, feed.lang),
        element('copyright', {}, feed.publisher),
        element('lastBuildDate', {}, rfc822(feed.modified)),
        element('docs', {}, 'https://www.rssboard.org/rss-specification'),
        element('ttl', {}, '60'),
        element(
          'image',
          {},
          element('url', {}, feed.icon.small),
          element('title', {}, feed.title),
          element('link', {}, feed.page),
          element('width', {}, '144'),
          element('height', {}, '144'),
        ),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: self }),
        feed.hub === undefined ? undefined : element('atom:link', { rel: 'hub', href: feed.hub }),
        feed.items.map((item) =>
          element(
            'item',
            {},
            element('title', {}, item.title),
            element('link', {}, item.address),
            element('guid', { isPermaLink: 'true' }, item.address),
            element('pubDate', {}, rfc822(item.published)),
            item.authors.map((name) => element('dc:creator', {}, name)),
            item.tags.map(({ name, address }) => element('category', { domain: address }, name)),
            element('description', {}, item.summary),
            element('content:encoded', {}, item.html),
            item.picture &&
              element('enclosure', {
                url: item.picture.address,
                length: item.picture.bytes,
                type: item.picture.type,
              }),
          ),
        ),
      ),
    ),
    feed.stylesheet,
  )
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/**
 * @param moment `2026-11-22T08:00:00+08:00`
 * @returns the same in RFC 822's way, with four digits of the year: `Sun, 22 Nov 2026 08:00:00 +0800`
 */
export function rfc822(moment: string): string {
  const [date = '', time = ''] = moment.split('T')
  const [year = '', month = '', day = ''] = date.split('-')
  const weekday = DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1] ?? ''} ${year} ${time.slice(0, 8)} ${time.slice(8).replace(':', '')}`
}
