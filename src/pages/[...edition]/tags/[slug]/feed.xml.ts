import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../../../editions/edition.ts'
import { rss } from '../../../../outputs/feeds/rss.ts'
import { paperFeed } from '../../../../outputs/feeds/feed.ts'
import { tagFeedRoutes, type TagRoute } from '../../../../outputs/feeds/feed-routes.ts'

export const getStaticPaths = tagFeedRoutes

export const GET: APIRoute<TagRoute> = async ({ params, props: { tag } }) =>
  new Response(rss(await paperFeed(editionOfRoute(params['edition']), tag)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
