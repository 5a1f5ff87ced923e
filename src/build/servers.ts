/** Configurations of the web servers that a paper of its own runs on: nginx and Caddy, with the headers of `headers.ts`. */
import { editionTable } from '../editions/table.ts'
import { site } from '../config/site.ts'
import { commonHeaders, HASHED, KEEP, PAGE_TYPE, REVALIDATE, TYPES } from './headers.ts'
import { STAMP } from './swap-in.ts'

/** Where the configurations look for the site until they are told otherwise. */
export const SITE_ROOT = '/srv/paper'

/** An old address and the one it moved to. */
export type Redirect = readonly [from: string, to: string]

/** What must be known of a built site. */
export interface Served {
  /** every inline style */
  styles: Iterable<string>
  redirects: readonly Redirect[]
}

const escaped = (text: string) => text.replaceAll('.', '\\.')
const base = site.base.slice(0, -1)
const host = new URL(site.url).host
/** The page for what is not there, by the address; the most particular first. */
const notFound = editionTable
  .toSorted((a, b) => b.path.length - a.path.length)
  .map(({ path }) => [`${base}/${path}`, `${base}/${path}404.html`] as const)

/**
 * A site for nginx (1.18 or newer, with its Brotli module for static files).
 *
 * @param served what the site holds
 * @returns the text of a file for `sites-enabled`
 */
export function nginxSite({ styles, redirects }: Served): string {
  const map = (name: string, rows: readonly (readonly [string, string])[]) =>
    `map $uri $${name} {\n${rows.map(([when, value]) => `  ${when} "${value}";\n`).join('')}}\n`
  const byExtension = TYPES.filter(([end]) => end.startsWith('.'))
  const byName = TYPES.filter(([end]) => !end.startsWith('.'))
  return `# nginx：放进 /etc/nginx/sites-enabled/。由 npm run build 写出，请不要手改，root、server_name、listen 除外。
# brotli_static 要有 libnginx-mod-http-brotli-static（Debian）；没有就删去那一行。
# 证书用 certbot --nginx 加上即可；.br、.gz 由 npm run precompress 写出。
${map('paper_cache', [
  [`~^${escaped(base)}/${HASHED}`, KEEP],
  ['default', REVALIDATE],
])}${map(
    'paper_not_found',
    notFound.map(([path, page]) => [path === `${base}/` ? 'default' : `~^${escaped(path)}`, page]),
  )}
server {
  listen 80;
  server_name ${host};
  root ${SITE_ROOT};
${base === '' ? '' : '  # 网站在这个路径下：root 里要有同名的文件夹\n'}  index index.html;
  absolute_redirect off;
  server_tokens off;
  gzip_static on;
  brotli_static on;
  gzip_vary on;
  error_page 404 $paper_not_found;
${commonHeaders(styles)
  .map(([name, value]) => `  add_header ${name} "${value}" always;\n`)
  .join('')}  add_header Cache-Control $paper_cache always;
  location ~ ^${escaped(base)}/(?:_headers|_redirects|${escaped(STAMP)})$ {
    return 404;
  }
  default_type "${PAGE_TYPE}";
  types {
${byExtension.map(([end, type]) => `    "${type}" ${end.slice(1)};\n`).join('')}  }
${byName
  .map(([end, type]) => `  location ~ /${escaped(end)}$ {\n    types { }\n    default_type "${type}";\n  }\n`)
  .join('')}${redirects.map(([from, to]) => `  location = ${from} {\n    return 301 ${to};\n  }\n`).join('')}}
`
}

/**
 * A site for Caddy 2.
 *
 * @param served what the site holds
 * @returns the text of a Caddyfile
 */
export function caddyfile({ styles, redirects }: Served): string {
  const map = (name: string, rows: readonly (readonly [string, string])[]) =>
    `  map {path} {${name}} {\n${rows.map(([when, value]) => `    ${when} "${value}"\n`).join('')}  }\n`
  const put = (indent: string, type: string, cache: string) => {
    const headers = [...commonHeaders(styles), ['Content-Type', type], ['Cache-Control', cache]] as const
    return `${indent}header {\n${headers.map(([name, value]) => `${indent}  ${name} "${value}"\n`).join('')}${indent}}\n`
  }
  return `# Caddy：caddy run --config Caddyfile。由 npm run build 写出，请不要手改。
# SITE_ADDRESS 是网址（默认 ${host}，证书由 Caddy 自己办），SITE_ROOT 是网站所在的目录（默认 ${SITE_ROOT}）。
# .br、.gz 由 npm run precompress 写出。
{$SITE_ADDRESS:${host}} {
  root * {$SITE_ROOT:${SITE_ROOT}}
${map('paper_type', [
  ...TYPES.map(([end, type]) => [`~${end.startsWith('.') ? '' : '/'}${escaped(end)}$`, type] as const),
  ['default', PAGE_TYPE],
])}${map('paper_cache', [
    [`~^${escaped(base)}/${HASHED}`, KEEP],
    ['default', REVALIDATE],
  ])}${put('  ', '{paper_type}', '{paper_cache}')}${redirects.map(([from, to]) => `  redir ${from} ${to} 301\n`).join('')}  file_server {
    precompressed br gzip
    hide _headers _redirects ${STAMP}
  }
  handle_errors {
${notFound
  .map(([path, page], index) => {
    const last = path === `${base}/`
    const matcher = last ? '' : `    @edition${index} path ${path}*\n`
    return `${matcher}    handle${last ? '' : ` @edition${index}`} {
      rewrite * ${page}
${put('      ', PAGE_TYPE, REVALIDATE)}      file_server {
        precompressed br gzip
        status {err.status_code}
      }
    }\n`
  })
  .join('')}  }
}
`
}
