import type { APIRoute } from 'astro'
import { editionOfRoute } from '../../editions/edition.ts'
import { paperPaths } from './_paper-paths.ts'
import { feedFace } from '../../outputs/feeds/feed-stylesheet.ts'

export const getStaticPaths = () => paperPaths()

export const GET: APIRoute = ({ params }) =>
  new Response(feedFace(editionOfRoute(params['edition'])), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  })
