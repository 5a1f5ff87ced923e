import { weighForms } from './context-model.ts'
import { BY_CONTEXT } from './contexts.ts'
import { laneEdges } from './lanes.ts'
import type { Lexicon, TraditionalEdition } from './lexicon.ts'
import { simplifiedLexicon } from './lexicon.ts'
import { personForm, STAYS_IN_NAMES } from './persons/name-forms.ts'
import { personEdges } from './persons/person-edges.ts'
import { entries } from './opencc.ts'
import { placeEdges } from './places.ts'
import { regionForms } from './region.ts'
import type { Edge } from './segmentation.ts'
import { Segmenter } from './segmentation.ts'
import { SPELLED_WORDS } from './spellings.ts'

/** Told of each span that changes: UTF-16 offsets of the source, and what stands there instead. */
export type Emit = (start: number, end: number, output: string) => void

type ContextRule = (text: string, at: number) => string | undefined

/** Cuts of longer stretches are made in windows of this many code units, each begun again before its end. */
const WINDOW = 1024
const OVERLAP = 64

const CLAUSE = /[^\s，。；：！？、“”‘’「」『』（）《》]*[\s，。；：！？、“”‘’「」『』（）《》]*/gu
const NO_EDGES: readonly Edge[] = []
const TRADITIONAL_ONLY = 1
const SIMPLIFIED_ONLY = 2
/** Traditional characters that Simplified text uses too. */
const SHARED = new Set([...'乾徵瞭藉麽覆鍾祇著夥摺剋餘癥嶽巖噁'])

/** A part of a text that is cut as one, and what decided its form. */
export interface Span {
  /** UTF-16 offsets in the text */
  readonly start: number
  readonly end: number
  /** a word of the glossary, of the rules or a name (`edge`); a listed word; a phrase that only OpenCC lists; what stands beside; a character's usual form */
  readonly by: 'edge' | 'word' | 'phrase' | 'context' | 'usual'
  /** the word's id in the lexicon, -1 where it is none */
  readonly word: number
  readonly edge: Edge | undefined
  /** what the edition shows */
  readonly form: string
}

/** One way to cut a text into words. */
export interface Reading {
  /** the words' costs together, in the lexicon's scale */
  readonly cost: number
  readonly spans: readonly Span[]
}

/** Simplified to one Traditional edition. */
export class ToTraditional {
  readonly #lexicon: Lexicon
  readonly #segmenter: Segmenter
  readonly #inner: Segmenter
  readonly #region
  /** by word id: its form, null where it stays, undefined where not yet known */
  readonly #forms: (string | null | undefined)[]
  readonly #single: (string | undefined)[] = new Array<string | undefined>(65536)
  readonly #astral = new Map<string, string>()
  readonly #simplified = new Map<string, string>()
  /** code units that stand in some word: the others end every word */
  readonly #inWord = new Uint8Array(65536)
  /** code units whose form depends on the word they stand in */
  readonly #open = new Uint8Array(65536)
  readonly #script = new Uint8Array(65536)
  /** code units whose form, where they stand alone, what stands beside them may decide */
  readonly #inContext = new Uint8Array(65536)
  /** what decides the form of a single character or, by id, of a word in its context */
  readonly #unitContexts = new Map<number, ContextRule>()
  readonly #wordContexts = new Map<number, ContextRule>()

