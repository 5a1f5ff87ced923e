/** The headers that the site is served with: the one source for tests and hosts. */
import { createHash } from 'node:crypto'
import { beforePaint } from '../reading/before-paint.ts'

/** A header's name and value. */
export type Header = readonly [name: string, value: string]

/**
 * The Content Security Policy (CSP Level 3, Trusted Types): nothing but what the site itself ships;
 * inline styles by their hash; of inline scripts only the one that runs before the paint, so that no other
 * ever runs, whatever a page holds; WebAssembly for the search.
 *
 * @param styles the content of every inline `<style>` on the site
 */
export function contentSecurityPolicy(styles: Iterable<string>): string {
  const hashes = [...new Set([...styles].map(hash))].sort()
  return [
    "default-src 'none'",
    `script-src 'self' ${hash(beforePaint)} 'wasm-unsafe-eval'`,
    `style-src 'self' ${hashes.join(' ')}`.trim(),
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/** A text as a policy's hash source (CSP Level 3, 2.3.1). */
function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Headers of every response. */
export function commonHeaders(styles: Iterable<string>): Header[] {
  return [
    ['Content-Security-Policy', contentSecurityPolicy(styles)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ]
}
