/** The interface's words, handed over by the page in its own script. */
import type { SearchStringKey } from '../ui-strings/search.ts'

/** Words of the interface by their keys; those that the page did not hand over are missing. */
export type Words = Partial<Record<SearchStringKey, string>>

/** Reads the words from the element's `data-search-strings`. */
export function wordsOf(element: HTMLElement): Words {
  return JSON.parse(element.dataset['searchStrings'] ?? '{}') as Words
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
