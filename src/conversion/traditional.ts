import { BY_CONTEXT } from './contexts.ts'
import { laneEdges } from './lanes.ts'
import type { Lexicon, TraditionalEdition } from './lexicon.ts'
import { simplifiedLexicon } from './lexicon.ts'
import { personEdges, personForm, STAYS_IN_NAMES, surnameToLookAt } from './names.ts'
import { entries } from './opencc.ts'
import { regionForms } from './region.ts'
import type { Edge } from './segmentation.ts'
import { Segmenter } from './segmentation.ts'

/** Told of each span that changes: UTF-16 offsets of the source, and what stands there instead. */
export type Emit = (start: number, end: number, output: string) => void

type ContextRule = (text: string, at: number) => string | undefined

/** Cuts of longer stretches are made in windows of this many code units, each begun again before its end. */
const WINDOW = 1024
const OVERLAP = 64

const CLAUSE = /[^\s，。；：！？、“”‘’「」『』（）《》]*[\s，。；：！？、“”‘’「」『』（）《》]*/gu
/** The same, where every other cut is tried anew for each word: no longer than needed. */
const SHORT_CLAUSE = /[^\s，。；：！？、“”‘’「」『』（）《》]{0,200}[\s，。；：！？、“”‘’「」『』（）《》]*/gu
const NO_EDGES: readonly Edge[] = []
const TRADITIONAL_ONLY = 1
const SIMPLIFIED_ONLY = 2
/** Traditional characters that Simplified text uses too. */
const SHARED = new Set([...'乾徵瞭藉麽覆鍾祇著夥摺剋餘癥嶽巖噁'])

/** How much dearer the other reading may be for a spot to be doubtful. */
const NARROW_NAME = 3.5
const NARROW_BOUNDARY = 1.2
const FORCE = 1000
/** Characters that, outside known words, a human should look at. */
const UNSURE_ALONE = new Set([...'余范岳朴郁涂游谷斗发卷系征采复丰松姜沈钟'])

/** A spot where a human should decide. */
export interface Doubt {
  readonly start: number
  readonly end: number
  /** a name or none, where a word ends, or a character with several forms that stands alone */
  readonly kind: 'name' | 'boundary' | 'character'
  readonly shown: string
  readonly other: string
}

interface Path {
  readonly cost: number
  readonly forms: readonly string[]
  readonly used: ReadonlySet<Edge>
  readonly words: ReadonlySet<number>
  readonly singles: readonly number[]
}

/** Simplified to one Traditional edition. */
export class ToTraditional {
  readonly #lexicon: Lexicon
  readonly #segmenter: Segmenter
  readonly #inner: Segmenter
  readonly #region
  /** by word id: its form, null where it stays, undefined where not yet known */
  readonly #forms: (string | null | undefined)[] = []
  readonly #single: (string | undefined)[] = new Array<string | undefined>(65536)
  readonly #astral = new Map<string, string>()
  readonly #simplified = new Map<string, string>()
  /** code units that stand in some word: the others end every word */
  readonly #inWord = new Uint8Array(65536)
  /** code units whose form depends on the word they stand in */
  readonly #open = new Uint8Array(65536)
  readonly #script = new Uint8Array(65536)
  /** what decides the form of a single character or, by id, of a word in its context */
  readonly #unitContexts = new Map<number, ContextRule>()
  readonly #wordContexts = new Map<number, ContextRule>()

