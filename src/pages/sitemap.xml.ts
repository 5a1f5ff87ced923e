import type { APIRoute } from 'astro'
import { listedArticles } from '../content/articles.ts'
import { paperSitemaps } from '../outputs/seo/paper-sitemaps.ts'
import { newsArticles, sitemapIndex } from '../outputs/seo/sitemaps.ts'
import { now } from '../config/site.ts'

export const GET: APIRoute = async () =>
  new Response(sitemapIndex(await paperSitemaps(), newsArticles(await listedArticles(), now())), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  })
