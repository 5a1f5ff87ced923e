/**
 * Finds the heading that a link to `#…` means, where the link has the heading's words, as GitHub makes them an id
 * (`#第一节-开街`), instead of the id that the paper gives it.
 *
 * @param headings of one article: the text of each by its id
 * @returns a function from what stands behind `#` to the id of a heading, or `undefined`
 */
export function anchorFinder(headings: ReadonlyMap<string, string>): (hash: string) => string | undefined {
  const byWords = new Map([...headings].toReversed().map(([id, text]) => [words(text), id]))
  return (hash) => {
    const written = decoded(hash)
    if (headings.has(written)) return written
    if (headings.has(`s-${written}`)) return `s-${written}`
    const sought = words(written)
    return sought === '' ? undefined : byWords.get(sought)
  }
}

/** The letters and digits of a text, by which GitHub, Hexo and Hugo make ids that differ in their marks only. */
function words(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')
}

/** An address with its `%E4%B8…` read; as it is where that can't be. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