  constructor(edition: TraditionalEdition) {
    this.#lexicon = simplifiedLexicon()
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
    for (const [word, rule] of BY_CONTEXT) {
      if (word.length === 1) this.#unitContexts.set(word.charCodeAt(0), rule)
      else this.#wordContexts.set(this.#lexicon.trie.get(word), rule)
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
    const persons = personEdges(text, start, end, this.#lexicon, form)
    const lanes = laneEdges(text, start, end, this.#lexicon, form)
    return lanes.length === 0 ? persons : [...persons, ...lanes].sort((a, b) => a.start - b.start)
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
   * Finds the spots of a block where the choice is a narrow one.
   *
   * @param text one block, Simplified
   * @param edges entries of glossary and rules: what they cover is decided
   * @returns the spots in order, with what is shown and what might be right instead
   */
  doubts(text: string, edges: readonly Edge[]): Doubt[] {
    const found = new Map<string, Doubt>()
    const all = merge(edges, this.#names(text, 0, text.length))
    for (const { 0: clause, index: start } of text.matchAll(SHORT_CLAUSE)) {
      const end = start + clause.length
      if (clause === '' || this.#isTraditional(clause)) continue
      const within = all.filter((edge) => edge.start >= start && edge.end <= end)
      const decided = (at: number): boolean => edges.some((edge) => edge.start <= at && at < edge.end)
      const shown = this.#path(text, start, end, within)
      const compare = (other: Path, margin: number, kind: Doubt['kind']): void => {
        if (other.cost - shown.cost > margin) return
        for (let at = start; at < end; at++) {
          const mine = shown.forms[at - start] as string
          const theirs = other.forms[at - start] as string
          if (mine !== theirs && !decided(at)) {
            found.set(`${String(at)} ${theirs}`, { start: at, end: at + 1, kind, shown: mine, other: theirs })
          }
        }
      }
      for (const edge of within) {
        if (edges.some(({ start: from, end: to }) => from === edge.start && to === edge.end)) continue
        const others = within.filter((one) => one !== edge)
        if (shown.used.has(edge)) compare(this.#path(text, start, end, others), NARROW_NAME, 'name')
        else {
          const forced = this.#path(
            text,
            start,
            end,
            [...others, { ...edge, cost: edge.cost - FORCE }].sort((a, b) => a.start - b.start),
          )
          compare({ ...forced, cost: forced.cost + FORCE }, NARROW_NAME, 'name')
        }
      }
      for (const id of shown.words)
        compare(this.#path(text, start, end, within, id), NARROW_BOUNDARY, 'boundary')
      for (let at = start; at < end; at++) {
        const other = surnameToLookAt(text, at, this.#lexicon)
        const mine = shown.forms[at - start] as string
        if (other !== undefined && other !== mine && !decided(at))
          found.set(`${String(at)} ${other}`, { start: at, end: at + 1, kind: 'name', shown: mine, other })
      }
      for (const at of shown.singles) {
        const character = text.charAt(at)
        if (
          !UNSURE_ALONE.has(character) ||
          decided(at) ||
          BY_CONTEXT.get(character)?.(text, at) !== undefined
        )
          continue
        const mine = shown.forms[at - start] as string
        const other = this.#lexicon.choices
          .get(character)
          ?.map((one) => this.#region.character(one))
          .find((one) => one !== mine)
        if (other !== undefined)
          found.set(`${String(at)} ${other}`, {
            start: at,
            end: at + 1,
            kind: 'character',
            shown: mine,
            other,
          })
      }
    }
    return [...found.values()].sort((a, b) => a.start - b.start)
  }

  /** Cuts text[start, end) and tells what each code unit becomes. */
  #path(text: string, start: number, end: number, edges: readonly Edge[], banned = -1): Path {
    const { ends, ids, count, cost } = this.#segmenter.cut(text, start, end, edges, banned)
    const forms = [...text.slice(start, end).split('')]
    const used = new Set<Edge>()
    const words = new Set<number>()
    const singles: number[] = []
    let from = start
    for (let index = 0; index < count; index++) {
      const to = ends[index] as number
      const id = ids[index] as number
      const source = text.slice(from, to)
      let form: string = source
      if (id >= 0) {
        words.add(id)
        form = this.#wordInContext(id, text, from) ?? source
      } else if (id === -1) {
        singles.push(from)
        form = (source.length === 1 ? this.#unitForm(text, from) : undefined) ?? source
      } else {
        const edge = edges[-2 - id] as Edge
        used.add(edge)
        form = edge.output
      }
      if (form.length === source.length)
        for (let at = 0; at < form.length; at++) forms[from - start + at] = form.charAt(at)
      from = to
    }
    return { cost, forms, used, words, singles }
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
          const form = to - from === 1 ? this.#unitForm(text, from) : this.#astral.get(text.slice(from, to))
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
      const clauseIsTraditional = this.#isTraditional(clause, goesOn && traditional)
      if (clauseIsTraditional !== traditional) {
        if (index > start) yield { start, end: index, traditional }
        start = index
        traditional = clauseIsTraditional
      }
      goesOn = /[\s、：]$/u.test(clause)
    }
    if (start < text.length) yield { start, end: text.length, traditional }
  }

  /** @param otherwise the answer for a text that has characters of neither script alone */
  #isTraditional(text: string, otherwise = false): boolean {
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
    const simplified = text.replace(/[^\ud800-\udfff]/g, (one) => this.#simplified.get(one) ?? one)
    if (simplified.length !== text.length) return text
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
