/** Configurations of the web servers that a paper of its own runs on: nginx and Caddy, with the headers of `headers.ts`. */
import { editionTable } from '../editions/table.ts'
import { site } from '../config/site.ts'
import { ADMIN } from '../admin/build-admin.ts'
import { adminHeaders, commonHeaders, HASHED, KEEP, PAGE_TYPE, REVALIDATE, TYPES } from './headers.ts'
import { STAMP } from './swap-in.ts'

/** Where the configurations look for the site by default. */
export const SITE_ROOT = '/srv/paper'

/** An old address and the one it moved to. */
export type Redirect = readonly [from: string, to: string]

/** What must be known of a built site. */
export interface Served {
  /** every inline style */
  styles: Iterable<string>
  redirects: readonly Redirect[]
  /** whether the editing pages are there */
  admin: boolean
}

const escaped = (text: string) => text.replaceAll('.', '\\.')
const base = site.base.slice(0, -1)
const host = new URL(site.url).host
/** The error page for each path, the most specific first. */
const notFound = editionTable
  .toSorted((a, b) => b.path.length - a.path.length)
  .map(({ path }) => [`${base}/${path}`, `${base}/${path}404.html`] as const)

/**
 * A site for nginx (1.19.4 or newer, with its Brotli module for static files).
 *
 * @param served what the site holds
 * @param tls whether nginx itself speaks TLS; without it a proxy in front does, and nginx listens on port 80
 * @returns the text of a file for `sites-enabled`
 */
export function nginxSite({ styles, redirects, admin }: Served, tls: boolean): string {
  const map = (name: string, rows: readonly (readonly [string, string])[]) =>
    `map $uri $${name} {\n${rows.map(([when, value]) => `  ${when} "${value}";\n`).join('')}}\n`
  const byExtension = TYPES.filter(([end]) => end.startsWith('.'))
  const byName = TYPES.filter(([end]) => !end.startsWith('.'))
  const entrance = tls
    ? `server {
  listen 80 default_server;
  server_name _;
  return 444;
}
server {
  listen 443 ssl default_server;
  ssl_reject_handshake on;
}
server {
  listen 80;
  server_name ${host};
  return 301 https://${host}$request_uri;
}
server {
  listen 443 ssl http2;
  server_name ${host};
  ssl_certificate /etc/letsencrypt/live/${host}/fullchain.pem;
  ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;
  ssl_protocols TLSv1.2 TLSv1.3;
`
    : `server {
  listen 80 default_server;
  server_name _;
  return 444;
}
server {
  listen 80;
  server_name ${host};
`
  return `# nginx：放进 /etc/nginx/sites-enabled/，再去掉那里的 default。由 npm run build 写出，请不要手改，root、server_name、listen、证书除外。
${
  tls
    ? `# 证书：先 certbot certonly --standalone -d ${host}，再启动 nginx。前面另有代理管 TLS 的，用 nginx-http.conf。`
    : '# TLS 由前面的代理管；nginx 自己管的，用 nginx.conf。'
}
# brotli_static 要有 libnginx-mod-http-brotli-static（Debian）；没有就删去那一行。.br、.gz 由 npm run precompress 写出。
${map('paper_cache', [
  [`~^${escaped(base)}/${HASHED}`, KEEP],
  ['default', REVALIDATE],
])}${map(
    'paper_not_found',
    notFound.map(([path, page]) => [path === `${base}/` ? 'default' : `~^${escaped(path)}`, page]),
  )}
${entrance}  root ${SITE_ROOT};
${base === '' ? '' : '  # 网站在这个路径下：root 里要有同名的文件夹\n'}  index index.html;
  absolute_redirect off;
  server_tokens off;
  gzip_static on;
  brotli_static on;
  gzip_vary on;
  if ($request_method !~ ^(?:GET|HEAD)$) {
    return 405;
  }
  error_page 404 $paper_not_found;
${commonHeaders(styles)
  .map(([name, value]) => `  add_header ${name} "${value}" always;\n`)
  .join('')}  add_header Cache-Control $paper_cache always;
${base === '' ? '' : `  location = / {\n    return 302 ${base}/;\n  }\n`}  location ~ ^${escaped(base)}/(?:_headers|_redirects|${escaped(STAMP)})$ {
    return 404;
  }
  location ~ \\.(?:br|gz)$ {
    return 404;
  }
${
  admin
    ? `  location ^~ ${base}/${ADMIN} {\n${[...adminHeaders(), ['Cache-Control', REVALIDATE] as const]
        .map(([name, value]) => `    add_header ${name} "${value}" always;\n`)
        .join('')}    location ~ \\.(?:br|gz)$ {\n      return 404;\n    }\n  }\n`
    : ''
}  default_type "${PAGE_TYPE}";
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
export function caddyfile({ styles, redirects, admin }: Served): string {
  const map = (name: string, rows: readonly (readonly [string, string])[]) =>
    `  map {path} {${name}} {\n${rows.map(([when, value]) => `    ${when} "${value}"\n`).join('')}  }\n`
  const put = (
    indent: string,
    type: string,
    cache: string,
    matcher = '',
    common: readonly (readonly [string, string])[] = commonHeaders(styles),
  ) => {
    const headers = [
      ...common,
      ['Content-Type', type],
      ['Cache-Control', cache],
      ['Vary', 'Accept-Encoding'],
    ] as const
    return `${indent}header ${matcher}{\n${headers.map(([name, value]) => `${indent}  ${name} "${value}"\n`).join('')}${indent}  defer\n${indent}}\n`
  }
  return `# Caddy：caddy run --config Caddyfile。由 npm run build 写出，请不要手改。
# SITE_ADDRESS 是网址（默认 ${host}，证书由 Caddy 自己办），SITE_ROOT 是网站所在的目录（默认 ${SITE_ROOT}）。
# .br、.gz 由 npm run precompress 写出。
{
  admin off
}
{$SITE_ADDRESS:${host}} {
  root * {$SITE_ROOT:${SITE_ROOT}}
  @method not method GET HEAD
  header @method Allow "GET, HEAD"
  respond @method 405
  @nul path_regexp \\x00
  respond @nul 400
  @long expression size({http.request.uri}) > 8192
  respond @long 414
  # 文件夹的网址以 / 结尾；? 后面的不丢
  @folder {
    not path */
    file {path}/index.html
  }
  vars asked ""
  @query expression {http.request.uri.query} != ""
  vars @query asked "?{query}"
  redir @folder {path}/{vars.asked} 308
${map('paper_type', [
  // cameras and scanners write .JPG and .PDF
  ...TYPES.map(([end, type]) => [`~(?i)${end.startsWith('.') ? '' : '/'}${escaped(end)}$`, type] as const),
  ['default', PAGE_TYPE],
])}${map('paper_cache', [
    [`~^${escaped(base)}/${HASHED}`, KEEP],
    ['default', REVALIDATE],
  ])}${
    admin
      ? `  @admin path ${base}/${ADMIN}*\n  @paper not path ${base}/${ADMIN}*\n` +
        put('  ', '{paper_type}', '{paper_cache}', '@paper ') +
        put('  ', '{paper_type}', '{paper_cache}', '@admin ', adminHeaders())
      : put('  ', '{paper_type}', '{paper_cache}')
  }${redirects.map(([from, to]) => `  redir ${from} ${to} 301\n`).join('')}${base === '' ? '' : `  redir / ${base}/ 302\n`}  file_server {
    precompressed br gzip
    hide _headers _redirects ${STAMP} *.br *.gz
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
