import type { APIRoute } from 'astro'
import { listedArticles } from '../articles/articles.ts'
import { paperSitemaps } from '../seo/paper-sitemaps.ts'
import { newsArticles, sitemapIndex } from '../seo/sitemaps.ts'
import { now } from '../site.ts'

export const GET: APIRoute = async () =>
  new Response(sitemapIndex(await paperSitemaps(), newsArticles(await listedArticles(), now())), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