  constructor(edition: TraditionalEdition) {
    this.#lexicon = simplifiedLexicon()
    this.#forms = new Array<string | null | undefined>(this.#lexicon.words.length)
    this.#segmenter = new Segmenter(this.#lexicon)
    this.#inner = new Segmenter(this.#lexicon)
    this.#region = regionForms(edition)
    for (const [key] of entries(edition === 'tw' ? 't2tw' : 't2hk', 0)) {
      const shown = this.#region.character(key)
      if (key.length === 1 && shown !== key) this.#single[key.charCodeAt(0)] = shown
    }
    for (const [key, value] of this.#lexicon.characters) {
      const form = this.#region.character(value)
      if (key.length === 1) this.#single[key.charCodeAt(0)] = form === key ? undefined : form
      else if (form !== key) this.#astral.set(key, form)
    }
    for (const character of OVERRULED) this.#inContext[character.charCodeAt(0)] = 1
    for (const [word, rule] of BY_CONTEXT) {
      if (word.length === 1) {
        this.#unitContexts.set(word.charCodeAt(0), rule)
        this.#inContext[word.charCodeAt(0)] = 1
      } else this.#wordContexts.set(this.#lexicon.trie.get(word), rule)
    }
    for (const word of this.#lexicon.words) {
      for (let index = 0; index < word.length; index++) this.#inWord[word.charCodeAt(index)] = 1
    }
    for (let unit = 0; unit < 65536; unit++) if (this.#single[unit] !== undefined) this.#inWord[unit] = 1
    this.#inWord.fill(1, 0x3400, 0xa000)
    this.#inWord.fill(1, 0xd800, 0xe000)
    for (const [key, value] of entries('t2s', 0)) {
      if (key.length === 1 && value.length === 1 && value !== key) this.#simplified.set(key, value)
      if (key.length === 1 && value !== key && !SHARED.has(key))
        this.#script[key.charCodeAt(0)] = TRADITIONAL_ONLY
    }
    for (const [key, value] of this.#lexicon.characters) {
      const choices = this.#lexicon.choices.get(key)
      const shown = this.#region.character(value)
      if (key.length === 1 && shown !== key && !choices?.includes(key) && !this.#simplified.has(key)) {
        this.#script[key.charCodeAt(0)] = SIMPLIFIED_ONLY
      }
    }
    this.#markOpen()
  }

  #markOpen(): void {
    for (const character of this.#lexicon.choices.keys()) this.#open[character.charCodeAt(0)] = 1
    for (const word of BY_CONTEXT.keys()) this.#open[word.charCodeAt(word.length - 1)] = 1
    for (const word of SPELLED_WORDS) {
      const simplified = [...word].map((one) => this.#simplified.get(one) ?? one)
      if (!simplified.some((one) => this.#open[one.charCodeAt(0)] === 1))
        this.#open[(simplified[0] as string).charCodeAt(0)] = 1
    }
    for (const phrase of this.#region.phrases) {
      const forms = [...this.#region.word(phrase)]
      ;[...phrase].forEach((standard, index) => {
        if (forms[index] === this.#region.character(standard)) return
        this.#open[standard.charCodeAt(0)] = 1
        this.#open[(this.#simplified.get(standard) ?? standard).charCodeAt(0)] = 1
      })
    }
  }

  /**
   * Converts one block.
   *
   * @param text the block, Simplified; a block that is already Traditional only takes the region's forms
   * @param edges entries of glossary and rules that stand in it, ordered by start
   * @param emit told of every span that differs, in order
   */
  convert(text: string, edges: readonly Edge[], emit: Emit): void {
    if (!this.#hasTraditional(text)) return this.#convertAll(text, edges, emit)
    let next = 0
    for (const { start, end, traditional } of this.#byScript(text)) {
      const within: Edge[] = []
      for (let edge = edges[next]; edge !== undefined && edge.start < end; edge = edges[++next]) {
        if (edge.start >= start && edge.end <= end)
          within.push({ ...edge, start: edge.start - start, end: edge.end - start })
      }
      const shifted: Emit = (from, to, output) => emit(from + start, to + start, output)
      const part = text.slice(start, end)
      if (traditional) this.#regionOnly(part, within, shifted)
      else this.#convertAll(part, within, shifted)
    }
  }

  #convertAll(text: string, edges: readonly Edge[], emit: Emit): void {
    const inWord = this.#inWord
    const isOpen = this.#open
    let edge = 0
    let nextEdge = edges[0]?.start ?? Infinity
    for (let at = 0; at < text.length;) {
      if (inWord[text.charCodeAt(at)] === 0 && nextEdge !== at) {
        at++
        continue
      }
      let end = at
      let until = at
      let open = false
      const first = edge
      for (; end < text.length; end++) {
        const unit = text.charCodeAt(end)
        if (inWord[unit] === 0 && end >= until && nextEdge !== end) break
        if (isOpen[unit] === 1) open = true
        for (let found = edges[edge]; nextEdge === end && found !== undefined; found = edges[edge]) {
          until = Math.max(until, found.end)
          nextEdge = edges[++edge]?.start ?? Infinity
        }
      }
      const declared = edge > first ? edges.slice(first, edge) : NO_EDGES
      if (open || edge > first)
        this.#stretch(text, at, end, merge(declared, this.#names(text, at, end)), emit)
      else this.#eachUnit(text, at, end, emit)
      at = end
    }
  }

  #names(text: string, start: number, end: number): Edge[] {
    const form = (word: string): string => this.form(word)
    const persons = personEdges(text, start, end, this.#lexicon, form, this.#open)
    const lanes = laneEdges(text, start, end, this.#lexicon, form)
    const places = placeEdges(text, start, end, this.#lexicon, form)
    return lanes.length + places.length === 0
      ? persons
      : [...persons, ...lanes, ...places].sort((a, b) => a.start - b.start)
  }

  /** Converts a stretch none of whose characters has more than one form. */
  #eachUnit(text: string, start: number, end: number, emit: Emit): void {
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < end) {
        const form = this.#astral.get(text.slice(at, at + 2))
        if (form !== undefined) emit(at, at + 2, form)
      } else {
        const form = this.#single[unit]
        if (form !== undefined) emit(at, at + 1, form)
      }
    }
  }

  /**
   * Converts one character or word that stands alone.
   *
   * @param word Simplified
   * @returns its form in this edition
   */
  form(word: string): string {
    if (word.length === 1) return this.#single[word.charCodeAt(0)] ?? word
    const id = this.#lexicon.trie.get(word)
    if (id >= 0) return this.#wordForm(id) ?? word
    let result = ''
    let last = 0
    this.convert(word, [], (start, end, output) => {
      result += word.slice(last, start) + output
      last = end
    })
    return result + word.slice(last)
  }

  /**
   * Reads a part of a text as `convert` does, and tells what decided the form of each span.
   *
   * @param text one block, Simplified
   * @param start UTF-16 offset, not inside a surrogate pair
   * @param end UTF-16 offset
   * @param edges words beside the lexicon, ordered by start
   * @param banned id of a word that may not be used, to see what would be read without it
   * @returns the reading of the least cost
   */
  read(text: string, start: number, end: number, edges: readonly Edge[], banned = -1): Reading {
    const { ends, ids, count, cost } = this.#segmenter.cut(text, start, end, edges, banned)
    const cuts = Array.from(
      { length: count },
      (_, index) => [ends[index] as number, ids[index] as number] as const,
    )
    let from = start
    const spans = cuts.map(([to, id]): Span => {
      const span = this.#span(text, from, to, id, edges)
      from = to
      return span
    })
    return { cost, spans }
  }

  #span(text: string, start: number, end: number, id: number, edges: readonly Edge[]): Span {
    const source = text.slice(start, end)
    if (id >= 0) {
      const inContext = this.#wordContexts.get(id)?.(text, start) !== undefined
      const by = inContext ? 'context' : this.#lexicon.unlisted.has(id) ? 'phrase' : 'word'
      const form = this.#wordInContext(id, text, start) ?? source
      return { start, end, by, word: id, edge: undefined, form }
    }
    if (id === -1) {
      const inContext = this.#unitContexts.get(text.charCodeAt(start))?.(text, start) !== undefined
      const form = source.length === 1 ? this.#loneForm(text, start) : this.#astral.get(source)
      return {
        start,
        end,
        by: inContext ? 'context' : 'usual',
        word: -1,
        edge: undefined,
        form: form ?? source,
      }
    }
    const edge = edges[-2 - id] as Edge
    return { start, end, by: 'edge', word: -1, edge, form: edge.output }
  }

  /**
   * Gives the words beside the lexicon that stand in a text: declared ones and what may be persons' names.
   *
   * @param text one block, Simplified
   * @param declared entries of glossary and rules, ordered by start
   * @returns all of them, ordered by start
   */
  edges(text: string, declared: readonly Edge[]): readonly Edge[] {
    return merge(declared, this.#names(text, 0, text.length))
  }

  /**
   * Lists the forms that a character has in this edition, its usual one first.
   *
   * @param character Simplified
   */
  choices(character: string): string[] {
    const forms = this.#lexicon.choices.get(character)?.map((one) => this.#region.character(one)) ?? []
    return [...new Set(forms)]
  }

  /**
   * Converts a person's name.
   *
   * @param name Simplified
   * @returns the name in this edition: 于晓 is 于曉
   */
  person(name: string): string {
    return personForm(name, (character) => this.form(character))
  }

  #stretch(text: string, start: number, end: number, edges: readonly Edge[], emit: Emit): void {
    let first = 0
    for (let at = start; at < end;) {
      let stop = Math.min(end, at + WINDOW)
      if (stop < end && isLow(text.charCodeAt(stop))) stop--
      let within = edges
      if (end - start > WINDOW) {
        while ((edges[first]?.start ?? Infinity) < at) first++
        let last = first
        for (let edge = edges[last]; edge !== undefined && edge.start < stop; edge = edges[++last]) {
          stop = Math.max(stop, edge.end)
        }
        within = edges.slice(first, last)
      }
      const { ends, ids, count } = this.#segmenter.cut(text, at, stop, within)
      let from = at
      for (let index = 0; index < count; index++) {
        const to = ends[index] as number
        if (stop < end && to > stop - OVERLAP && from > at) break
        const id = ids[index] as number
        if (id >= 0) {
          const form = this.#wordInContext(id, text, from)
          if (form !== null) emit(from, to, form)
        } else if (id === -1) {
          const form = to - from === 1 ? this.#loneForm(text, from) : this.#astral.get(text.slice(from, to))
          if (form !== undefined) emit(from, to, form)
        } else {
          const { output } = within[-2 - id] as Edge
          if (!text.startsWith(output, from) || output.length !== to - from) emit(from, to, output)
        }
        from = to
      }
      at = from
    }
  }

  #wordInContext(id: number, text: string, at: number): string | null {
    const chosen = this.#wordContexts.get(id)?.(text, at)
    return chosen === undefined ? this.#wordForm(id) : this.#region.word(chosen)
  }

  /** The form of a character that stands alone in a text. */
  #loneForm(text: string, at: number): string | undefined {
    const unit = text.charCodeAt(at)
    if (this.#inContext[unit] === 0) return this.#single[unit]
    const chosen = this.#unitContexts.get(unit)?.(text, at) ?? overruling(text, at)
    return chosen === undefined ? this.#single[unit] : this.#region.character(chosen)
  }

  #unitForm(text: string, at: number): string | undefined {
    const unit = text.charCodeAt(at)
    const chosen = this.#unitContexts.get(unit)?.(text, at)
    return chosen === undefined ? this.#single[unit] : this.#region.character(chosen)
  }

  #wordForm(id: number): string | null {
    const known = this.#forms[id]
    if (known !== undefined) return known
    const word = this.#lexicon.words[id] as string
    const standard = this.#lexicon.standard[id]
    let form = ''
    if (standard !== undefined) form = this.#region.word(standard)
    else {
      const { ends, ids, count } = this.#inner.cut(word, 0, word.length, [], id)
      const parts = Array.from(
        { length: count },
        (_, index) => [ends[index] as number, ids[index] as number] as const,
      )
      let from = 0
      for (const [to, part] of parts) {
        const piece = word.slice(from, to)
        if (part >= 0) form += this.#wordForm(part) ?? piece
        else form += (piece.length === 1 ? this.#unitForm(word, from) : this.#astral.get(piece)) ?? piece
        from = to
      }
    }
    return (this.#forms[id] = form === word ? null : form)
  }

  #hasTraditional(text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.#script[text.charCodeAt(index)] === TRADITIONAL_ONLY) return true
    }
    return false
  }

  /**
   * Parts a text where its script changes; a clause that has Traditional characters and no Simplified ones is
   * Traditional, and so is one that has neither and goes on after such a one: 編輯 余里.
   */
  *#byScript(text: string): Generator<{ start: number; end: number; traditional: boolean }> {
    let start = 0
    let traditional = false
    let goesOn = false
    for (const { 0: clause, index } of text.matchAll(CLAUSE)) {
      const clauseIsTraditional = this.isTraditional(clause, goesOn && traditional)
      if (clauseIsTraditional !== traditional) {
        if (index > start) yield { start, end: index, traditional }
        start = index
        traditional = clauseIsTraditional
      }
      goesOn = /[\s、：]$/u.test(clause)
    }
    if (start < text.length) yield { start, end: text.length, traditional }
  }

