import type { APIRoute } from 'astro'
import { keyOf } from '../build/cache-keys.ts'
import { iconPng } from '../outputs/seo/icons.ts'

/** What it is drawn from is code, which the key of every page stands beside. */
export const getStaticPaths = () => [{ params: { name: 'apple-touch-icon' }, cacheKey: keyOf('icon') }]

export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await iconPng('touch-180')), { headers: { 'content-type': 'image/png' } })
