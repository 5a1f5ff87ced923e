/** What a row of the corpus of damage is: clean text in, damaged text out, and what is to come of it. */

/** One kind of damage. */
export interface Row {
  readonly name: string
  /**
   * Damages a clean page.
   *
   * @param clean Simplified prose, a blank line between paragraphs
   * @param random numbers in [0, 1)
   */
  readonly damage: (clean: string, random: () => number) => string
  /**
   * `repair`: the page comes back; `report`: each place is named, the text stays; `refuse`: the page is not taken;
   * `repair or refuse`: the page comes back, or is not taken
   */
  readonly wanted: 'repair' | 'report' | 'refuse' | 'repair or refuse'
}

/** Replaces a share of the places of a pattern. */
export function some(
  text: string,
  pattern: RegExp,
  random: () => number,
  share: number,
  to: (found: string) => string,
): string {
  return text.replaceAll(pattern, (found) => (random() < share ? to(found) : found))
}
