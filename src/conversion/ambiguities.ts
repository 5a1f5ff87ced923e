import { weighForms } from './context-model.ts'
import wordList from './data/words.json' with { type: 'json' }
import type { ConversionWay, GlossaryEntry } from './engine.ts'
import { toTraditional } from './engine.ts'
import { simplifiedLexicon } from './lexicon.ts'
import { COMMON_SURNAME, surnameCosts } from './persons/name-characters.ts'
import { surnameToLookAt, suspects } from './persons/suspects.ts'
import { turnQuotes } from './quotes.ts'
import { regionForms } from './region.ts'
import { ruleEdges, ruleTable } from './rules.ts'
import type { Edge } from './segmentation.ts'
import { ADDRESSES } from './persons/titles.ts'
import type { Reading, Span, ToTraditional } from './traditional.ts'

/**
 * Why a spot is ambiguous: a person's name or none; where a word ends; a character that no word explains; neighbours
 * that speak for another form; a phrase that only OpenCC lists, and neighbours that do not bear it out.
 */
export type AmbiguityKind = 'name' | 'boundary' | 'character' | 'context' | 'phrase'

/** A spot of a text where a human should decide, with what each edition shows now and might show instead. */
export interface Ambiguity {
  /** UTF-16 offsets in the text */
  readonly start: number
  readonly end: number
  readonly kind: AmbiguityKind
  readonly shown: Readonly<Record<'tw' | 'hk', string>>
  readonly other: Readonly<Record<'tw' | 'hk', string>>
  /** log odds that what is shown is wrong, as measured on sentences whose right forms are known */
  readonly risk: number
}

/** Spots of a lower risk are not listed. */
export const LEAST_RISK = 0

/** No longer than needed: every other cut is tried anew for each word. */
const CLAUSE = /[^\s，。；：！？、“”‘’「」『』（）《》]{0,200}[\s，。；：！？、“”‘’「」『』（）《》]*/gu
/** How much dearer the other reading may be for a spot to be ambiguous, in the lexicon's scale. */
const NARROW_NAME = 12
const NARROW_BOUNDARY = 3
const FORCE = 1000

/** The risk of what is listed for no more than being what it is. */
const LISTED_RISK = 1
/** How far the neighbours must speak for another form, in log odds, by what decided the shown one. */
const TRUST: Readonly<Record<Span['by'], number>> = { usual: -3, phrase: -1, word: 0.5, context: 1, edge: 1 }
/** Characters that news seldom has by themselves, and both forms of which are then met. */
const SELDOM_ALONE = new Set([...'咸谷姜斗面松云签钟冲志复范余岳朴郁涂卷游采征丰沈表'])
const TRUST_SELDOM_ALONE = -6
/** Characters whose other form is so seldom alone, or so free, that only neighbours which speak for it count. */
const SELDOM_OTHERWISE = new Set([...'并获'])
/** Before 出 that counts plays: 这出《锁麟囊》. */
const COUNTS_PLAYS = /[这那一两三几每整]$/u
/** Characters, taken for words, that are surnames as well. */
const SURNAMES = new Set([...'于占种咸干后党余范岳涂朴郁游谷姜钟沈丑才'])
/** What may stand right before a person, in the midst of a clause. */
const LEADS_TO_PERSON = /[\s，。；：！？、“”‘’（）《》的由听经对把和与给向找跟叫是]/u
const GIVEN = new Set([...wordList.givenNameCharacters])
const LONGEST_ADDRESS = 4

/** Forms that mean the same: which one is shown is a matter of the region's style. */
const SAME_IN_MEANING = /^[臺台]{2}$/u

/** One reason against what is shown at one code unit. */
interface Doubt {
  readonly at: number
  readonly kind: AmbiguityKind
  readonly shown: string
  readonly other: string
  readonly risk: number
}

/** What is known of one clause. */
interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
  /** what may stand in it beside the lexicon's words */
  readonly edges: readonly Edge[]
  readonly declared: readonly Edge[]
  readonly reading: Reading
}

