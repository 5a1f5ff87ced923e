/** Chooses what is shown of an article that was found. Browser-safe. */
import type { SearchBlockKind } from '../build/document.ts'
import { occurrences, type Fold, type Folded, type Span } from './fold.ts'
import type { ShippedBlock, ShippedDocument } from './manifest.ts'

/** A run of text, marked or not. */
export interface Run {
  text: string
  marked: boolean
}

/** What a result shows. */
export interface Excerpt {
  title: Run[]
  /** the part of the article around the first hit outside the title, or its summary */
  text: Run[]
  /** what kind of block the text is from; nothing where the article has no text but its title */
  kind: SearchBlockKind | undefined
  /** what follows the article's address: `#heading:~:text=…`, or nothing */
  fragment: string
}

const sentenceEnd = /[。！？!?；;…]+[”’」』）)]*|[.](?=\s)/gu
const clauseEnd = /[，、：；,:;。！？!?“”‘’「」『』（）()《》—…\s]/gu
const wantedLength = 90
const longestLength = 150
const longestBefore = 60

/**
 * @param document an article in the reader's script
 * @param marks folded texts to be marked, the most telling first
 * @param fold the index's folding
 */
export function excerptOf(
  { b: [heading, ...blocks] }: ShippedDocument,
  marks: readonly string[],
  fold: Fold,
): Excerpt {
  const look = (block: ShippedBlock) => {
    const [, text, , elsewhere = []] = block
    const folded = fold(text)
    const found = marks
      .map((mark) => {
        const own = occurrences(folded, mark).filter((span) => isWhole(text, span))
        return own.length > 0 ? own : elsewhere.flatMap((other) => counterparts(folded, fold(other), mark))
      })
      .filter(({ length }) => length > 0)
    return { block, text, spans: merge(found.flat(), text), covered: found.length, first: found[0]?.[0] }
  }
  let shown: ReturnType<typeof look> | undefined
  // sentences first: most often one of them holds every mark, and the rest need not be folded
  for (const block of [...blocks].sort(([one], [other]) => worthOf(other) - worthOf(one))) {
    const seen = look(block)
    if (seen.covered > (shown?.covered ?? 0)) shown = seen
    if (seen.covered === marks.length) break
  }
  const summary = blocks.find(([kind]) => kind === 'summary') ?? blocks[0]
  const around = ({ text, first, spans }: ReturnType<typeof look>) =>
    runs(text, excerptSpan(text, first), spans)
  const [kind] = shown?.block ?? summary ?? []
  const title = heading && look(heading)
  return {
    title: title ? runs(title.text, { start: 0, end: title.text.length }, title.spans) : [],
    text: [
      ...(shown ? around(shown) : []),
      ...(shown && isName(kind) ? [{ text: ' ', marked: false }] : []),
      ...(summary && (!shown || isName(kind)) ? around(look(summary)) : []),
    ],
    kind,
    fragment: shown?.first ? fragmentOf(shown.block, shown.first) : '',
  }
}

/** Whether a place neither begins nor ends inside a number. */
function isWhole(text: string, { start, end }: Span): boolean {
  const cut = (at: number) =>
    /\d[.,]?$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[.,]?\d/u.test(text.slice(at, at + 2))
  return !cut(start) && !cut(end)
}

/** How much a block of this kind tells by itself. */
function worthOf(kind: SearchBlockKind): number {
  return isName(kind) ? 0 : kind === 'heading' ? 1 : 2
}

/** A tag or a source is no text to read, so the summary follows it. */
function isName(kind: SearchBlockKind | undefined): boolean {
  return kind === 'tag' || kind === 'source'
}

/**
 * Where a mark stands in another edition's wording of a block, the words that this edition has instead: the texts
 * are taken to differ from their first difference to their last.
 */
function counterparts(own: Folded, other: Folded, mark: string): Span[] {
  const shorter = Math.min(own.text.length, other.text.length)
  let before = 0
  while (before < shorter && own.text[before] === other.text[before]) before += 1
  let after = 0
  while (after < shorter - before && own.text.at(-1 - after) === other.text.at(-1 - after)) after += 1
  const shift = own.text.length - other.text.length
  const place = (at: number, otherwise: number) =>
    at <= before ? at : at >= other.text.length - after ? at + shift : otherwise
  const spans: Span[] = []
  for (let at = other.text.indexOf(mark); at >= 0; at = other.text.indexOf(mark, at + 1)) {
    const [from, to] = [place(at, before), place(at + mark.length, own.text.length - after)]
    if (to > from) spans.push({ start: own.starts[from] ?? 0, end: own.ends[to - 1] ?? 0 })
  }
  return spans
}

/** Spans that meet, or have but white space between them, are one. */
function merge(spans: readonly Span[], text: string): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && text.slice(last.end, span.start).trim() === '') last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

/** The places behind what a pattern finds. */
function endsOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => index + found.length)
}

/** The sentence around the hit, with more of what follows while there is room; a long one is cut between clauses. */
function excerptSpan(text: string, hit: Span = { start: 0, end: 0 }): Span {
  const ends = endsOf(text, sentenceEnd)
  const clauses = endsOf(text, clauseEnd)
  let start = ends.findLast((end) => end <= hit.start) ?? 0
  if (hit.start - start > longestBefore)
    start =
      clauses.find((end) => end >= hit.start - longestBefore && end <= hit.start) ??
      wholeCharacter(text, hit.start - 30)
  let end = ends.find((at) => at >= hit.end) ?? text.length
  for (const next of ends)
    if (end - start < wantedLength && next > end && next - start <= longestLength) end = next
  const furthest = Math.max(start + longestLength, hit.end + 20)
  if (end > furthest)
    end = clauses.findLast((at) => at > hit.end && at <= furthest) ?? wholeCharacter(text, furthest)
  return { start, end }
}

/** Moves a place off the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return at > 0 && /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) ? at - 1 : at
}

function runs(text: string, { start, end }: Span, spans: readonly Span[]): Run[] {
  const list: Run[] = []
  const push = (part: string, marked = false) => {
    if (part !== '') list.push({ text: part, marked })
  }
  if (start > 0) push('…')
  let at = start
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue
    push(text.slice(at, Math.max(at, span.start)))
    push(text.slice(Math.max(start, span.start), Math.min(end, span.end)), true)
    at = Math.min(end, span.end)
  }
  push(text.slice(at, end))
  if (end < text.length) push('…')
  return list
}

/**
 * The text fragment (WICG, URL Fragment Text Directives) of a hit. What stands around it up to the clause's ends goes
 * along as context: browsers match whole words only, but with context the hit itself may begin inside a word.
 */
function fragmentOf([kind, text, heading = '']: ShippedBlock, { start, end }: Span): string {
  const anchor = heading === '' ? '' : `#${encodeURIComponent(heading)}`
  if (isName(kind)) return anchor
  const prefix = text.slice(endsOf(text.slice(0, start), clauseEnd).at(-1) ?? 0, start)
  const suffix = text.slice(end).split(clauseEnd)[0] ?? ''
  const directive =
    (prefix === '' ? '' : `${encode(prefix)}-,`) +
    encode(text.slice(start, end)) +
    (suffix === '' ? '' : `,-${encode(suffix)}`)
  return `${anchor === '' ? '#' : anchor}:~:text=${directive}`
}

/** Percent-encoding with the hyphen too, which parts the directive's terms. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}
