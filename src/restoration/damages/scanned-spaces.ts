/** Spaces between characters, as text recognition writes them: behind each one, within words, or around marks. */
import { isHan } from '../characters.ts'
import { merged, type Edit } from '../tracked-text.ts'
import { wordCosts } from '../words.ts'

/** The share of a line's pairs that must stand apart. */
const SHARE = 0.6
/** How many pairs of a page must; fewer where all do. */
const LEAST = 16
const LEAST_OF_ALL = 6
/** How many spaces of a page part a word, and which share of all its spaces between characters. */
const PARTED = { least: 2, share: 0.2 }
/** How many spaces stand before marks. */
const BEFORE_MARKS = 3

const SPACE = '[ \\t\\u00a0\\u2000-\\u200a\\u3000]'
const CHINESE = /[\p{Script=Han}，。、；：！？“”‘’（）《》「」『』【】…—]/u

/** Finds the spaces of lines in which nearly all characters stand apart, or in which spaces part words. */
export function scannedSpaceEdits(text: string): Edit[] {
  const lines = [...text.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({ index, line, ...pairs(line) }))
  const scanned = lines.filter(({ apart, together }) => apart > 0 && apart >= SHARE * (apart + together))
  const apart = scanned.reduce((sum, line) => sum + line.apart, 0)
  const together = lines.reduce((sum, line) => sum + line.together, 0)
  const all = apart >= LEAST || (apart >= LEAST_OF_ALL && together === 0)
  return merged(all ? scanned.flatMap(lineEdits) : partedWords(text), spacedMarks(text))
}

function edit(start: number, spaces: string): Edit {
  return { start, end: start + spaces.length, after: '', rule: 'scanned-space', confidence: 'inferred' }
}

function lineEdits({ index: lineStart, line }: { index: number; line: string }): Edit[] {
  return [...line.matchAll(new RegExp(`${SPACE}+`, 'gu'))].flatMap(({ index, 0: spaces }) =>
    CHINESE.test(line[index - 1] ?? '') || CHINESE.test(line[index + spaces.length] ?? '')
      ? [edit(lineStart + index, spaces)]
      : [],
  )
}

/** Of the pairs of Chinese characters in a line, how many stand apart, and how many together. */
function pairs(line: string): { apart: number; together: number } {
  return {
    apart: line.match(new RegExp(`\\p{Script=Han}${SPACE}{1,4}(?=\\p{Script=Han})`, 'gu'))?.length ?? 0,
    together: line.match(/\p{Script=Han}(?=\p{Script=Han})/gu)?.length ?? 0,
  }
}

/** All spaces between characters where many of them part a word; a writer parts clauses with them, or with full-width ones. */
function partedWords(text: string): Edit[] {
  const found = [...text.matchAll(/(?<=\p{Script=Han})[ \t\u00a0\u2000-\u200a]{1,4}(?=\p{Script=Han})/gu)]
  const parted = found.filter(({ index, 0: { length } }) => isOneWord(text, index, index + length))
  if (parted.length < PARTED.least || parted.length < PARTED.share * found.length) return []
  return found.map(({ index, 0: spaces }) => edit(index, spaces))
}

/** Whether what stands before and behind a gap is a word of two characters. */
function isOneWord(text: string, start: number, end: number): boolean {
  const [before = '', after = ''] = [text[start - 1], text[end]]
  // a title of two characters is set apart
  const alone = !isHan(text[start - 2]) && !isHan(text[end + 1])
  return !alone && wordCosts().has(before + after)
}

/** Spaces on both sides of marks, where there are several before one. */
function spacedMarks(text: string): Edit[] {
  const before = [...text.matchAll(/(?<=\p{Script=Han}) {1,2}(?=[，。；：！？、])/gu)]
  if (before.length < BEFORE_MARKS) return []
  const behind = [...text.matchAll(/(?<=[，。；：！？、]) {1,2}(?=[\p{Script=Han}“《（]|\n|$)/gu)]
  return [...before, ...behind]
    .map(({ index, 0: spaces }) => edit(index, spaces))
    .sort((a, b) => a.start - b.start)
}