/**
 * Lists the spots of a Simplified text where what is shown may be wrong. What glossary, `keep` or `terms` decide is not
 * among them.
 *
 * @param text one block of prose
 * @param glossary the site's glossary
 * @param rules the article's rules
 * @param least the risk from which spots are listed
 * @returns the spots in order; neighbouring characters of one choice are one spot
 */
export function ambiguities(
  text: string,
  glossary: readonly GlossaryEntry[],
  rules?: ConversionWay['rules'],
  least = LEAST_RISK,
): Ambiguity[] {
  const converter = toTraditional('tw')
  const declared = declaredEdges(text, glossary, rules, 'tw')
  const sure = surePassages(text, glossary, 'tw')
  const shownIn = sure.length > 0 ? showing(text, declared, 'tw') : () => ''
  const decided = [...declared, ...sure.filter((one) => shownIn(one.start, one.end) === one.declared)]
  const all = converter.edges(text, declared)
  const worst = new Map<number, Doubt>()
  for (const { 0: part, index: start } of text.matchAll(CLAUSE)) {
    const end = start + part.length
    if (part === '' || converter.isTraditional(part)) continue
    const edges = all.filter((edge) => edge.start >= start && edge.end <= end)
    const clause = { text, start, end, edges, declared, reading: converter.read(text, start, end, edges) }
    for (const doubt of doubtsOf(clause, converter)) {
      if (doubt.risk < least || decided.some(({ start: from, end: to }) => from <= doubt.at && doubt.at < to))
        continue
      const rival = worst.get(doubt.at)
      if (rival === undefined || rival.risk < doubt.risk) worst.set(doubt.at, doubt)
    }
  }
  return joined([...worst.values()].sort((a, b) => a.at - b.at)).map(({ at, shown, other, kind, risk }) => ({
    start: at,
    end: at + shown.length,
    kind,
    shown: { tw: shown, hk: inHongKong(text, at, shown) },
    other: { tw: other, hk: inHongKong(text, at, other) },
    risk,
  }))
}

function* doubtsOf(clause: Clause, converter: ToTraditional): Generator<Doubt> {
  yield* unsureForms(clause, converter)
  yield* otherReadings(clause, converter)
  yield* unsureNames(clause)
  yield* overlookedPersons(clause, converter)
  yield* namesReadAsWords(clause)
}

/** Characters with another form, as the neighbours speak for it and as what decided the shown one is to be trusted. */
function* unsureForms({ text, reading }: Clause, converter: ToTraditional): Generator<Doubt> {
  for (const [index, span] of reading.spans.entries()) {
    const trust = trustOf(span, reading.spans[index - 1], text)
    for (let at = span.start; at < span.end; at++) {
      const character = text.charAt(at)
      const shown = span.form.charAt(at - span.start)
      const others = converter.choices(character).filter((form) => form !== shown)
      if (others.length === 0 || span.form.length !== span.end - span.start) continue
      const weighed = new Map(
        weighForms(text, at).map(({ form, odds }) => [regionForms('tw').character(form), odds]),
      )
      const against = others
        .flatMap((form) => (weighed.has(form) ? [{ form, odds: weighed.get(form) as number }] : []))
        .sort((a, b) => b.odds - a.odds)[0]
      const mine = weighed.get(shown)
      const unknown = span.by === 'usual' && SELDOM_ALONE.has(character) ? 0 : -Infinity
      const margin = against === undefined || mine === undefined ? unknown : against.odds - mine
      yield {
        at,
        kind:
          span.by === 'phrase' ? 'phrase' : span.by === 'usual' && !(margin > 0) ? 'character' : 'context',
        shown,
        other: against?.form ?? (others[0] as string),
        risk: margin - trust,
      }
    }
  }
}

/** How far the neighbours must speak against a span for it to be listed. */
function trustOf({ by, start, end }: Span, before: Span | undefined, text: string): number {
  if (by !== 'usual' || end - start > 1) return TRUST[by]
  const character = text.charAt(start)
  if (SELDOM_OTHERWISE.has(character)) return TRUST.word
  if (character === '出' && COUNTS_PLAYS.test(text.slice(0, start))) return TRUST_SELDOM_ALONE
  if (character === '里' && before?.by === 'word' && before.end - before.start > 1) return TRUST.word
  return SELDOM_ALONE.has(character) ? TRUST_SELDOM_ALONE : TRUST.usual
}

