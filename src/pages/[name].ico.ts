import type { APIRoute } from 'astro'
import { keyOf } from '../editions/page-paths.ts'
import { iconFile, iconPng } from '../outputs/seo/icons.ts'

/** For feed readers and crawlers, which ask for this name without having read a page. */
export const getStaticPaths = () => [
  { params: { name: 'favicon' }, props: { size: 32 }, ...keyOf(() => 'icon') },
]

export const GET: APIRoute = async () =>
  new Response(new Uint8Array(iconFile(await iconPng('favicon-32'), 32)), {
    headers: { 'content-type': 'image/x-icon' },
  })
