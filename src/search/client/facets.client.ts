/** The search page's filters. */
import type { FacetCounts } from './query.client.ts'
import { fill, type Words } from './words.client.ts'

/** The options of a filter that narrow the results. */
export function optionsOf(select: HTMLSelectElement): HTMLOptionElement[] {
  return [...select.options].filter(({ value }) => value !== '' && select.name !== 'sort')
}

/** Shows beside each option how many of the hits it would keep, and hides those that keep none. */
export function showCounts(
  selects: readonly HTMLSelectElement[],
  words: Words,
  counts: FacetCounts | undefined,
  totals: ReadonlyMap<HTMLOptionElement, string>,
): void {
  for (const select of selects) {
    if (select.name !== 'tag' && select.name !== 'source' && select.name !== 'year') continue
    const own = counts?.[select.name]
    for (const option of optionsOf(select)) {
      const count = own ? String(own.get(option.value) ?? 0) : (totals.get(option) ?? '')
      option.dataset['searchCount'] = count
      option.textContent = fill(words.searchOption, { name: option.dataset['searchName'] ?? '', count })
      option.hidden = count === '0' && !option.selected
    }
  }
}