/** What would be read without one name, with one that was not taken, or without one word, where it costs little more. */
function* otherReadings(clause: Clause, converter: ToTraditional): Generator<Doubt> {
  const { text, start, end, edges, declared, reading } = clause
  const used = new Set(reading.spans.flatMap(({ edge }) => (edge === undefined ? [] : [edge])))
  for (const edge of edges) {
    if (declared.some((one) => one.start === edge.start && one.end === edge.end)) continue
    const others = edges.filter((one) => one !== edge)
    const forced = used.has(edge)
      ? converter.read(text, start, end, others)
      : converter.read(
          text,
          start,
          end,
          [...others, { ...edge, output: edge.output, cost: edge.cost - FORCE }].sort(
            (a, b) => a.start - b.start,
          ),
        )
    const dearer = forced.cost + (used.has(edge) ? 0 : FORCE) - reading.cost
    if (dearer <= NARROW_NAME) yield* differences(reading, forced, 'name', NARROW_NAME - dearer)
  }
  for (const { word } of reading.spans) {
    if (word < 0) continue
    const other = converter.read(text, start, end, edges, word)
    const dearer = other.cost - reading.cost
    if (dearer <= NARROW_BOUNDARY) yield* differences(reading, other, 'boundary', NARROW_BOUNDARY - dearer)
  }
}

function* differences(mine: Reading, theirs: Reading, kind: AmbiguityKind, risk: number): Generator<Doubt> {
  const forms = new Map(unitForms(theirs))
  for (const [at, shown] of unitForms(mine)) {
    const other = forms.get(at)
    if (other !== undefined && other !== shown && !SAME_IN_MEANING.test(shown + other))
      yield { at, kind, shown, other, risk }
  }
}

function unitForms({ spans }: Reading): [number, string][] {
  return spans.flatMap(({ start, end, form }) =>
    form.length === end - start
      ? Array.from(form.split(''), (one, index): [number, string] => [start + index, one])
      : [],
  )
}

/** Surnames that are other words too: after a title or a calling, before a form of address or what may be a given name. */
function* unsureNames({ text, start, end, reading }: Clause): Generator<Doubt> {
  const alone = new Set(reading.spans.flatMap(({ by, start: at }) => (by === 'usual' ? [at] : [])))
  for (const [at, shown] of unitForms(reading)) {
    if (at < start || at >= end) continue
    const titled = surnameToLookAt(text, at, simplifiedLexicon())
    const character = text.charAt(at)
    const surname =
      SURNAMES.has(character) && (isSurnameInAnyWord(text, at) || (alone.has(at) && mayBeSurname(text, at)))
    const other = titled ?? (surname ? character : shown)
    if (other !== shown) yield { at, kind: 'name', shown, other, risk: LISTED_RISK }
  }
}

/** Persons whom only what stands around them makes likely, where words are read. */
function* overlookedPersons(
  { text, start, end, reading }: Clause,
  converter: ToTraditional,
): Generator<Doubt> {
  const shownAt = new Map(unitForms(reading))
  for (const one of suspects(text, start, end, simplifiedLexicon(), (word) => converter.form(word))) {
    for (let at = one.start; at < one.end; at++) {
      const shown = shownAt.get(at)
      const other = one.output.charAt(at - one.start)
      if (shown !== undefined && shown !== other && !SAME_IN_MEANING.test(shown + other))
        yield { at, kind: 'name', shown, other, risk: LISTED_RISK }
    }
  }
}

