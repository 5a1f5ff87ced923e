/** A space behind each character, as text recognition writes it. */
import { isHan } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'

/** Of the pairs of Chinese characters in a line, the share that stands apart. */
const SHARE = 0.6
const LEAST = 12

const CHINESE = /[\p{Script=Han}，。、；：！？“”‘’（）《》「」『』【】…—]/u

/** Finds the spaces of lines in which nearly all characters stand apart; what spaced a few characters meant it. */
export function scannedSpaceEdits(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { index: lineStart, 0: line } of text.matchAll(/[^\n]+/gu)) {
    let apart = 0
    let together = 0
    for (let at = 0; at + 1 < line.length; at++) {
      if (!isHan(line[at])) continue
      if (isHan(line[at + 1])) together++
      else if (line[at + 1] === ' ' && isHan(line[at + 2])) apart++
    }
    if (apart < LEAST || apart < SHARE * (apart + together)) continue
    for (const { index, 0: spaces } of line.matchAll(/ +/gu)) {
      const before = line[index - 1] ?? ''
      const after = line[index + spaces.length] ?? ''
      if (CHINESE.test(before) || CHINESE.test(after))
        edits.push({
          start: lineStart + index,
          end: lineStart + index + spaces.length,
          after: '',
          rule: 'scanned-space',
          confidence: 'inferred',
        })
    }
  }
  return edits
}
