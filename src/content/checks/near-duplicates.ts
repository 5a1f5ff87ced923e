/** Articles that say nearly the same: found by the runs of characters that they share. */

const RUN = 6
/** From this share of the shorter article's runs on, two articles are near duplicates. */
export const NEAR = 0.5

/** Two articles and how much of the shorter one stands in the longer. */
export interface NearDuplicate {
  readonly slug: string
  readonly other: string
  readonly share: number
}

/**
 * Compares every article with every other; the time grows with the number of articles, not with its square,
 * because only runs that two articles share are counted, and a run that many share counts for none.
 *
 * @param articles slugs and texts, in one script
 * @returns the pairs, the article that stands later in the list first
 */
export function nearDuplicates(articles: readonly { slug: string; text: string }[]): NearDuplicate[] {
  const runsOf = articles.map(({ text }) => runs(text))
  const holders = new Map<string, number[]>()
  for (const [index, set] of runsOf.entries())
    for (const run of set) {
      const list = holders.get(run)
      if (list) list.push(index)
      else holders.set(run, [index])
    }
  const shared = new Map<number, Map<number, number>>()
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > 20) continue
    for (const [place, later] of list.entries())
      for (const earlier of list.slice(0, place)) {
        const row = shared.get(later) ?? new Map<number, number>()
        row.set(earlier, (row.get(earlier) ?? 0) + 1)
        shared.set(later, row)
      }
  }
  const found: NearDuplicate[] = []
  for (const [later, row] of shared)
    for (const [earlier, count] of row) {
      const share = count / Math.min(runsOf[later]?.size ?? 1, runsOf[earlier]?.size ?? 1)
      if (share >= NEAR)
        found.push({ slug: articles[later]?.slug ?? '', other: articles[earlier]?.slug ?? '', share })
    }
  return found
}

function runs(text: string): Set<string> {
  const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const set = new Set<string>()
  for (let at = 0; at + RUN <= letters.length; at++) set.add(letters.slice(at, at + RUN))
  return set
}
