import { expect, test } from 'vitest'
import { rfc822, rss } from '../../../../src/outputs/feeds/rss.ts'
import { atom } from '../../../../src/outputs/feeds/atom.ts'
import { jsonFeed } from '../../../../src/outputs/feeds/json-feed.ts'
import type { PaperFeed } from '../../../../src/outputs/feeds/feed.ts'

test('moments in RFC 822 keep the zone of China and know their day of the week', () => {
  expect(rfc822('2026-11-22T08:00:00+08:00')).toBe('Sun, 22 Nov 2026 08:00:00 +0800')
  expect(rfc822('2024-02-29T00:30:00+08:00')).toBe('Thu, 29 Feb 2024 00:30:00 +0800')
})

test('a hub that the settings name is told in all three formats', () => {
  const feed: PaperFeed = {
    title: 'a & b',
    description: 'c',
    lang: 'zh-Hans',
    page: 'https://a.example/',
    publisher: 'd',
    modified: '2026-11-22T08:00:00+08:00',
    icon: { small: 'https://a.example/s.png', large: 'https://a.example/l.png' },
    hub: 'https://hub.example/',
    stylesheet: '/feed.css',
    items: [],
    self: (file) => `https://a.example/${file}`,
  }
  expect(rss(feed)).toContain('<atom:link rel="hub" href="https://hub.example/"/>')
  expect(rss(feed)).toContain('<title>a &amp; b</title>')
  expect(atom(feed)).toContain('<link rel="hub" href="https://hub.example/"/>')
  expect(JSON.parse(jsonFeed(feed))).toMatchObject({
    hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
  })
  expect(rss({ ...feed, hub: undefined }) + atom({ ...feed, hub: undefined })).not.toContain('hub')
})
