/** Text that remembers which part of the input each of its pieces came from, through any number of edits. */

/** How sure a repair is; in this order, the weaker wins where repairs meet. */
export type Confidence = 'exact' | 'inferred' | 'guess' | 'unparsed'

/** What was wrong and how it was repaired; names are stable, they stand in reports. */
export type Rule =
  | 'mojibake'
  | 'escape'
  | 'lost-bytes'
  | 'lost-character'
  | 'entity'
  | 'control'
  | 'invisible'
  | 'mark-form'
  | 'lookalike'
  | 'scanned-space'
  | 'wrapped-line'
  | 'private-use'
  | 'subtitles'
  | 'boilerplate'
  | 'emoji'
  | 'strewn-sign'
  | 'mixed-scripts'
  | 'doubled-character'
  | 'repeated-text'
  | 'misplaced-mark'
  | 'gloss'
  | 'gloss-kept'
  | 'broken-run'
  | 'traditional'
  | 'ambiguous-character'
  | 'tag-residue'
  | 'doubled-mark'
  | 'halfwidth-mark'
  | 'fullwidth-letter'
  | 'radical'
  | 'compatibility-ideograph'
  | 'wiki-markup'
  | 'heading'
  | 'year'
  | 'title'

/** A change of one stretch of a text, offsets in UTF-16 code units of that text. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly after: string
  readonly rule: Rule
  readonly confidence: Confidence
  /** other readings, the likeliest first */
  readonly alternatives?: readonly string[]
}

/** A piece of a tracked text: `text` stands for `input[start, end)`; without `change` it is that slice itself. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly change?: {
    readonly rule: Rule
    readonly confidence: Confidence
    readonly alternatives: readonly string[]
  }
}

/** A text made of pieces in the order of the input; pieces of length 0 do not occur unless changed. */
export interface TrackedText {
  readonly text: string
  readonly pieces: readonly Piece[]
}

const ORDER: readonly Confidence[] = ['exact', 'inferred', 'guess', 'unparsed']

/** Gives the weaker of two confidences. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b
}

/** Takes an input as it is, unchanged. */
export function track(input: string): TrackedText {
  return { text: input, pieces: input === '' ? [] : [{ start: 0, end: input.length, text: input }] }
}

/** Puts pieces together; they must be in order and not overlap. */
export function fromPieces(pieces: readonly Piece[]): TrackedText {
  return { text: pieces.map(({ text }) => text).join(''), pieces }
}

/** Puts two lists of edits, each in order, into one; where they meet, the first has it. */
export function merged(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  let at = 0
  const rest = second.filter(({ start, end }) => {
    while ((first[at]?.end ?? Infinity) <= start) at++
    return (first[at]?.start ?? Infinity) >= end
  })
  return [...first, ...rest].sort((a, b) => a.start - b.start)
}

interface Group {
  start: number
  end: number
  edits: Edit[]
}

/**
 * Applies edits. An edit that reaches into a piece which was changed before takes that whole piece in: the
 * two become one change with the weaker confidence, so that no two repairs ever overlap in the input.
 *
 * @param tracked the text to change
 * @param edits in order, not overlapping; one that changes nothing and is `exact` is dropped
 * @returns the changed text
 */
export function applyEdits(tracked: TrackedText, edits: readonly Edit[]): TrackedText {
  const { text, pieces } = tracked
  const useful = edits.filter(
    ({ start, end, after, confidence }) => confidence !== 'exact' || after !== text.slice(start, end),
  )
  if (useful.length === 0) return tracked
  const offsets: number[] = []
  let length = 0
  for (const piece of pieces) {
    offsets.push(length)
    length += piece.text.length
  }
  const result: Piece[] = []
  let index = 0
  /** Keeps what lies between two groups. */
  const keep = (from: number, to: number) => {
    for (; index < pieces.length; index++) {
      const piece = pieces[index] as Piece
      const offset = offsets[index] as number
      const end = offset + piece.text.length
      // what was deleted has no length: it stays where it is, before an edit that starts there
      if (end === offset ? offset < from : end <= from) continue
      if (end === offset ? offset > to : offset >= to) return
      const cut = slice(piece, Math.max(0, from - offset), Math.min(piece.text.length, to - offset))
      if (cut) result.push(cut)
      if (end > to) return
    }
  }
  let done = 0
  for (const group of groups(useful, pieces, offsets)) {
    keep(done, group.start)
    result.push(change(group, tracked, offsets))
    done = group.end
  }
  keep(done, Infinity)
  return fromPieces(result)
}

