import type { APIRoute } from 'astro'
import { thirdPartyNotices } from '../outputs/licences.ts'

export const GET: APIRoute = () =>
  new Response(thirdPartyNotices(), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
