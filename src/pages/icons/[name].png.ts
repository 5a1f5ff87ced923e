import type { APIRoute } from 'astro'
import { keyOf } from '../../build/cache-keys.ts'
import { iconPng, icons, type IconName } from '../../outputs/seo/icons.ts'

export const getStaticPaths = () =>
  Object.keys(icons).map((name) => ({ params: { name }, cacheKey: keyOf('icon') }))

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await iconPng(params['name'] as IconName)), {
    headers: { 'content-type': 'image/png' },
  })
