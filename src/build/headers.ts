/** The headers that the site is served with: the one source for tests and hosts. */
import { createHash } from 'node:crypto'
import { beforePaint } from '../client/before-paint.ts'
import { site } from '../config/site.ts'

/** A header's name and value. */
export type Header = readonly [name: string, value: string]

/**
 * The Content Security Policy (CSP Level 3, Trusted Types): nothing but what the site itself ships;
 * inline styles by their hash; of inline scripts only the one that runs before the paint, so that no other
 * ever runs, whatever a page holds; WebAssembly for the search; no text ever becomes HTML in the browser, and the one
 * policy of Trusted Types names nothing but the service worker (client/offline.client.ts). The paper's own
 * recordings may be played on every page: hosts join the policies that two rules of `_headers` give an address, and of
 * two policies the stricter holds, so that none can open for some pages only.
 *
 * @param styles the content of every inline `<style>` on the site, or on the page
 * @param place `meta` leaves out what a `<meta>` may not hold (CSP Level 3, 3.3)
 */
export function contentSecurityPolicy(styles: Iterable<string>, place: 'header' | 'meta' = 'header'): string {
  const hashes = [...new Set([...styles].map(hash))].sort()
  return [
    "default-src 'none'",
    `script-src 'self' ${hash(beforePaint)} 'wasm-unsafe-eval'`,
    `style-src 'self' ${hashes.join(' ')}`.trim(),
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(place === 'header' ? ["frame-ancestors 'none'"] : []),
    "require-trusted-types-for 'script'",
    'trusted-types offline',
  ].join('; ')
}

const hashes = new Map<string, string>()

/** A text as a policy's hash source (CSP Level 3, 2.3.1). */
function hash(text: string): string {
  let known = hashes.get(text)
  if (known === undefined)
    hashes.set(text, (known = `'sha256-${createHash('sha256').update(text).digest('base64')}'`))
  return known
}

/**
 * Headers of every response. The resources may be shown by others (`cross-origin`), since readers of feeds show our
 * pictures on their own pages; a page itself is framed by nobody.
 *
 * @param styles the content of every inline `<style>` on the site
 */
export function commonHeaders(styles: Iterable<string>): Header[] {
  return [
    ['Content-Security-Policy', contentSecurityPolicy(styles)],
    ['Strict-Transport-Security', 'max-age=63072000'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Embedder-Policy', 'require-corp'],
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ]
}

/** What of the common headers does not hold for the editing pages, whose policy stands in the page (admin/build-admin.ts). */
export const NOT_OF_ADMIN = [
  'Content-Security-Policy',
  // a host's window, in which an editor signs in, answers this one
  'Cross-Origin-Opener-Policy',
  // of pictures of other hosts it cannot be asked
  'Cross-Origin-Embedder-Policy',
] as const

/** Headers of the editing pages. */
export function adminHeaders(): Header[] {
  const common = commonHeaders([]).filter(([name]) => !NOT_OF_ADMIN.some((other) => other === name))
  return [...common, ['X-Robots-Tag', 'noindex']]
}

/** Where files lie whose names change with what they hold, from the site's folder. */
export const HASHED = '_assets/'

/** Kept for a year without asking again, for files whose names change with what they hold (RFC 8246). */
export const KEEP = 'public, max-age=31536000, immutable'

/** Kept, and asked for again each time (RFC 9111, 5.2.2.2): a page's correction is seen at once. */
export const REVALIDATE = 'public, max-age=0, must-revalidate'

/**
 * Types of files by how their path ends, from the site's folder; the first that fits. An address that ends with `/` is
 * a page. What is in none of the lines is a page too: a host answers it with the page for what is not there.
 */
export const TYPES: readonly (readonly [end: string, type: string])[] = [
  // RFC 4287, RSS 2.0, JSON Feed 1.1, OpenSearch 1.1
  ['feed.xml', 'application/rss+xml; charset=utf-8'],
  ['atom.xml', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
  ['opensearch.xml', 'application/opensearchdescription+xml; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.xml', 'application/xml; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.svg', 'image/svg+xml; charset=utf-8'],
  // the search's index and engine, as Pagefind writes them: compressed already
  ...['.pf_meta', '.pf_index', '.pf_filter', '.pf_fragment', '.pagefind'].map(
    (end) => [end, 'application/octet-stream'] as const,
  ),
  // of the editing pages
  ['.wasm', 'application/wasm'],
  ['.woff2', 'font/woff2'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.gif', 'image/gif'],
  ['.ico', 'image/x-icon'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.ndjson', 'application/x-ndjson; charset=utf-8'],
  // recordings and documents beside articles
  ['.vtt', 'text/vtt; charset=utf-8'],
  ['.mp4', 'video/mp4'],
  ['.m4v', 'video/mp4'],
  ['.webm', 'video/webm'],
  ['.mp3', 'audio/mpeg'],
  ['.m4a', 'audio/mp4'],
  ['.ogg', 'audio/ogg'],
  ['.oga', 'audio/ogg'],
  ['.wav', 'audio/wav'],
  ['.pdf', 'application/pdf'],
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ...['.doc', '.xls', '.ppt', '.odt', '.ods', '.odp', '.rar', '.7z', '.gpx', '.kml', '.geojson'].map(
    (end) => [end, 'application/octet-stream'] as const,
  ),
  ['.zip', 'application/zip'],
  ['.epub', 'application/epub+zip'],
  ['.ics', 'text/calendar; charset=utf-8'],
]

/** The type of pages. */
export const PAGE_TYPE = 'text/html; charset=utf-8'

/**
 * @param path of an address, from the host, e.g. `/paper/feed.xml`
 * @returns the headers by which one answer differs from another
 */
export function headersOf(path: string): Header[] {
  return [
    ['Content-Type', TYPES.find(([end]) => path.toLowerCase().endsWith(end))?.[1] ?? PAGE_TYPE],
    ['Cache-Control', path.startsWith(`${site.base}${HASHED}`) ? KEEP : REVALIDATE],
  ]
}