/** Where a name keeps its character though words are read, by what stands beside it and seldom stands beside the word. */
const READ_AS_WORDS: readonly RegExp[] = [
  // 听于万年讲, 见到于长河
  /(?<=[听劝找叫喊跟问陪扶]|[见遇碰]到)于(?=\p{Script=Han})/gu,
  // 党长里和于后。, “于宅”
  /(?<=[和与、“「])于(?=\p{Script=Han}(?:\P{Script=Han}|$))/gu,
  // 经余里牵线, but 十余里
  /(?<![0-9０-９〇一二三四五六七八九十百千万几数]\s?)余(?=里)/gu,
  // 余波、余浪两姐妹
  /([余于后])(?=\p{Script=Han}{1,2}、\1\p{Script=Han})/gu,
  // 报喜里二期, 黄鱼里14号
  /(?<=\p{Script=Han}{2})里(?=[一二三四五六]期|[0-9]{1,3}号)/gu,
]

/** How far these look beyond a clause. */
const BESIDE = 6

function* namesReadAsWords({ text, start, end, reading }: Clause): Generator<Doubt> {
  const shownAt = new Map(unitForms(reading))
  const from = Math.max(0, start - BESIDE)
  const around = text.slice(from, end + BESIDE)
  const spots = READ_AS_WORDS.flatMap((pattern) =>
    Array.from(around.matchAll(pattern), ({ index }) => from + index),
  )
  for (let at = text.indexOf('后', start); at >= 0 && at < end; at = text.indexOf('后', at + 1))
    if (followsSurname(text, at)) spots.push(at)
  for (const at of spots) {
    const shown = shownAt.get(at)
    const other = text.charAt(at)
    if (at >= start && at < end && shown !== undefined && shown !== other)
      yield { at, kind: 'name', shown, other, risk: LISTED_RISK }
  }
}

/** Whether a surname that is no word with it opens the clause or is led to before 后: 李后在夜校教会计. */
function followsSurname(text: string, at: number): boolean {
  const cost = surnameCosts[text.charCodeAt(at - 1)] as number
  return (
    cost > 0 &&
    cost <= COMMON_SURNAME &&
    /^(?:$|\P{Script=Han}|[和与由让请对])$/u.test(text.charAt(at - 2)) &&
    simplifiedLexicon().trie.get(text.slice(at - 1, at + 1)) < 0
  )
}

/** 小游行李不多, 由于海洋老师编排: what goes before or comes after makes a person likely, whatever word is read there; 党 is the Party's. */
function isSurnameInAnyWord(text: string, at: number): boolean {
  if (text.charAt(at) === '党') return false
  if (/[老小阿]/u.test(text.charAt(at - 1))) {
    const clauseStarts = at === 1 || LEADS_TO_PERSON.test(text.charAt(at - 2))
    return clauseStarts && simplifiedLexicon().trie.get(text.slice(at - 1, at + 1)) < 0
  }
  return [1, 2].some(
    (length) =>
      [...text.slice(at + 1, at + 1 + length)].every((one) => GIVEN.has(one)) &&
      isAddressed(text, at + 1 + length),
  )
}

function isAddressed(text: string, at: number): boolean {
  for (let length = 2; length <= LONGEST_ADDRESS; length++) {
    if (ADDRESSES.has(text.slice(at, at + length))) return true
  }
  return false
}

function mayBeSurname(text: string, at: number): boolean {
  if (isAddressed(text, at + 1)) return true
  if (/^[两几二三四五]?[位人]/u.test(text.slice(at + 1, at + 3)) && text.charAt(at - 1) === '、') return true
  if (/[老小阿]/u.test(text.charAt(at - 1))) return true
  return (
    (at === 0 || LEADS_TO_PERSON.test(text.charAt(at - 1))) &&
    GIVEN.has(text.charAt(at + 1)) &&
    GIVEN.has(text.charAt(at + 2))
  )
}

/** The form that Hong Kong has for a character whose Taiwan form is given. */
function inHongKong(text: string, at: number, form: string): string {
  const { choices, characters } = simplifiedLexicon()
  return form
    .split('')
    .map((one, index) => {
      const character = text.charAt(at + index)
      const standards = [...(choices.get(character) ?? []), characters.get(character) ?? character]
      const standard = standards.find((choice) => regionForms('tw').character(choice) === one) ?? one
      return regionForms('hk').character(standard)
    })
    .join('')
}

