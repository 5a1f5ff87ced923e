/**
 * Mozilla's HTTP Observatory: its scoring rules (MDN, "HTTP Observatory tests & scoring"), as far as a site of static
 * files can meet them. A bonus counts only where the score without it is 90 or more.
 */

/** What is known of a site's front page. */
export interface Scanned {
  /** lower case names */
  headers: Readonly<Record<string, string | undefined>>
  html: string
  /** whether plain HTTP sends its reader to HTTPS on the same host */
  redirected: boolean
}

const TESTS: Readonly<Record<string, (site: Scanned) => number>> = {
  'content-security-policy': ({ headers }) => {
    const policy = headers['content-security-policy']
    if (policy === undefined) return -25
    const sources = new Map(
      policy.split(';').map((part) => {
        const [name = '', ...rest] = part.trim().split(/\s+/u)
        return [name, rest] as const
      }),
    )
    const of = (name: string) => sources.get(name) ?? sources.get('default-src') ?? []
    const open = (name: string) =>
      of(name).some((source) => ['*', 'data:', 'https:', 'http:'].includes(source)) || of(name).length === 0
    const hashed = of('script-src').some((source) => /^'(?:nonce|sha\d+)-/u.test(source))
    if ((of('script-src').includes("'unsafe-inline'") && !hashed) || open('script-src')) return -20
    if (of('script-src').includes("'unsafe-eval'")) return -10
    if (of('style-src').includes("'unsafe-inline'")) return 0
    return sources.get('default-src')?.join(' ') === "'none'" ? 10 : 5
  },
  cookies: ({ headers }) => (headers['set-cookie'] === undefined ? 0 : -20),
  'cross-origin-resource-sharing': ({ headers }) =>
    headers['access-control-allow-credentials'] === 'true' ? -50 : 0,
  'cross-origin-resource-policy': ({ headers }) =>
    ['same-origin', 'same-site'].includes(headers['cross-origin-resource-policy'] ?? '') ? 10 : 0,
  redirection: ({ redirected }) => (redirected ? 0 : -20),
  'referrer-policy': ({ headers }) => {
    const value = headers['referrer-policy'] ?? ''
    if (/unsafe-url|^origin$|origin-when-cross-origin$/u.test(value) && !value.startsWith('strict-'))
      return -5
    return /^(?:no-referrer|same-origin|strict-origin(?:-when-cross-origin)?)$/u.test(value) ? 5 : 0
  },
  'strict-transport-security': ({ headers }) => {
    const age = /max-age=(\d+)/u.exec(headers['strict-transport-security'] ?? '')?.[1]
    if (age === undefined) return -20
    return Number(age) >= 15_768_000 ? 0 : -10
  },
  'subresource-integrity': ({ html }) =>
    /<script[^>]+src="(?:https?:)?\/\//u.test(html) && !/integrity=/u.test(html) ? -50 : 0,
  'x-content-type-options': ({ headers }) => (headers['x-content-type-options'] === 'nosniff' ? 0 : -5),
  'x-frame-options': ({ headers }) => {
    if (/frame-ancestors '(?:none|self)'/u.test(headers['content-security-policy'] ?? '')) return 5
    return /^(?:DENY|SAMEORIGIN)$/iu.test(headers['x-frame-options'] ?? '') ? 5 : -20
  },
}

/** @returns the score, and the points that each test gives or takes */
export function observatoryScore(site: Scanned): { score: number; points: Record<string, number> } {
  const points = Object.fromEntries(Object.entries(TESTS).map(([name, test]) => [name, test(site)]))
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const plain = 100 + sum(Object.values(points).filter((value) => value < 0))
  const bonus = sum(Object.values(points).filter((value) => value > 0))
  return { score: Math.max(0, plain >= 90 ? plain + bonus : plain), points }
}
