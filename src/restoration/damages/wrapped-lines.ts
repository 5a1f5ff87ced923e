/** Paragraphs whose lines were cut at a fixed width, as mail and old text files are: joined again. */
import type { Edit } from '../tracked-text.ts'

/** Verse and lists have shorter lines; columns, a Chinese character has two. */
const NARROWEST = 36
const FEWEST_LINES = 3
const ENDED = /[。！？!?…”’）)：:；;]\s*$/u
/** What begins a line of its own. */
const OWN =
  /^\s*(?:[-*+>#|`~=]|\d+[.、)）]|[（(]?[一二三四五六七八九十]+[、）)]|第[一二三四五六七八九十百千\d]+[条章节]|【|\[|https?:|:{2,})|^(?:\u3000|\s{2})/u

/** Finds the line ends within paragraphs. */
export function wrappedLineEdits(text: string): Edit[] {
  const edits: Edit[] = []
  const lines: { start: number; text: string; width: number }[] = []
  const close = () => {
    edits.push(...join(lines))
    lines.length = 0
  }
  let at = 0
  let fenced = false
  for (const line of text.split('\n')) {
    const plain = line.replace(/\r$/u, '')
    if (/^(?:```|~~~)/u.test(plain)) fenced = !fenced
    if (plain.trim() === '' || fenced || OWN.test(plain)) close()
    if (plain.trim() !== '' && !fenced)
      lines.push({ start: at, text: plain, width: columns(plain.trimEnd()) })
    at += line.length + 1
  }
  close()
  return edits
}

function columns(text: string): number {
  let width = 0
  for (const character of text) width += /[\u1100-\uffff]|[\u{20000}-\u{3ffff}]/u.test(character) ? 2 : 1
  return width
}

function join(lines: readonly { start: number; text: string; width: number }[]): Edit[] {
  if (lines.length < FEWEST_LINES) return []
  const widest = lines.reduce((most, { width }) => Math.max(most, width), 0)
  if (widest < NARROWEST || widest > 160) return []
  // all lines but the last of each paragraph reach the margin; a mark may hang over it or be kept from the next line
  const full = lines.map(({ width }) => width >= widest - 5)
  const inner = lines.slice(0, -1)
  const short = inner.filter(({ text }, index) => !full[index] && !ENDED.test(text)).length
  const cut = inner.filter(({ text }, index) => full[index] && !ENDED.test(text)).length
  if (cut < 2 || cut < 0.4 * inner.length || short > 0.1 * inner.length) return []
  return inner.flatMap((line, index): Edit[] => {
    // a short line that ends a sentence ends its paragraph
    if (!full[index]) return []
    const next = lines[index + 1]
    if (!next || (ENDED.test(line.text) && !/^[\p{Script=Han}“「]/u.test(next.text))) return []
    const start = line.start + line.text.trimEnd().length
    const latin =
      /[A-Za-z0-9,.;:)]$/u.test(line.text.trimEnd()) && /^[A-Za-z0-9(]/u.test(next.text.trimStart())
    const end = next.start + (next.text.length - next.text.trimStart().length)
    return [{ start, end, after: latin ? ' ' : '', rule: 'wrapped-line', confidence: 'inferred' }]
  })
}
