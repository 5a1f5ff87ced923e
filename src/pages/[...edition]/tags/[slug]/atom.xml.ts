import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../../../editions/edition.ts'
import { atom } from '../../../../outputs/feeds/atom.ts'
import { paperFeed } from '../../../../outputs/feeds/feed.ts'
import { tagFeedRoutes, type TagRoute } from '../../../../outputs/feeds/feed-routes.ts'

export const getStaticPaths = tagFeedRoutes

export const GET: APIRoute<TagRoute> = async ({ params, props: { tag } }) =>
  new Response(atom(await paperFeed(editionOfRoute(params['edition']), tag)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
