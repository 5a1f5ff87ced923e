/** Code in Markdown, which means what it says. */
import type { Edit } from './tracked-text.ts'

/** Where code stands: in fences, and between backticks; offsets, in order. */
function codeSpans(text: string): (readonly [number, number])[] {
  if (!text.includes('`') && !text.includes('~~~')) return []
  return [
    ...text.matchAll(
      /^(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:\n\1|$(?![\s\S]))|(?<!`)(`{1,3})(?!`)[^`\n]+\2(?!`)/gmu,
    ),
  ].map(({ index, 0: found }) => [index, index + found.length] as const)
}

/**
 * Leaves out the edits that touch code.
 *
 * @param edits in order
 */
export function outsideCode<E extends Pick<Edit, 'start' | 'end'>>(
  text: string,
  edits: readonly E[],
): readonly E[] {
  if (edits.length === 0) return edits
  const spans = codeSpans(text)
  let at = 0
  return edits.filter(({ start, end }) => {
    while ((spans[at]?.[1] ?? Infinity) <= start) at++
    const [from = Infinity] = spans[at] ?? []
    return from >= end
  })
}

/** The text with spaces for its code, so that nothing is found there. */
export function blankCode(text: string): string {
  return masked(
    text,
    codeSpans(text).map(([start, end]) => ({ start, end })),
  )
}

/**
 * The text with spaces for some of its spans.
 *
 * @param spans offsets, in order
 */
export function masked(text: string, spans: readonly Pick<Edit, 'start' | 'end'>[]): string {
  let blank = ''
  let at = 0
  for (const { start, end } of spans) {
    blank += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return blank + text.slice(at)
}
