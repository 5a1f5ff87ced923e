import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../../../editions/edition.ts'
import { jsonFeed } from '../../../../feeds/json-feed.ts'
import { paperFeed } from '../../../../feeds/feed.ts'
import { tagRoutes, type TagRoute } from '../../../../editions/tag-routes.ts'

export const getStaticPaths = tagRoutes

export const GET: APIRoute<TagRoute> = async ({ params, props: { tag } }) =>
  new Response(jsonFeed(await paperFeed(editionOfRoute(params['edition']), tag)), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
