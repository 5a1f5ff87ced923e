/** Titles of results, set as the paper sets its own. */
import type { Run } from '../shared/excerpt.ts'

/**
 * Sets a title as the paper does, with its names whole.
 *
 * @param runs a title, with what was searched for marked
 * @param lengths of the title's parts but the last
 * @returns nodes with `<wbr>` where a line may end, for a style of `word-break: keep-all`
 */
export function titleNodes(runs: readonly Run[], lengths: readonly number[]): DocumentFragment {
  const ends = new Set<number>()
  let at = 0
  for (const length of lengths) ends.add((at += length))
  at = 0
  const title = document.createDocumentFragment()
  for (const { text, marked } of runs) {
    const holder = marked ? document.createElement('mark') : title
    let from = 0
    for (let end = 1; end <= text.length; end += 1)
      if (ends.has(at + end)) {
        holder.append(text.slice(from, end), document.createElement('wbr'))
        from = end
      }
    holder.append(text.slice(from))
    if (holder !== title) title.append(holder)
    at += text.length
  }
  return title
}
