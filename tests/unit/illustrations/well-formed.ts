const TOKEN =
  /<(?<end>\/?)(?<name>[a-z0-9]+)(?<attributes>(?:\s+[A-Za-z][A-Za-z0-9-]*="[^"<]*")*)\s*(?<empty>\/?)>|[^<>]+/gy

/**
 * Holds markup against the rules of XML that our drawings can break: every tag closed in order, attributes
 * quoted and named once, no bare `<` or `&`.
 *
 * @returns what is wrong first, or `undefined`
 */
export function markupError(markup: string): string | undefined {
  const open: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < markup.length) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(markup)
    if (!match) return `not markup: ${markup.slice(from, from + 60)}`
    if (/&(?!(?:amp|lt|gt|quot);)/u.test(match[0])) return `bare &: ${match[0]}`
    const { end, name, attributes = '', empty } = match.groups ?? {}
    if (name === undefined) continue
    const names = [...attributes.matchAll(/([A-Za-z][A-Za-z0-9-]*)="/gu)].map(([, attribute]) => attribute)
    if (new Set(names).size < names.length) return `attribute twice: ${match[0]}`
    if (end) {
      if (open.pop() !== name) return `closed out of order: ${match[0]}`
    } else if (!empty) open.push(name)
  }
  return open.length > 0 ? `not closed: ${open.join(' ')}` : undefined
}