  /**
   * Tells whether a clause is written in Traditional characters already.
   *
   * @param text the clause
   * @param otherwise the answer for a text that has characters of neither script alone
   */
  isTraditional(text: string, otherwise = false): boolean {
    let found = otherwise
    for (let index = 0; index < text.length; index++) {
      const script = this.#script[text.charCodeAt(index)]
      if (script === SIMPLIFIED_ONLY) return false
      if (script === TRADITIONAL_ONLY) found = true
    }
    return found
  }

  /** A Traditional clause takes the region's forms, and words written half in Simplified are made whole: 奮斗. */
  #regionOnly(text: string, edges: readonly Edge[], emit: Emit): void {
    let at = 0
    const upTo = (end: number): void => {
      const source = text.slice(at, end)
      const form = this.#region.word(this.#mendWords(source))
      if (form !== source) emit(at, end, form)
    }
    for (const edge of edges) {
      if (edge.start < at) continue
      upTo(edge.start)
      emit(edge.start, edge.end, edge.output)
      at = edge.end
    }
    upTo(text.length)
  }

  #mendWords(text: string): string {
    let simplified = ''
    for (const one of text) simplified += this.#simplified.get(one) ?? one
    const { ends, ids, count } = this.#segmenter.cut(simplified, 0, text.length)
    let result = ''
    let from = 0
    for (let index = 0; index < count; index++) {
      const to = ends[index] as number
      const id = ids[index] as number
      const source = text.slice(from, to)
      const standard = id >= 0 ? this.#lexicon.standard[id] : undefined
      const mixed = standard !== undefined && source !== standard && this.#hasTraditional(source)
      result += mixed && source !== this.#region.word(standard) && !this.#isWhole(source) ? standard : source
      from = to
    }
    return result
  }

  /** Whether every character of a Traditional word that could be a Simplified one left over is one of a name: 党國棟. */
  #isWhole(word: string): boolean {
    for (const character of word) {
      const leftOver = this.#lexicon.choices.get(character)?.includes(character) === true
      if (leftOver && this.form(character) !== character && !STAYS_IN_NAMES.has(character)) return false
    }
    return true
  }
}