/** Neighbouring characters of one kind as one spot. */
function joined(doubts: readonly Doubt[]): Doubt[] {
  const spots: Doubt[] = []
  for (const doubt of doubts) {
    const last = spots.at(-1)
    if (last !== undefined && last.at + last.shown.length === doubt.at && last.kind === doubt.kind)
      spots[spots.length - 1] = {
        ...last,
        shown: last.shown + doubt.shown,
        other: last.other + doubt.other,
        risk: Math.max(last.risk, doubt.risk),
      }
    else spots.push(doubt)
  }
  return spots
}

/** A declared word that an edition shows otherwise than declared. */
export interface MissedWord {
  /** UTF-16 offset in the text */
  readonly start: number
  readonly word: string
  readonly edition: 'tw' | 'hk'
  readonly declared: string
  readonly shown: string
}

/**
 * Lists where a word of glossary, `keep` or `terms` stands in a Simplified text and does not come out as declared,
 * because the converter divides the words there otherwise.
 *
 * @param text one block of prose
 * @param glossary the site's glossary
 * @param rules the article's rules
 * @returns the places in order, for each edition
 */
export function missedWords(
  text: string,
  glossary: readonly GlossaryEntry[],
  rules?: ConversionWay['rules'],
): MissedWord[] {
  return (['tw', 'hk'] as const).flatMap((edition) => {
    const edges = declaredEdges(text, glossary, rules, edition)
    const declared = edges.filter(
      ({ start, end }) =>
        !edges.some((edge) => edge.start <= start && edge.end >= end && edge.end - edge.start > end - start),
    )
    const laidDown = [
      ...surePassages(text, glossary, edition),
      ...declared.map(({ start, end, output }) => ({ start, end, declared: output })),
    ]
    if (laidDown.length === 0) return []
    const shownIn = showing(text, edges, edition)
    return laidDown.flatMap(({ start, end, declared }) => {
      const shown = shownIn(start, end)
      return shown === declared ? [] : [{ start, word: text.slice(start, end), edition, declared, shown }]
    })
  })
}

function declaredEdges(
  text: string,
  glossary: readonly GlossaryEntry[],
  rules: ConversionWay['rules'],
  edition: 'tw' | 'hk',
): Edge[] {
  const converter = toTraditional(edition)
  return ruleEdges(text, ruleTable(glossary, rules, 'hans', edition), simplifiedLexicon(), ({ source }) =>
    converter.form(source),
  )
}

/** Where the glossary says that what an edition shows has been looked at and is right. */
function surePassages(
  text: string,
  glossary: readonly GlossaryEntry[],
  edition: 'tw' | 'hk',
): { start: number; end: number; declared: string }[] {
  return glossary
    .filter(({ sure }) => sure === true)
    .flatMap(({ hans, tw, hk }) => {
      const declared = edition === 'tw' ? tw : (hk ?? tw)
      const starts: number[] = []
      for (let at = text.indexOf(hans); at >= 0; at = text.indexOf(hans, at + 1)) starts.push(at)
      return starts.map((start) => ({ start, end: start + hans.length, declared }))
    })
}

/** Tells what an edition shows for a part of a text. */
function showing(
  text: string,
  edges: readonly Edge[],
  edition: 'tw' | 'hk',
): (start: number, end: number) => string {
  const changes: { start: number; end: number; output: string }[] = []
  toTraditional(edition).convert(text, edges, (start, end, output) => changes.push({ start, end, output }))
  return (start, end) => {
    let shown = ''
    let at = start
    for (const change of changes) {
      if (change.end <= start || change.start >= end) continue
      const { output } = change
      const aligned = output.length === change.end - change.start
      shown += text.slice(at, Math.max(at, change.start))
      shown += aligned ? output.slice(Math.max(0, start - change.start), end - change.start) : output
      at = change.end
    }
    return shown + text.slice(at, Math.max(at, end))
  }
}

/**
 * Finds quotation marks without a partner.
 *
 * @param text one block of prose, in either script
 * @returns their UTF-16 offsets
 */
export function unpairedQuotes(text: string): number[] {
  return [...turnQuotes(text, 'corner').unpaired, ...turnQuotes(text, 'curly').unpaired].sort((a, b) => a - b)
}