function slice(piece: Piece, from: number, to: number): Piece | undefined {
  if (piece.change) return piece
  if (from >= to) return undefined
  return { start: piece.start + from, end: piece.start + to, text: piece.text.slice(from, to) }
}

function groups(edits: readonly Edit[], pieces: readonly Piece[], offsets: readonly number[]): Group[] {
  const list: Group[] = []
  let index = 0
  for (const edit of edits) {
    let { start, end } = edit
    while (
      index < pieces.length &&
      (offsets[index] as number) + (pieces[index] as Piece).text.length <= start
    )
      index++
    for (let at = index; at < pieces.length && (offsets[at] as number) < Math.max(end, start + 1); at++) {
      const piece = pieces[at] as Piece
      const from = offsets[at] as number
      const to = from + piece.text.length
      if (!piece.change || !(from < end && start < to)) continue
      start = Math.min(start, from)
      end = Math.max(end, to)
    }
    const last = list.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      last.edits.push(edit)
    } else list.push({ start, end, edits: [edit] })
  }
  return list
}

function change(
  { start, end, edits }: Group,
  { text, pieces }: TrackedText,
  offsets: readonly number[],
): Piece {
  let after = ''
  let at = start
  for (const edit of edits) {
    after += text.slice(at, edit.start) + edit.after
    at = edit.end
  }
  after += text.slice(at, end)
  const first = pieceAt(offsets, start)
  const last = pieceAt(offsets, Math.max(start, end - 1))
  const changes = pieces.slice(first, last + 1).flatMap((piece) => (piece.change ? [piece.change] : []))
  const parts = end > start ? [...changes, ...edits] : edits
  return {
    start: inputOffset(pieces[first], start - (offsets[first] ?? 0)),
    end:
      end > start
        ? inputOffset(pieces[last], end - (offsets[last] ?? 0))
        : inputOffset(pieces[first], start - (offsets[first] ?? 0)),
    text: after,
    change: {
      rule: (parts[0] as Edit).rule,
      confidence: parts.reduce<Confidence>((sum, { confidence }) => weaker(sum, confidence), 'exact'),
      alternatives: parts.flatMap(({ alternatives }) => alternatives ?? []),
    },
  }
}

function inputOffset(piece: Piece | undefined, into: number): number {
  if (!piece) return 0
  if (!piece.change) return piece.start + into
  return into === 0 && piece.text !== '' ? piece.start : piece.end
}

/** The last piece that starts at or before an offset, by bisection. */
function pieceAt(offsets: readonly number[], offset: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

const offsetsOf = new WeakMap<TrackedText, number[]>()

/**
 * Gives the part of the input that a part of a text stands for, whole changes where it touches some.
 *
 * @param from offset in `tracked.text`
 * @param to offset in it, behind `from`
 */
export function inputSpan(tracked: TrackedText, from: number, to: number): { start: number; end: number } {
  const { pieces } = tracked
  let offsets = offsetsOf.get(tracked)
  if (!offsets) {
    offsets = []
    let length = 0
    for (const piece of pieces) {
      offsets.push(length)
      length += piece.text.length
    }
    offsetsOf.set(tracked, offsets)
  }
  const first = pieceAt(offsets, from)
  const last = pieceAt(offsets, Math.max(from, to - 1))
  const firstPiece = pieces[first]
  const lastPiece = pieces[last]
  if (!firstPiece || !lastPiece) return { start: 0, end: 0 }
  return {
    start: firstPiece.change ? firstPiece.start : firstPiece.start + from - (offsets[first] ?? 0),
    end: lastPiece.change
      ? lastPiece.end
      : Math.min(lastPiece.end, lastPiece.start + to - (offsets[last] ?? 0)),
  }
}