/** Characters whose usual form their neighbours overrule, where the character stands alone and no rule decides. */
const OVERRULED = new Set([...'冲面谷签'])
/**
 * The log odds that it takes: those at which neither set of lone characters in
 * tests/corpora/conversion/one-to-many.tsv, written before they were run, had anything broken.
 */
const OVERRULING_ODDS = 1

/** The form that the neighbours of a lone character speak for, where they outweigh its usual one. */
function overruling(text: string, at: number): string | undefined {
  if (!OVERRULED.has(text.charAt(at))) return undefined
  return weighForms(text, at).find(({ odds }) => odds >= OVERRULING_ODDS)?.form
}

/** Declared words and possible names together; a declared word costs less than the same span taken for a name. */
function merge(declared: readonly Edge[], names: readonly Edge[]): readonly Edge[] {
  if (names.length === 0) return declared
  if (declared.length === 0) return names
  const bySpan = new Map(declared.map((edge) => [`${String(edge.start)} ${String(edge.end)}`, edge]))
  const others: Edge[] = []
  for (const name of names) {
    const span = `${String(name.start)} ${String(name.end)}`
    const edge = bySpan.get(span)
    if (edge === undefined) others.push(name)
    else bySpan.set(span, { ...edge, cost: Math.min(edge.cost, name.cost) })
  }
  return [...bySpan.values(), ...others].sort((a, b) => a.start - b.start)
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
