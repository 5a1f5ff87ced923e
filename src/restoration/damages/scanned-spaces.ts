/** A space behind each character, as text recognition writes it. */
import { isHan } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'

/** The share of a line's pairs that must stand apart. */
const SHARE = 0.6
/** How many pairs of a page must. */
const LEAST = 16

const CHINESE = /[\p{Script=Han}，。、；：！？“”‘’（）《》「」『』【】…—]/u

/** Finds the spaces of lines in which nearly all characters stand apart; what spaced a few characters meant it. */
export function scannedSpaceEdits(text: string): Edit[] {
  const lines = [...text.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({ index, line, ...pairs(line) }))
  const scanned = lines.filter(({ apart, together }) => apart > 0 && apart >= SHARE * (apart + together))
  if (scanned.reduce((sum, { apart }) => sum + apart, 0) < LEAST) return []
  return scanned.flatMap(({ index: lineStart, line }) =>
    [...line.matchAll(/ +/gu)].flatMap(({ index, 0: spaces }): Edit[] => {
      const before = line[index - 1] ?? ''
      const after = line[index + spaces.length] ?? ''
      if (!CHINESE.test(before) && !CHINESE.test(after)) return []
      const start = lineStart + index
      return [{ start, end: start + spaces.length, after: '', rule: 'scanned-space', confidence: 'inferred' }]
    }),
  )
}

/** Of the pairs of Chinese characters in a line, how many stand apart, and how many together. */
function pairs(line: string): { apart: number; together: number } {
  let apart = 0
  let together = 0
  for (let at = 0; at + 1 < line.length; at++) {
    if (!isHan(line[at])) continue
    if (isHan(line[at + 1])) together++
    else if (line[at + 1] === ' ' && isHan(line[at + 2])) apart++
  }
  return { apart, together }
}
