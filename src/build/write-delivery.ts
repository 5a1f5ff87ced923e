/** What a host needs beside the pages: error pages in their place, redirects, headers. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { files, places } from '../editions/addresses.ts'
import { editionTable } from '../editions/table.ts'
import { site } from '../config/site.ts'
import { ADMIN, withAdmin } from '../admin/build-admin.ts'
import { commonHeaders, contentSecurityPolicy, HASHED, KEEP, NOT_OF_ADMIN, TYPES } from './headers.ts'
import { stylesOf, type BuiltPages } from './built-pages.ts'
import { caddyfile, nginxSite, type Redirect } from './servers.ts'

/**
 * Puts each edition's `404.html` into its place: Astro makes a folder of all but the first.
 *
 * @param folder the built site
 */
export function placeErrorPages(folder: string): void {
  for (const { path } of editionTable) {
    const made = join(folder, path, '404', 'index.html')
    if (existsSync(made)) {
      renameSync(made, join(folder, path, '404.html'))
      rmdirSync(join(folder, path, '404'))
    }
  }
}

const IN_PAGE = '<meta http-equiv="Content-Security-Policy"'

/**
 * Puts the policy into the pages, each with the hashes of its own styles, for hosts that send no headers of ours
 * (GitHub Pages): before anything that it governs (HTML, 4.2.5.3).
 *
 * @param folder the built site
 * @param pages its pages
 */
export function placePolicies(folder: string, pages: BuiltPages): void {
  for (const [name, { styles }] of pages) {
    const file = join(folder, name)
    const html = readFileSync(file, 'utf8')
    if (html.includes(IN_PAGE)) continue
    const policy = `${IN_PAGE} content="${contentSecurityPolicy(styles, 'meta')}">`
    writeFileSync(
      file,
      html.replace(/<meta charset="?utf-8"?\s*\/?>/iu, (start) => start + policy),
    )
  }
}

/** Cloudflare Pages' limits (its documentation of `_headers` and `_redirects`); Netlify has none that are lower. */
const LIMITS = { rules: 100, line: 2000, redirects: 2000 }

/** Addresses at which other programs write feeds and sitemaps, and readers' programs look for them. */
const USUAL: readonly Redirect[] = [
  ...editionTable.map(({ path }): Redirect => [`${path}rss.xml`, `${path}${places.rss}`]),
  ['sitemap-index.xml', files.sitemap],
]

/** Old and usual addresses, with those that they lead to. */
function redirectsOf(pages: BuiltPages): Redirect[] {
  return [
    ...USUAL.map(([from, to]): Redirect => [site.base + from, site.base + to]),
    ...[...pages].flatMap(([file, { movedTo }]): Redirect[] =>
      movedTo === undefined ? [] : [[`${site.base}${file.replace(/index\.html$/u, '')}`, movedTo]],
    ),
  ]
}

/**
 * The text of `_headers` (Cloudflare Pages, Netlify). Both join the values of a header that two rules give, so that
 * no two do; pages are revalidated by both without being asked.
 *
 * @param styles every inline style
 * @param admin whether the editing pages are there; Cloudflare takes headers of other rules away by `!`
 * @throws {Error} in Chinese where a host would leave out a part of it
 */
export function headersFile(styles: Iterable<string>, admin: boolean): string {
  const names = TYPES.filter(([end]) => !end.startsWith('.'))
  const rules = [
    ['*', commonHeaders(styles)] as const,
    [`${HASHED}*`, [['Cache-Control', KEEP]]] as const,
    ...editionTable.flatMap(({ path }) =>
      names.flatMap(([name, type]) => {
        const header = [['Content-Type', type]] as const
        const own = [`${path}${name}`, header] as const
        return name === 'opensearch.xml' ? [own] : [own, [`${path}tags/*/${name}`, header] as const]
      }),
    ),
  ]
  const lines = rules.flatMap(([path, headers]) => [
    path === '*' ? '/*' : `${site.base}${path}`,
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
  ])
  if (admin)
    lines.push(
      `${site.base}${ADMIN}*`,
      ...NOT_OF_ADMIN.map((name) => `  ! ${name}`),
      '  X-Robots-Tag: noindex',
    )
  const long = lines.find((line) => line.length > LIMITS.line)
  if (long !== undefined)
    throw new Error(
      `响应头 ${long.trim().split(':')[0] ?? ''} 有 ${long.length} 个字符，Cloudflare 只收 ${LIMITS.line} 个。请减少网页里的 <style>。`,
    )
  if (rules.length > LIMITS.rules)
    throw new Error(`_headers 有 ${rules.length} 条，Cloudflare 只收 ${LIMITS.rules} 条。`)
  return `${lines.join('\n')}\n`
}

/**
 * Writes what hosts need: `_redirects` for the aliases and `_headers`.
 *
 * @param folder the built site
 * @param pages its pages
 * @throws {Error} in Chinese where a host would leave out a part of it
 */
export function writeDelivery(folder: string, pages: BuiltPages): void {
  const redirects = redirectsOf(pages)
  if (redirects.length > LIMITS.redirects)
    console.warn(
      `旧网址有 ${redirects.length} 个，Cloudflare 只收 ${LIMITS.redirects} 个转址；其余的由网页自己转，照样能到。`,
    )
  writeFileSync(join(folder, '_redirects'), redirects.map(([from, to]) => `${from} ${to} 301\n`).join(''))
  writeFileSync(join(folder, '_headers'), headersFile(stylesOf(pages), withAdmin))
}

/**
 * Writes the configurations of web servers beside the site's folder, by its name: to `build/servers/` for `dist`, to a
 * folder in it for another site.
 *
 * @param folder the built site
 * @param pages its pages
 * @returns where they are
 */
export function writeServers(folder: string, pages: BuiltPages): string {
  const out = serversFolder(folder)
  mkdirSync(out, { recursive: true })
  const served = { styles: stylesOf(pages), redirects: redirectsOf(pages), admin: withAdmin }
  writeFileSync(join(out, 'nginx.conf'), nginxSite(served, true))
  writeFileSync(join(out, 'nginx-http.conf'), nginxSite(served, false))
  writeFileSync(join(out, 'Caddyfile'), caddyfile(served))
  return out
}

/** Where the configurations for a built site are. */
export function serversFolder(folder: string): string {
  const name = basename(resolve(folder))
  return name === 'dist' ? resolve('build/servers') : resolve('build/servers', name)
}
