/** Paragraphs whose lines were cut at a fixed width, as mail and old text files are: joined again. */
import { isHan } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'
import { wordCosts } from '../words.ts'

/** Verse and lists have shorter lines; columns, a Chinese character has two. */
const NARROWEST = 36
/** Wider lines are paragraphs in one line each. */
const WIDEST = 160
/** How many columns a full line may lack. */
const SLACK = 5
const FEWEST_CUTS = 3
/** Narrower columns are taken for cut lines where words are cut. */
const NARROWEST_OF_WORDS = 24
const ENDED = /[。！？!?…”’）)：:；;]\s*$/u
/** What begins a line of its own. */
const OWN =
  /^\s*(?:[-*+>#|`~=]|\d+[.、)）](?!\d)|[（(]?[一二三四五六七八九十]+[、）)]|第[一二三四五六七八九十百千\d]+[条章节]|【|\[|https?:|:{2,})|^(?:\u3000|\s{2})/u

interface Line {
  readonly start: number
  readonly text: string
  readonly width: number
}

/** How many lines in a row must be of one character each to be a column that was read downwards. */
const COLUMN = 12

/** Finds the line ends within paragraphs: nearly all lines of the page must reach one margin, and stop within sentences. */
export function wrappedLineEdits(text: string): Edit[] {
  const column = columnEdits(text)
  return column.length > 0 ? column : marginEdits(text)
}

/** The line ends of text whose lines are one character each. */
function columnEdits(text: string): Edit[] {
  const pattern = new RegExp(
    `(?<=^|\\n)(?:[^\\r\\n]{1,2}\\r?\\n){${COLUMN},}(?:[^\\r\\n]{1,2}(?=\\s*$))?`,
    'gu',
  )
  return [...text.matchAll(pattern)].flatMap(({ index: start, 0: column }) =>
    [...column.matchAll(/\r?\n(?!$)/gu)].map(({ index, 0: found }): Edit => ({
      start: start + index,
      end: start + index + found.length,
      after: '',
      rule: 'wrapped-line',
      confidence: 'inferred',
    })),
  )
}

function marginEdits(text: string): Edit[] {
  const paragraphs: Line[][] = [[]]
  let at = 0
  let fenced = false
  for (const line of text.split('\n')) {
    const plain = line.replace(/\r$/u, '')
    if (/^(?:```|~~~)/u.test(plain)) fenced = !fenced
    if (plain.trim() === '' || fenced || OWN.test(plain)) paragraphs.push([])
    if (plain.trim() !== '' && !fenced)
      paragraphs.at(-1)?.push({ start: at, text: plain, width: columns(plain.trim()) })
    at += line.length + 1
  }
  const inner = paragraphs.flatMap((lines) => lines.slice(0, -1))
  const widest = paragraphs.flat().reduce((most, { width }) => Math.max(most, width), 0)
  if (widest < NARROWEST_OF_WORDS || widest > WIDEST) return []
  // a mark may hang over the margin, or be kept from beginning the next line
  const isFull = ({ width }: Line) => width >= widest - SLACK
  const cut = inner.filter((line) => isFull(line) && !ENDED.test(line.text)).length
  const short = inner.filter((line) => !isFull(line) && !ENDED.test(line.text)).length
  // lines that end within a word were cut, however few they are
  const words = paragraphs.reduce((sum, lines) => sum + cutWords(lines), 0)
  const few = words >= 1 && words >= 0.2 * inner.length
  if (!few && (widest < NARROWEST || cut < FEWEST_CUTS)) return []
  if (cut < 0.4 * inner.length || short > 0.1 * inner.length) return []
  return paragraphs.flatMap((lines) =>
    lines.slice(0, -1).flatMap((line, index): Edit[] => {
      const next = lines[index + 1]
      // a short line that ends a sentence ends its paragraph
      if (!next || !isFull(line)) return []
      const before = line.text.trimEnd()
      const behind = next.text.trimStart()
      // 4A级, 3D打印: a figure and one capital are one word
      const latin =
        /[A-Za-z0-9,.;:)]$/u.test(before) &&
        /^[A-Za-z(]/u.test(behind) &&
        !(/\d$/u.test(before) && /^[A-Z](?![A-Za-z])/u.test(behind))
      return [
        {
          start: line.start + before.length,
          end: next.start + (next.text.length - next.text.trimStart().length),
          after: latin ? ' ' : '',
          rule: 'wrapped-line',
          confidence: 'inferred',
        },
      ]
    }),
  )
}

/** How many lines of a paragraph end within a word of two characters, or a figure. */
function cutWords(lines: readonly Line[]): number {
  return lines.filter(({ text }, at) => {
    const next = lines[at + 1]?.text.trimStart()
    const before = text.trimEnd()
    if (next === undefined) return false
    const figure = /\d$/u.test(before) && /^[\d.,%]/u.test(next)
    return figure || (isHan(before.at(-1)) && wordCosts().has(`${before.at(-1)}${next[0]}`))
  }).length
}

function columns(text: string): number {
  let width = 0
  for (const character of text) width += /[\u1100-\uffff]|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1
  return width
}
