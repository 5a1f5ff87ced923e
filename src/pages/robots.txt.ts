import type { APIRoute } from 'astro'
import { robots } from '../outputs/seo/sitemaps.ts'

export const GET: APIRoute = () =>
  new Response(robots(), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
