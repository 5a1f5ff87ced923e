/** The interface's words, handed over by the page in its own script. */
import type { SearchStringKey } from '../../editions/strings/search.ts'

/** Words of the interface by their keys; those that the page did not hand over are missing. */
export type Words = Partial<Record<SearchStringKey, string>>

/** What a field says of its suggestions, in the order of `data-search-words`. */
export const suggestionWords = [
  'searchSuggestions',
  'searchSuggestionsCount',
  'searchSuggestionsNone',
  'searchKindArticle',
  'searchKindTag',
  'searchKindSource',
  'searchKindWord',
] as const satisfies readonly SearchStringKey[]

/** Reads the words from the element's `data-search-words`, with bars between them, or its `data-search-strings`. */
export function wordsOf(element: HTMLElement): Words {
  const { searchWords, searchStrings } = element.dataset
  const listed = searchWords?.split('|') ?? []
  return searchStrings === undefined
    ? Object.fromEntries(suggestionWords.map((key, at) => [key, listed[at] ?? '']))
    : (JSON.parse(searchStrings) as Words)
}

/**
 * Fills the places of a string.
 *
 * @param template with `{name}` for each place
 * @param values what goes there, as text
 */
export function fill(
  template: string | undefined,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return (template ?? '').replace(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place))
}
