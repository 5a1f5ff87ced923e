import { absoluteAssetAddress, places } from '../../editions/addresses.ts'
import type { PaperFeed } from './feed.ts'

/** @returns the feed as JSON Feed 1.1 (jsonfeed.org) */
export function jsonFeed(feed: PaperFeed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self(places.json),
    description: feed.description,
    icon: feed.icon.large,
    favicon: absoluteAssetAddress('favicon.svg'),
    authors: [{ name: feed.publisher }],
    language: feed.lang,
    ...(feed.hub !== undefined && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.items.map(
      ({ address, title, summary, html, authors, tags, published, modified, picture }) => ({
        id: address,
        url: address,
        title,
        content_html: html,
        summary,
        ...(picture && { image: picture.address }),
        date_published: published,
        date_modified: modified,
        authors: authors.map((name) => ({ name })),
        tags: tags.map(({ name }) => name),
        language: feed.lang,
        ...(picture && {
          attachments: [{ url: picture.address, mime_type: picture.type, size_in_bytes: picture.bytes }],
        }),
      }),
    ),
  })
}
