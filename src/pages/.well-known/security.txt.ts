import type { APIRoute } from 'astro'
import { securityText } from '../../outputs/seo/security-text.ts'
import { now } from '../../config/site.ts'

export const GET: APIRoute = () =>
  new Response(securityText(now()), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
