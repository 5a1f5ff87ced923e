/** Half-width marks in Chinese text made full-width again. */
import { isHan } from './characters.ts'
import { outsideCode } from './markdown-code.ts'
import type { Edit } from './tracked-text.ts'
import { fullWidth } from './word-model.ts'

/** `auto` decides by the page, `full` repairs wherever Chinese stands beside, `keep` leaves all as it is. */
export type Punctuation = 'auto' | 'full' | 'keep'

/** From so many half-width marks on, with no full-width one beside, a page is taken to mean them. */
const OWN_STYLE = 8

/**
 * Finds the half-width marks to be repaired. On a page with the gloss pattern every full-width mark was
 * halved, so all marks beside Chinese are repaired, brackets too. On other pages `auto` repairs marks right
 * between two Han characters, and leaves a page alone that writes all its marks so.
 *
 * @param text the page
 * @param mode the editor's wish
 * @param hasPattern whether the page has the gloss pattern
 * @returns edits of `text`, in order, and whether marks were left because the page means them
 */
export function punctuationEdits(
  text: string,
  mode: Punctuation,
  hasPattern: boolean,
): { edits: Edit[]; ownStyle: boolean } {
  if (mode === 'keep') return { edits: [], ownStyle: false }
  if (mode === 'full' || hasPattern) return { edits: allMarks(text), ownStyle: false }
  const marks = (pattern: RegExp) =>
    outsideCode(
      text,
      [...text.matchAll(pattern)].map((match) => edit(match.index, match[0])),
    )
  const edits = marks(/(?<=\p{Script=Han})[,;:!?](?=\p{Script=Han})/gu)
  const ownStyle = edits.length >= OWN_STYLE && !/(?<=\p{Script=Han})[，；：！？]/u.test(text)
  if (ownStyle || edits.length === 0) return { edits: [], ownStyle }
  // where marks between Chinese are half-width, those beside its quotation marks and at the ends of its lines are too
  const others = marks(
    /(?<=\p{Script=Han})(?:[,;:!?](?=[“”‘’「」『』《（])|[.!?;:,](?=[”’」』]?[ \t]*(?:\n|$)))|(?<=[”’」』》）])[,;:](?=\p{Script=Han})/gu,
  )
  return {
    edits: [...edits, ...others].toSorted((a, b) => a.start - b.start),
    ownStyle,
  }
}

function edit(start: number, mark: string): Edit {
  return {
    start,
    end: start + mark.length,
    after: mark === '.' ? '。' : fullWidth(mark),
    rule: 'halfwidth-mark',
    confidence: 'exact',
  }
}

function isChinese(character: string | undefined): boolean {
  return (
    character !== undefined && (isHan(character) || /[\u3001-\u3011“”‘’…—，；：！？（）□]/u.test(character))
  )
}

function allMarks(text: string): Edit[] {
  const edits: Edit[] = []
  const brackets = chineseBrackets(text)
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] as string
    if (mark === '(' || mark === ')') {
      if (brackets.has(at)) edits.push(edit(at, mark))
    } else if (',;:!?'.includes(mark)) {
      const [before, after] = [neighbour(text, at, -1), neighbour(text, at, 1)]
      const number = /[0-9]/u.test(text[at - 1] ?? '') && /[0-9]/u.test(text[at + 1] ?? '')
      const address = mark === ':' && text.startsWith('//', at + 1)
      if (!number && !address && (isChinese(before) || isChinese(after))) edits.push(edit(at, mark))
    } else if (
      mark === '.' &&
      /\p{Script=Han}/u.test(text[at - 1] ?? '') &&
      /^(?:$|["”’」』\s]|\p{Script=Han})/u.test(text.slice(at + 1, at + 2)) &&
      !/(?:^|\n)\s*[一二三四五六七八九十百甲乙丙丁戊]{1,3}$/u.test(text.slice(Math.max(0, at - 8), at))
    )
      edits.push(edit(at, mark))
    else if (mark === '.' && text.startsWith('...', at) && isChinese(text[at - 1])) {
      let end = at
      while (text[end] === '.') end++
      edits.push({ start: at, end, after: '……', rule: 'halfwidth-mark', confidence: 'inferred' })
      at = end - 1
    }
  }
  return edits
}

/** How far a mark looks for what it belongs to. */
const REACH = 12

/** The nearest character that is neither a space nor another half-width mark. */
function neighbour(text: string, at: number, step: number): string | undefined {
  let index = at + step
  while (Math.abs(index - at) < REACH && ' ,;:!?()'.includes(text[index] ?? '-')) index += step
  return text[index]
}

/** Offsets of brackets that hold Chinese, or stand beside it. */
function chineseBrackets(text: string): Set<number> {
  const found = new Set<number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') open.length = 0
    else if (text[at] === '(') open.push(at)
    else if (text[at] === ')') {
      const start = open.pop()
      if (start === undefined) {
        if (isChinese(text[at - 1])) found.add(at)
      } else if (
        isChinese(text[start - 1]) ||
        isChinese(text[at + 1]) ||
        /\p{Script=Han}/u.test(text.slice(start, Math.min(at, start + 400)))
      ) {
        found.add(start)
        found.add(at)
      }
    }
  }
  return found
}
