import type { APIRoute } from 'astro'
import { site } from '../config/site.ts'

/** The key of IndexNow, by which search engines know that it is the site which tells them. */
export const getStaticPaths = () =>
  site.indexNowKey === undefined ? [] : [{ params: { key: site.indexNowKey } }]

export const GET: APIRoute = () =>
  new Response(site.indexNowKey, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
