import type { APIRoute } from 'astro'
import { keyOf } from '../../editions/page-paths.ts'
import { iconPng, icons, type IconName } from '../../outputs/seo/icons.ts'

/** What it is drawn from is code. */
export const getStaticPaths = () =>
  Object.keys(icons).map((name) => ({ params: { name }, props: { icon: name }, ...keyOf(() => 'icon') }))

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await iconPng(params['name'] as IconName)), {
    headers: { 'content-type': 'image/png' },
  })
