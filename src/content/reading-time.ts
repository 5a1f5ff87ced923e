/** How long an article takes to read. */

/** Han characters, and words of other scripts in letters, read in a minute. */
const SPEED = { han: 400, words: 200 }

/**
 * @param html an article's body
 * @returns whole minutes that its text takes to read, at least one
 */
export function readingMinutes(html: string): number {
  const text = html.replaceAll(/<[^>]+>/gu, ' ')
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words =
    text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0
  return Math.max(1, Math.round(han / SPEED.han + words / SPEED.words))
}
