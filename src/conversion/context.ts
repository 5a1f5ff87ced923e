/** Stands in a context for a foreign run that was left out, and for a line break. */
export const OBJECT = '\ufffc'
/** Stands in a context for a Chinese run that was left out. */
export const CHINESE_OBJECT = '\ufffb'

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60—…“”‘’\ufffb\ud800-\udfff]/u

const LONE_SURROGATE = /^[\ud800-\udfff]$/

/** True for text in which a context differs from what is written: to be built unit by unit. */
export const NEEDS_CONTEXT = /[\n\r\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\uf900-\ufaff]|\ud87e|\udb40/

/** Text each of whose code units a context takes as it stands, single spaces within it too. */
const PLAIN =
  /[!-%'-;=?-~\u00a1-\u00ac\u2010-\u2027\u3001-\u9fff\uff01-\uff60]+(?: [!-%'-;=?-~\u00a1-\u00ac\u2010-\u2027\u3001-\u9fff\uff01-\uff60]+)*/y

/** A part of a context: where it begins in the text and in the source. */
interface Piece {
  readonly at: number
  readonly start: number
  /** the offset after it in the source; 0 where each of its code units stands for one of the source */
  readonly end: number
}

/**
 * The text of one block as a reader takes it in: pieces from several places of the source put together,
 * without soft hyphens, zero-width characters and line ends between Han; each code unit knows its place.
 */
export class Context {
  /** parts of the text: runs, and code points; a veiled one is a stand-in as long in code units */
  readonly #parts: string[] = []
  #length = 0
  #text: string | undefined
  /** the last code point */
  #last = ''
  readonly #pieces: Piece[] = []
  readonly #addressEnds: number[] = []
  /** the piece that was asked for last: places are asked for in order */
  #cursor = 0
  #pending: { character: string; start: number; end: number }[] = []
  #lineEnd = false
  /** offsets of units whose written form differs from the context's before any conversion */
  #normalized: { at: number; character: string }[] = []

  /** The text so far. */
  get text(): string {
    return (this.#text ??= this.#parts.join(''))
  }

  /** Offsets in the text where an address that is written there ends at the latest. */
  get addressEnds(): readonly number[] {
    return this.#addressEnds
  }

  /** Marks that a link begins or ends here: an address in the text does not go on past it. */
  endAddress(): void {
    this.#addressEnds.push(this.#length)
  }

  /** Compatibility ideographs met: offset in the text and the unified ideograph that stands there. */
  get normalized(): readonly { at: number; character: string }[] {
    return this.#normalized
  }

  /**
   * Adds a part of the source.
   *
   * @param source all of it
   * @param start where the part begins
   * @param end the offset after it
   */
  addAll(source: string, start: number, end: number): void {
    for (let at = start; at < end;) {
      PLAIN.lastIndex = at
      const plain = this.#pending.length === 0 && PLAIN.test(source) ? Math.min(PLAIN.lastIndex, end) : at
      if (plain > at) {
        this.#push(source.slice(at, plain), at, 0)
        this.#last = source.charAt(plain - 1)
        at = plain
      } else {
        const next = at + ((source.codePointAt(at) as number) > 0xffff ? 2 : 1)
        this.add(source.slice(at, next), at, next)
        at = next
      }
    }
  }

  /**
   * Adds one code point.
   *
   * @param character the code point
   * @param start where the source writes it
   * @param end the offset after it
   */
  add(character: string, start: number, end: number): void {
    const unit = character.charCodeAt(0)
    if (unit >= 0x3400 && unit < 0xa000 && this.#pending.length === 0) {
      this.#push(character, start, end)
      return
    }
    if (character <= '\u3000' && INVISIBLE.test(character)) return
    if (character === '\n' || character === '\r') this.#lineEnd = true
    if (character === '\n' || character === '\r' || character === ' ' || character === '\t') {
      this.#pending.push({ character, start, end })
      return
    }
    const code = character.codePointAt(0) as number
    if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) {
      this.#veil()
      return
    }
    if (this.#pending.length > 0) {
      if (!(this.#lineEnd && WIDE.test(character) && WIDE.test(this.#last))) {
        for (const space of this.#pending) this.#push(space.character, space.start, space.end)
      }
      this.#pending = []
      this.#lineEnd = false
    }
    const unified = isCompatibilityIdeograph(code) ? character.normalize('NFC') : character
    if (unified !== character) this.#normalized.push({ at: this.#length, character: unified })
    this.#push(unified, start, end)
  }

  #push(part: string, start: number, end: number): void {
    this.#pieces.push({ at: this.#length, start, end })
    this.#parts.push(part)
    this.#length += part.length
    this.#last = part
    this.#text = undefined
  }

  /** A variation sequence names one glyph: its base character is not to be converted. */
  #veil(): void {
    const base = this.#last
    if (base >= '\u3400' && !LONE_SURROGATE.test(base)) {
      const part = this.#parts.pop() as string
      this.#last = CHINESE_OBJECT.repeat(base.length)
      this.#parts.push(part.slice(0, part.length - base.length) + this.#last)
      this.#text = undefined
    }
    if (this.#normalized.at(-1)?.at === this.#length - base.length) this.#normalized.pop()
  }

  /** The last piece that begins at or before an offset of the text. */
  #pieceAt(at: number): Piece {
    const pieces = this.#pieces
    if ((pieces[this.#cursor]?.at ?? 0) > at) this.#cursor = 0
    while ((pieces[this.#cursor + 1]?.at ?? Infinity) <= at) this.#cursor++
    return pieces[this.#cursor] as Piece
  }

  /**
   * Places an output over a span of the text, code point by code point; what is left of a longer output
   * goes where the span's last code point stands.
   *
   * @param start offset in the text
   * @param end offset in the text
   * @param output what the span becomes
   * @param write told of each place of the source that changes
   */
  place(
    start: number,
    end: number,
    output: string,
    write: (start: number, end: number, text: string) => void,
  ): void {
    const { text } = this
    const piece = this.#pieceAt(start)
    if (piece.end === 0 && (this.#pieces[this.#cursor + 1]?.at ?? Infinity) >= end) {
      const from = piece.start + start - piece.at
      if (!text.startsWith(output, start) || output.length !== end - start)
        write(from, from + end - start, output)
      return
    }
    let from = 0
    for (let at = start; at < end;) {
      const character = String.fromCodePoint(text.codePointAt(at) as number)
      const next = at + character.length
      const code = output.codePointAt(from)
      let shown = code === undefined ? '' : String.fromCodePoint(code)
      if (next >= end) shown = output.slice(from)
      from += shown.length
      if (shown !== character) {
        const { at: begin, start: source, end: after } = this.#pieceAt(at)
        if (after === 0) write(source + at - begin, source + next - begin, shown)
        else write(source, after, shown)
      }
      at = next
    }
  }
}

/** Whether a code point is of the two blocks of Unicode whose ideographs are canonically equivalent to others. */
function isCompatibilityIdeograph(code: number): boolean {
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)
}
