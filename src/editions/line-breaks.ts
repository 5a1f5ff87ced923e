/** Places at which a heading may break (CLREQ 6.1.1; Chromium breaks Chinese headings anywhere). */

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const CLOSING = /^[\p{Pe}\p{Pf}、，。！？：；·…—～~％%“”‘’」』）》〉】]/u
const OPENING = /[\p{Ps}\p{Pi}“‘「『（《〈【]$/u
const LATIN_END = /[\p{ASCII}]$/u
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => ESCAPES[character] ?? character)
}

/**
 * Takes a heading apart where a line may end: at the ends of words, but not before closing marks, after opening ones, or
 * between a number and its unit; a short word stays with the one before it rather than alone at a line's end.
 *
 * @param text a heading in any script
 */
export function headingParts(text: string): string[] {
  const parts: string[] = []
  let before = ''
  for (const { segment } of words.segment(text)) {
    const stays =
      before === '' ||
      CLOSING.test(segment) ||
      OPENING.test(before) ||
      (/^\d/u.test(segment) && !/[：，、；。！？」』”’]$/u.test(before)) ||
      (LATIN_END.test(before) && !/[：，、；]$/u.test(before)) ||
      ([...segment].length === 1 && /\p{Script=Han}$/u.test(before) && [...before].length <= 2)
    if (stays && parts.length > 0) parts[parts.length - 1] += segment
    else parts.push(segment)
    before = segment
  }
  return parts
}

/**
 * Marks the places at which a heading may break with `<wbr>`, for a style of `word-break: keep-all`.
 *
 * @param text a heading in any script
 * @returns HTML
 */
export function withLineBreaks(text: string): string {
  return headingParts(text).map(escapeHtml).join('<wbr>')
}
