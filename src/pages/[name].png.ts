import type { APIRoute } from 'astro'
import { keyOf } from '../editions/page-paths.ts'
import { iconPng } from '../outputs/seo/icons.ts'

/** What it is drawn from is code, which the key of every page stands beside. */
export const getStaticPaths = () => [
  { params: { name: 'apple-touch-icon' }, props: { icon: 'touch-180' as const }, ...keyOf(() => 'icon') },
]

export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await iconPng('touch-180')), { headers: { 'content-type': 'image/png' } })
