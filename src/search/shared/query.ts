/** Reads what a reader typed: terms, phrases in quotes, what to leave out, alternatives. Browser-safe. */

/** What is looked for. */
export interface Query {
  /** an article holds one of the terms of every clause */
  clauses: string[][]
  /** and none of these */
  excluded: string[]
}

/** What may close a phrase, by what opens it. */
const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”“"',
  '”': '”“',
  '„': '“”',
  '«': '»',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
}
const quoted = Object.entries(quotes).map(
  ([opening, closing]) => String.raw`${opening}.*?[${closing}](?=\s|$)`,
)
/** Parts between white space; what stands in quotes from its beginning to its end is one part. */
const parts = new RegExp(String.raw`[-－−]?(?:${quoted.join('|')})|\S+`, 'gsu')
const or = /^(?:OR|[|｜]|或|或者)$/u
const edges = /^[\p{P}\p{S}\p{Z}\p{C}]+|[\p{P}\p{S}\p{Z}\p{C}]+$/gu
const percent = /(?<=\d)[%％℃°‰]/u
/** More terms than that say nothing more. */
const mostTerms = 16

/**
 * @param typed any text
 * @returns its terms as the reader wrote them, without the marks at their edges
 */
export function parseQuery(typed: string): Query {
  const query: Query = { clauses: [], excluded: [] }
  let alternative = false
  for (const word of (typed.match(parts) ?? []).slice(0, mostTerms * 2)) {
    if (or.test(word)) {
      alternative = query.clauses.length > 0
      continue
    }
    const term = trimmed(word)
    if (term === '') continue
    const last = query.clauses.at(-1)
    if (/^[-－−]/u.test(word)) query.excluded.push(term)
    else if (alternative && last) last.push(term)
    else if (query.clauses.length < mostTerms) query.clauses.push([term])
    alternative = false
  }
  return query
}

/** Without punctuation at its edges; a per cent sign stays with its number. */
export function trimmed(text: string): string {
  const kept = text.replace(edges, '')
  const sign = text.slice(text.indexOf(kept) + kept.length, text.indexOf(kept) + kept.length + 1)
  return kept !== '' && percent.test(`${kept.slice(-1)}${sign}`) ? kept + sign : kept
}
