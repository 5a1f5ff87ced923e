import { places } from '../../editions/addresses.ts'
import { element, xmlDocument } from '../xml/element.ts'
import type { PaperFeed } from './feed.ts'

/** @returns the feed as Atom 1.0 (RFC 4287), its text in the feed's own language by `xml:lang` */
export function atom(feed: PaperFeed): string {
  const self = feed.self(places.atom)
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.lang },
      element('id', {}, feed.page),
      element('title', {}, feed.title),
      element('subtitle', {}, feed.description),
      element('updated', {}, feed.modified),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'text/html', hreflang: feed.lang, href: feed.page }),
      feed.hub === undefined ? undefined : element('link', { rel: 'hub', href: feed.hub }),
      element('author', {}, element('name', {}, feed.publisher)),
      element('rights', {}, feed.publisher),
      element('icon', {}, feed.icon.large),
      feed.items.map((item) =>
        element(
          'entry',
          {},
          element('id', {}, item.address),
          element('title', {}, item.title),
          element('link', { rel: 'alternate', type: 'text/html', hreflang: feed.lang, href: item.address }),
          element('published', {}, item.published),
          element('updated', {}, item.modified),
          item.authors.map((name) => element('author', {}, element('name', {}, name))),
          item.tags.map(({ name, slug, address }) =>
            element('category', {
              term: slug,
              scheme: address.slice(0, -`${slug}/`.length),
              label: name,
            }),
          ),
          element('summary', {}, item.summary),
          element('content', { type: 'html' }, item.html),
          item.picture &&
            element('link', {
              rel: 'enclosure',
              type: item.picture.type,
              length: item.picture.bytes,
              href: item.picture.address,
            }),
        ),
      ),
    ),
    feed.stylesheet,
  )
}
