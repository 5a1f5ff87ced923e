import type { APIRoute } from 'astro'
import { editionPaths } from '../../editions/page-paths.ts'
import { feedStylesheet } from '../../outputs/feeds/feed-stylesheet.ts'

export const getStaticPaths = () => editionPaths({}, feedStylesheet)

export const GET: APIRoute<{ view: () => string }> = ({ props: { view } }) =>
  new Response(view(), { headers: { 'content-type': 'text/css; charset=utf-8' } })
