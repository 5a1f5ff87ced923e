/** MediaWiki's marks of conversion in text that was copied from an article's source. */
import type { Edit } from '../tracked-text.ts'

/** What MediaWiki's `-{…}-` says of a whole article. */
export interface WikiRules {
  /** words of the article and their forms in the other editions */
  readonly terms: Readonly<Record<string, { tw?: string; hk?: string }>>
  readonly title: string | undefined
}

const WIKI = /-\{(?:([ADHNRT-]*)\|)?([^{}]*)\}-/gu

/**
 * Turns MediaWiki's `-{…}-` into the site's directives; see
 * https://www.mediawiki.org/wiki/Writing_systems/Syntax.
 */
export function wikiEdits(text: string): { edits: Edit[]; rules: WikiRules } {
  const terms: Record<string, { tw?: string; hk?: string }> = {}
  let title: string | undefined
  const edits: Edit[] = []
  for (const match of text.matchAll(WIKI)) {
    const [whole, flag = '', content = ''] = match
    const place = { start: match.index, end: match.index + whole.length, rule: 'wiki-markup' } as const
    const forms = wikiForms(content)
    if (forms === undefined) {
      edits.push({
        ...place,
        after: content.includes('=>') ? whole : keepDirective(content),
        confidence: content.includes('=>') ? 'unparsed' : 'exact',
      })
      continue
    }
    const { hans, tw, hk } = forms
    if (hans === undefined) {
      edits.push({ ...place, after: whole, confidence: 'unparsed' })
      continue
    }
    const other = { ...(tw !== undefined && { tw }), ...(hk !== undefined && { hk }) }
    if (flag === 'T') title = hans
    if (flag === 'A' || flag === 'H') terms[hans] = other
    const after = flag === 'T' || flag === 'H' ? '' : flag === 'A' ? hans : zhDirective(hans, other)
    edits.push({ ...place, after, confidence: 'exact' })
  }
  return { edits, rules: { terms, title } }
}

function wikiForms(
  content: string,
): { hans: string | undefined; tw: string | undefined; hk: string | undefined } | undefined {
  if (!/(?:^|;)\s*zh(?:-\w+)*\s*:/u.test(content) || content.includes('=>')) return undefined
  const forms = new Map(
    content.split(';').flatMap((part) => {
      const colon = part.indexOf(':')
      return colon < 0
        ? []
        : [[part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim()] as const]
    }),
  )
  const first = (...names: string[]) =>
    names.map((name) => forms.get(name)).find((form) => form !== undefined && form !== '')
  return {
    hans: first('zh-cn', 'zh-hans', 'zh-sg', 'zh-my', 'zh'),
    tw: first('zh-tw', 'zh-hant', 'zh-hk'),
    hk: first('zh-hk', 'zh-mo', 'zh-hant', 'zh-tw'),
  }
}

function zhDirective(hans: string, { tw, hk }: { tw?: string; hk?: string }): string {
  const attribute = (name: string, form: string | undefined) =>
    form === undefined || form === hans
      ? []
      : [`${name}=${/^[^\s"'=<>`{}]+$/u.test(form) ? form : JSON.stringify(form)}`]
  const attributes = [...attribute('tw', tw), ...attribute('hk', hk)]
  return attributes.length === 0 ? hans : `:zh[${hans}]{${attributes.join(' ')}}`
}

function keepDirective(content: string): string {
  return content.trim() === '' ? '' : `:keep[${content}]`
}
