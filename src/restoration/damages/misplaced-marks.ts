/** Marks in the wrong place: closing ones that open, and those that no line begins with. Named, never moved. */
import type { Edit } from '../tracked-text.ts'

/** Pairs whose closing mark opens a quotation and whose opening one closes it: 他说：”好。“ */
const TURNED = /(?<=：|^|\n)([”」』])[^”」』“「『\n]{2,300}(?<=[。！？…])([“「『])/gu
/** Brackets and titles the wrong way round: 》海洋《. */
const TURNED_AROUND = /(?<=\p{Script=Han})([》）])(\p{Script=Han}{1,12})([《（])(?=\p{Script=Han})/gu
const CLOSING: Readonly<Record<string, string>> = { '》': '《', '）': '（' }
/** What no line of a text begins with. */
const AT_START = /(?<=^|\n)[ \t\u3000]*([。，、；！？])(?=\p{Script=Han})/gu

/** Finds them. */
export function misplacedMarkEdits(text: string): Edit[] {
  const turned = [...text.matchAll(TURNED)].flatMap(({ index, 0: found }) => [
    note(text, index, '“「『'['”」』'.indexOf(found.charAt(0))]),
    note(text, index + found.length - 1, '”」』'['“「『'.indexOf(found.at(-1) ?? '')]),
  ])
  const around = [...text.matchAll(TURNED_AROUND)].flatMap(
    ({ index, 0: found, 1: first = '', 3: last = '' }) =>
      CLOSING[first] === last && isUnopened(text, index, first, last)
        ? [note(text, index, last), note(text, index + found.length - 1, first)]
        : [],
  )
  const atStart = [...text.matchAll(AT_START)].map(({ index, 0: found }) =>
    note(text, index + found.length - 1, ''),
  )
  return [...turned, ...around, ...atStart]
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }, at, all) => start >= (all[at - 1]?.end ?? 0))
}

/** Whether no mark of its kind is open before a closing one, in its line. */
function isUnopened(text: string, index: number, closing: string, opening: string): boolean {
  const before = text.slice(Math.max(text.lastIndexOf('\n', index) + 1, index - 400), index)
  return before.lastIndexOf(opening) <= before.lastIndexOf(closing)
}

function note(text: string, start: number, meant = ''): Edit {
  return {
    start,
    end: start + 1,
    after: text.charAt(start),
    rule: 'misplaced-mark',
    confidence: 'unparsed',
    alternatives: [meant],
  }
}
