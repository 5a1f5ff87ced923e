/** Reads what a reader typed: terms, phrases in quotes, what to leave out, alternatives. Browser-safe. */

/** What is looked for. */
export interface Query {
  /** an article holds one of the terms of every clause */
  clauses: string[][]
  /** and none of these */
  excluded: string[]
}

const opening = '"“”„«「『《〈＂'
const closing: Readonly<Record<string, string>> = {
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
  for (const word of wordsOf(typed).slice(0, mostTerms * 2)) {
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

/** Parts between white space; what stands in quotes from its beginning to its end is one part. */
function wordsOf(typed: string): string[] {
  const words: string[] = []
  const characters = [...typed]
  let at = 0
  while (at < characters.length) {
    if (isSpace(characters[at])) {
      at += 1
      continue
    }
    const sign = /^[-－−]$/u.test(characters[at] ?? '') ? 1 : 0
    const quote = characters[at + sign] ?? ''
    const ends = opening.includes(quote) ? (closing[quote] ?? quote) : ''
    const end = ends === '' ? -1 : closed(characters, at + sign + 1, ends)
    let next = end
    if (end < 0) for (next = at + 1; next < characters.length && !isSpace(characters[next]);) next += 1
    words.push(characters.slice(at, next).join(''))
    at = next
  }
  return words
}

/** Where the quote ends: at a closing mark before white space or the end. */
function closed(characters: readonly string[], from: number, ends: string): number {
  for (let at = from; at < characters.length; at += 1)
    if (ends.includes(characters[at] ?? '') && (at + 1 === characters.length || isSpace(characters[at + 1])))
      return at + 1
  return -1
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character)
}
