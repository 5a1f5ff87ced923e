/** Stands in a context for a foreign run that was left out, and for a line break. */
export const OBJECT = '\ufffc'
/** Stands in a context for a Chinese run that was left out. */
export const CHINESE_OBJECT = '\ufffb'

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60—…“”‘’\ufffb\ud800-\udfff]/u

const LONE_SURROGATE = /^[\ud800-\udfff]$/

/** True for text in which a context differs from what is written: to be built unit by unit. */
export const NEEDS_CONTEXT = /[\n\r\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\uf900-\ufaff]|\ud87e|\udb40/

/**
 * The text of one block as a reader takes it in: pieces from several places of the source put together,
 * without soft hyphens, zero-width characters and line ends between Han; each code unit knows its place.
 */
export class Context {
  readonly #compatible: ReadonlyMap<string, string>
  /** one code point each; a veiled one is a stand-in as long in code units */
  readonly #characters: string[] = []
  #length = 0
  #text: string | undefined
  #starts: number[] = []
  #ends: number[] = []
  #pending: { character: string; start: number; end: number }[] = []
  #lineEnd = false
  /** offsets of units whose written form differs from the context's before any conversion */
  #normalized: { at: number; character: string }[] = []

  /** @param compatible compatibility ideographs and what the context shows for them */
  constructor(compatible: ReadonlyMap<string, string>) {
    this.#compatible = compatible
  }

  /** The text so far. */
  get text(): string {
    return (this.#text ??= this.#characters.join(''))
  }

  /** Compatibility ideographs met: offset in the text and the unified ideograph that stands there. */
  get normalized(): readonly { at: number; character: string }[] {
    return this.#normalized
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
      if (!(
        this.#lineEnd &&
        WIDE.test(character) &&
        WIDE.test(this.#characters[this.#characters.length - 1] ?? '')
      )) {
        for (const space of this.#pending) this.#push(space.character, space.start, space.end)
      }
      this.#pending = []
      this.#lineEnd = false
    }
    const unified = code >= 0xf900 ? this.#compatible.get(character) : undefined
    if (unified !== undefined) this.#normalized.push({ at: this.#length, character: unified })
    this.#push(unified ?? character, start, end)
  }

  #push(character: string, start: number, end: number): void {
    this.#characters.push(character)
    this.#length += character.length
    this.#text = undefined
    this.#starts.push(start)
    this.#ends.push(end)
    if (character.length === 2) {
      this.#starts.push(start)
      this.#ends.push(end)
    }
  }

  /** A variation sequence names one glyph: its base character is not to be converted. */
  #veil(): void {
    const base = this.#characters[this.#characters.length - 1] ?? ''
    if (base >= '\u3400' && !LONE_SURROGATE.test(base)) {
      this.#characters[this.#characters.length - 1] = CHINESE_OBJECT.repeat(base.length)
      this.#text = undefined
    }
    if (this.#normalized.at(-1)?.at === this.#length - base.length) this.#normalized.pop()
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
    let from = 0
    for (let at = start; at < end;) {
      const character = String.fromCodePoint(text.codePointAt(at) as number)
      const next = at + character.length
      const code = output.codePointAt(from)
      let piece = code === undefined ? '' : String.fromCodePoint(code)
      if (next >= end) piece = output.slice(from)
      from += piece.length
      if (piece !== character) write(this.#starts[at] as number, this.#ends[at] as number, piece)
      at = next
    }
  }
}
