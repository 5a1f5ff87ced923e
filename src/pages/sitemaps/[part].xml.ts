import type { APIRoute } from 'astro'
import { keyOf } from '../../editions/page-paths.ts'
import { paperSitemaps } from '../../outputs/seo/paper-sitemaps.ts'
import type { PageSitemap } from '../../outputs/seo/sitemaps.ts'

export async function getStaticPaths() {
  return (await paperSitemaps()).map((sitemap, index) => ({
    params: { part: `pages-${index + 1}` },
    props: sitemap,
    ...keyOf(() => sitemap.xml),
  }))
}

export const GET: APIRoute<PageSitemap> = ({ props: { xml } }) =>
  new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
