/** Rows of lines cut at a width. */
import type { Row } from './row.ts'

/** Latin letters and figures have one column, all else two. */
function wrap(paragraph: string, columns: number): string {
  let wrapped = ''
  let width = 0
  for (const character of paragraph) {
    const own = character.charCodeAt(0) < 0x80 ? 1 : 2
    // a mark does not begin a line
    if (width + own > columns && !/[，。、；：！？”）》]/u.test(character)) {
      wrapped += '\n'
      width = 0
    }
    wrapped += character
    width += own
  }
  return wrapped
}

const wrapped = (columns: number): Row => ({
  name: `lines of ${columns} columns`,
  damage: (text) =>
    text
      .split('\n')
      .map((paragraph) => wrap(paragraph, columns))
      .join('\n'),
  wanted: 'repair',
})

export const rows: readonly Row[] = [
  wrapped(30),
  wrapped(40),
  wrapped(60),
  wrapped(76),
  {
    name: 'a character a line',
    damage: (text) =>
      text
        .split('\n')
        .map((paragraph) => [...paragraph].join('\n'))
        .join('\n'),
    wanted: 'repair',
  },
]
