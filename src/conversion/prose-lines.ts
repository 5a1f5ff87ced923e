/** A line of an article's body with what is no prose taken out; offsets are not those of the file. */
export interface ProseLine {
  /** 1 for the body's first line */
  readonly line: number
  readonly text: string
}

const DECIDED = '\ufffb'
const OBJECT = '\ufffc'

/**
 * Takes the prose out of Markdown or MDX, line by line: without code, addresses, tags, and without what the
 * inline directives `:zh[…]{…}` and `:keep[…]` have decided.
 *
 * @param body the text after the frontmatter
 * @returns the lines that hold prose
 */
export function proseLines(body: string): ProseLine[] {
  const lines: ProseLine[] = []
  let fence: string | undefined
  body.split('\n').forEach((raw, index) => {
    const mark = /^\s*(`{3,}|~{3,})/u.exec(raw)?.[1]
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence)) fence = undefined
      return
    }
    if (mark !== undefined) {
      fence = mark
      return
    }
    const text = raw
      .replace(/(`+)(?:(?!\1).)+\1/gu, OBJECT)
      .replace(/:zh\[[^\]]*\]\{[^}]*\}|:keep\[[^\]]*\]/gu, DECIDED)
      .replace(/\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"([^"]*)")?\)/gu, (_all, title?: string) =>
        title === undefined ? '' : `（${title}）`,
      )
      .replace(/<https?:[^>]*>|https?:\/\/[^\s<>，。）]+/gu, OBJECT)
      .replace(/<\/?[a-zA-Z][^>]*>/gu, (tag) => tag.replace(/[^"']*["']([^"']*)["'][^"']*/gu, '$1 '))
      .replace(/!?\[|\]|[*_~]{1,2}|^\s*(?:[#>-]+|\d+\.)\s+/gu, '')
    if (/\p{Script=Han}/u.test(text)) lines.push({ line: index + 1, text })
  })
  return lines
}
