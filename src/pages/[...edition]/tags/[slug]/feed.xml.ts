import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../../../editions/edition.ts'
import { rss } from '../../../../feeds/rss.ts'
import { paperFeed } from '../../../../feeds/feed.ts'
import { tagRoutes, type TagRoute } from '../../../../editions/tag-routes.ts'

export const getStaticPaths = tagRoutes

export const GET: APIRoute<TagRoute> = async ({ params, props: { tag } }) =>
  new Response(rss(await paperFeed(editionOfRoute(params['edition']), tag)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
