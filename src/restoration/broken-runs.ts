/**
 * Repairs stretches in which the two bytes of a GBK character were torn apart: by a gloss put between them,
 * or by a text cut at two bytes that only looked like a mark. From there on a page shows the second byte of
 * one character with the first of the next, up to a byte of ASCII. The bytes are read again from what the
 * page shows; those that were lost are tried in all ways, and the likeliest text wins.
 */
import { canBeRead, isHan, isSimplifiedOnly, simplifiedForms } from './characters.ts'
import { decodePair, encodePair, isInvisiblePair } from './gbk.ts'
import { HALF_GLOSS, spelled, type Gloss, type GlossDisease } from './glosses.ts'
import { characterRarity } from './words.ts'
import type { Confidence } from './tracked-text.ts'
import { fullWidth, read, totalCost, type ModelState } from './word-model.ts'

/** What all searches in one page share. */
export interface Page {
  readonly text: string
  readonly disease: GlossDisease
  /** complete glosses by the offset of their opening bracket */
  readonly glossAt: ReadonlyMap<number, Gloss>
  /** whether characters of private use were stripped from the page, and bytes with them */
  readonly stripped: boolean
  /** whether lines end in CR LF */
  readonly carriageReturns: boolean
  /** Simplified characters that the page's converter left alone */
  readonly leftAlone: ReadonlySet<string>
  /** whether all glosses that fit are the page's own damage */
  readonly strewn: boolean
  readonly effort: Effort
}

/** What the searches of one page may still do; a page's time grows with its length, whatever stands in it. */
export interface Effort {
  /** steps from one path to the next that may still be taken */
  left: number
  /** readings by what stands at a place, for pages that repeat themselves */
  readonly known: Map<string, Run | 'given up' | undefined>
}

/** Gives a page's effort for its length. */
export function effortFor(length: number): Effort {
  return { left: 60_000 + 40 * length, known: new Map() }
}

/** What was found for one stretch. */
export interface Run {
  /** offsets in the page's text */
  readonly start: number
  readonly end: number
  /** Simplified; `□` for a character that is gone */
  readonly after: string
  readonly confidence: Confidence
  readonly alternatives: readonly string[]
}

/** What is pending besides a known byte: nothing, any lead byte, the second byte of a stripped pair (high or low). */
const NONE = -1
const LOST_LEAD = -2
const LOST_HIGH = -3
const LOST_LOW = -4
/** The last byte of a gloss's bracket, which stands before the next character and belongs to none. */
const JUNK = -5
const JUNK_BYTE = 0xa9

const RANGES: Readonly<Record<number, readonly [number, number]>> = {
  [LOST_LEAD]: [0x81, 0xfe],
  [LOST_HIGH]: [0xa1, 0xfe],
  [LOST_LOW]: [0x81, 0xa0],
}

interface Emitted {
  readonly text: string
  /** offset behind the part of the page that the text accounts for */
  readonly end: number
  readonly before: Emitted | undefined
  /** the cost up to here */
  readonly cost: number
  /** whether a byte is pending behind it */
  readonly pending: boolean
}

interface Path {
  readonly at: number
  /** first byte of a character whose second byte is to come, or one of the constants above; `last` is the character read last */
  readonly pending: number
  /** the last two bytes, glosses left out */
  readonly byte1: number
  readonly byte2: number
  readonly cost: number
  readonly state: ModelState
  readonly emitted: Emitted | undefined
  /** where the last torn character ends; the start where there is none */
  readonly torn: number
  readonly lost: number
  /** whether a gloss stood behind the pending byte, so that the pair was not one when the list was gone through */
  readonly parted: boolean
  readonly last: string
}

const BEAM = 160
const PRUNE = 26
/** How many characters must follow in order before a stretch is taken to be over. */
const SETTLED = 6
const LONGEST = 240
const STRIPPED_TRIES = 4
const STRIPPED_CANDIDATES = 24
/** Steps after which one search is given up. */
const ONE_SEARCH = 60_000
/** How far behind its last place a search looks, and before its first. */
const BEYOND = 90
const LONGEST_GLOSSES = 24
/** What two characters in a row cost from which a stretch is taken to lack bytes still; sense costs about 10. */
const ODD = 20.5

/** Costs of what is not words: each the natural logarithm of how seldom it happens. */
const TORN = 1
const STRIPPED = 0.5
const UNGLOSSED = 9
const UNCONVERTED = 5
const STRAY_GLOSS = 14
const GONE = 8

/** A gloss in full-width brackets whose end `ā）` was cut at the two bytes in it that look like `。`. */
export const CUT_GLOSS = /^[(（]([a-zɡ]{0,5})\?。/u

const INLINE_TAG = /^\/?(?:a|b|em|i|u|font|strong|span)[^<>\n]{0,60}>/iu
const BLOCK_TAG =
  /^\/?(?:p|br|div|li|ul|ol|td|tr|table|section|article|center|h\d)(?:\s[^<>\n]{0,60}|\s*\/)?>/iu

/**
 * Reads a page again from a place at which it may be torn.
 *
 * @param page the page
 * @param start offset of the place; what lies before is in order
 * @param state the model before the place
 * @returns the stretch's repair, `undefined` where the page reads best as it stands, or that it was given up
 *   because too many readings would have to be weighed
 */
export function readAgain(page: Page, start: number, state: ModelState): Run | 'given up' | undefined {
  const key = placeKey(page, start, state)
  let known = page.effort.known.get(key)
  if (!page.effort.known.has(key)) {
    const found = readOnce(page, start, state)
    known = typeof found === 'object' ? { ...found, start: 0, end: found.end - start } : found
    page.effort.known.set(key, known)
  }
  return typeof known === 'object' ? { ...known, start, end: start + known.end } : known
}

/** All that a search looks at. */
function placeKey({ text }: Page, start: number, { tail, costs, open }: ModelState): string {
  const total = costs.at(-1) ?? 0
  const before = text.slice(Math.max(0, start - LONGEST_GLOSSES), start)
  return [
    before,
    text.slice(start, start + LONGEST + BEYOND),
    tail,
    costs.map((cost) => (cost - total).toFixed(6)).join(),
    open,
  ].join('\u0000')
}

function readOnce(page: Page, start: number, state: ModelState): Run | 'given up' | undefined {
  const shown = search(page, start, state, false)
  if (shown === 'given up') return shown
  if (!page.stripped || !mayBeTorn(page, start)) return shown?.run
  if (shown && shown.oddest < ODD && (!shown.run || !shown.hides)) return shown.run
  const stripped = search(page, start, state, true)
  if (stripped === 'given up') return stripped
  // the wider search has weighed both kinds of reading against each other
  const found = stripped?.run && stripped.cost <= (shown?.cost ?? Infinity) + 0.01 ? stripped : shown
  if (!found?.run) return undefined
  // bytes may lack in a way that no reading accounts for
  return found.oddest >= ODD ? { ...found.run, confidence: 'guess' } : found.run
}

/** Whether a question mark stands where none is written: before a mark, or before half a gloss. */
function mayBeTorn({ text }: Page, at: number): boolean {
  return isMark(text[at + 1]) || halfGloss(text, at + 1) !== undefined
}

interface Found {
  /** absent where the page reads best as it stands */
  readonly run: Run | undefined
  readonly cost: number
  /** what the oddest two characters of the stretch cost */
  readonly oddest: number
  /** whether stripped characters may have stood in it */
  readonly hides: boolean
}

function search(
  page: Page,
  start: number,
  state: ModelState,
  withStripped: boolean,
): Found | 'given up' | undefined {
  const { text } = page
  const [byte1, byte2] = bytesBefore(page, start)
  const buckets = new Map<number, Path[]>()
  buckets.set(start, [
    {
      at: start,
      pending: NONE,
      byte1,
      byte2,
      cost: totalCost(state),
      state,
      emitted: undefined,
      torn: start,
      lost: 0,
      parted: false,
      last: '',
    },
  ])
  const limit = Math.min(text.length, start + LONGEST)
  const least = Math.max(0, page.effort.left - ONE_SEARCH)
  for (let at = start; at <= limit; at++) {
    const bucket = buckets.get(at)
    if (!bucket) continue
    buckets.delete(at)
    const paths = prune(bucket)
    const over = paths.every(({ pending, torn }) => pending === NONE && at - torn >= SETTLED)
    if ((over && at > start) || at === limit) return choose(page, start, totalCost(state), paths)
    const put = (next: Path) => {
      page.effort.left--
      const list = buckets.get(next.at)
      if (list) list.push(next)
      else buckets.set(next.at, [next])
    }
    let tries = withStripped ? STRIPPED_TRIES : 0
    for (const path of paths) {
      for (const next of steps(page, path)) put(next)
      if (path.pending !== NONE && path.cost < (paths[0]?.cost ?? 0) + 12 && tries-- > 0)
        for (const next of strippedSteps(page, path, 2)) put(next)
      if (page.effort.left < least) return 'given up'
    }
  }
  const rest = [...buckets.values()].flat()
  return rest.length === 0 ? undefined : choose(page, start, totalCost(state), prune(rest))
}

function bytesBefore({ text, glossAt }: Page, start: number): [number, number] {
  let at = start
  while (text[at - 1] === ')' || text[at - 1] === '）') {
    const open = Math.max(text.lastIndexOf('(', at - 1), text.lastIndexOf('（', at - 1))
    if (glossAt.get(open)?.end !== at) break
    at = open
  }
  const before = text[at - 1]
  const pair = before === undefined ? undefined : encodePair(before)
  return pair === undefined ? bytesOfAscii(before?.charCodeAt(0) ?? NONE) : [pair >> 8, pair & 0xff]
}

/** A mark of ASCII was a full-width one before it was halved. */
function bytesOfAscii(code: number): [number, number] {
  return code > 0x20 && !isAlphanumeric(code) ? [0xa3, code | 0x80] : [NONE, code]
}

function isAlphanumeric(code: number): boolean {
  return /[0-9A-Za-z]/u.test(String.fromCharCode(code))
}

function prune(paths: Path[]): Path[] {
  paths.sort((a, b) => a.cost - b.cost)
  const least = paths[0]?.cost ?? 0
  const met = new Map<string, number>()
  const kept: Path[] = []
  for (const path of paths) {
    if (kept.length >= BEAM || path.cost > least + PRUNE) break
    const key = `${path.pending} ${path.byte1} ${path.byte2} ${path.state.tail} ${path.torn === path.at}`
    const count = met.get(key) ?? 0
    if (count >= 3) continue
    met.set(key, count + 1)
    kept.push(path)
  }
  return kept
}

function choose(page: Page, start: number, before: number, paths: readonly Path[]): Found | undefined {
  const best = paths.find(({ pending }) => pending === NONE)
  if (!best) return undefined
  if (best.torn === start)
    return { run: undefined, cost: best.cost, oddest: oddest(best, before, Infinity), hides: false }
  const end = best.torn
  const { after } = textUpTo(best, end)
  const readings = new Map<string, number>([[after, best.cost]])
  let second = Infinity
  const whole = plain(textUpTo(best, Infinity).after)
  for (const path of paths) {
    if (path === best || plain(textUpTo(path, Infinity).after) === whole) continue
    second = Math.min(second, path.cost)
    const { after: other, end: otherEnd } = textUpTo(path, end)
    if (otherEnd === end && plain(other) !== plain(after) && path.cost < best.cost + 10)
      readings.set(other, Math.min(path.cost, readings.get(other) ?? Infinity))
  }
  const margin = second - best.cost
  const exact = best.lost === 0 && margin >= EXACT_MARGIN && (!page.stripped || !mayHideBytes(best))
  const confidence: Confidence =
    after.includes('□') || margin < INFERRED_MARGIN ? 'guess' : exact ? 'exact' : 'inferred'
  const alternatives = [...readings]
    .sort((a, b) => a[1] - b[1])
    .flatMap(([reading]) => (reading === after ? [] : [reading]))
  return {
    run: { start, end, after, confidence, alternatives: alternatives.slice(0, 5) },
    cost: best.cost,
    oddest: oddest(best, before, end + 2),
    hides: mayHideBytes(best),
  }
}

/** Whether a stretch has a place at which a stripped character may have stood: between two that are both torn. */
function mayHideBytes(path: Path): boolean {
  for (let emitted = path.emitted; emitted; emitted = emitted.before) if (emitted.pending) return true
  return false
}

/** The most that two characters in a row cost; the second makes up for the first where they are a word. */
function oddest(path: Path, before: number, end: number): number {
  let most = 0
  let next = 0
  for (let emitted = path.emitted; emitted; emitted = emitted.before) {
    const gain = emitted.cost - (emitted.before?.cost ?? before)
    if (emitted.text === '') continue
    if (emitted.end <= end) most = Math.max(most, gain + next)
    next = gain
  }
  return most
}

const EXACT_MARGIN = 9
const INFERRED_MARGIN = 4

function plain(text: string): string {
  return [...text].map(fullWidth).join('')
}

function textUpTo(path: Path, end: number): { after: string; end: number } {
  const parts: string[] = []
  let reached = -1
  for (let emitted = path.emitted; emitted; emitted = emitted.before)
    if (emitted.end <= end) {
      if (reached < 0) reached = emitted.end
      parts.push(emitted.text)
    }
  return { after: parts.reverse().join(''), end: reached }
}

interface Step {
  text: string
  end: number
  pending: number
  byte1: number
  byte2: number
  torn: boolean
  lost?: number
  extra?: number
}

/** One path for each Simplified form that the text of a step may have. */
function* follow(path: Path, step: Step): Generator<Path> {
  const forms =
    step.text.length === 1
      ? simplifiedForms(step.text)
      : [[...step.text].map((character) => simplifiedForms(character)[0] ?? character).join('')]
  for (const form of forms) {
    const extra = step.extra ?? 0
    let { state } = path
    if (form === '') state = extra === 0 ? state : addCost(state, extra)
    else {
      let first = true
      for (const character of form) {
        state = read(state, character, first ? extra : 0)
        first = false
      }
    }
    yield {
      at: step.end,
      pending: step.pending,
      byte1: step.byte1,
      byte2: step.byte2,
      cost: totalCost(state),
      state,
      emitted: {
        text: form,
        end: step.end,
        before: path.emitted,
        cost: totalCost(state),
        pending: step.pending !== NONE,
      },
      torn: step.torn ? step.end : path.torn,
      lost: path.lost + (step.lost ?? 0),
      parted: false,
      last: step.text,
    }
  }
}

function addCost(state: ModelState, extra: number): ModelState {
  return { ...state, costs: state.costs.map((cost) => cost + extra) }
}

/** What a character costs beside its words, once a torn pair gives it. */
function oddity(page: Page, path: Path, character: string, glossFollows: boolean): number {
  let cost = 0
  if (!glossFollows && !path.parted && page.disease.list.has(character)) cost += UNGLOSSED
  if (isSimplifiedOnly(character) && !page.leftAlone.has(character)) cost += UNCONVERTED
  return cost
}

function* steps(page: Page, path: Path): Generator<Path> {
  const { text, glossAt } = page
  const { at, pending } = path
  if (at >= text.length) return
  const gloss = glossAt.get(at)
  if (gloss) {
    const glossed = path.byte1 >= 0 && path.byte2 >= 0 ? decodePair(path.byte1, path.byte2) : ''
    if (glossed !== '' && isGlossOf(page, glossed, gloss.reading)) {
      yield {
        ...path,
        at: gloss.end,
        emitted: {
          text: '',
          end: gloss.end,
          before: path.emitted,
          cost: path.cost,
          pending: pending !== NONE,
        },
        torn: path.torn === at || pending !== NONE ? gloss.end : path.torn,
      }
      return
    }
    if (pending === NONE)
      yield* follow(path, {
        text: text.slice(at, gloss.end),
        end: gloss.end,
        pending: NONE,
        byte1: NONE,
        byte2: NONE,
        torn: false,
        extra: STRAY_GLOSS,
      })
    return
  }
  const character = text[at] as string
  const code = character.charCodeAt(0)
  if (pending === JUNK) {
    const next = encodePair(character)
    if (next !== undefined && next >> 8 === JUNK_BYTE) {
      const trail = next & 0xff
      if (trail >= 0x81) yield skip(path, at + 1, { pending: trail, byte1: NONE, byte2: trail })
      else if (trail < 0x80)
        yield* follow(path, {
          text: String.fromCharCode(trail),
          end: at + 1,
          pending: NONE,
          byte1: NONE,
          byte2: trail,
          torn: true,
        })
    } else if (code === 0x3f && (isMark(text[at + 1]) || at + 1 === text.length))
      yield skip(path, at + 1, { pending: NONE, byte1: NONE, byte2: NONE })
    else if (code === 0x3f)
      for (const option of swallowed(page, at + 1))
        yield* follow(path, {
          text: option.text,
          end: option.end,
          pending: NONE,
          byte1: NONE,
          byte2: NONE,
          torn: true,
          lost: 1,
          extra: option.cost,
        })
    return
  }
  const torn = tornWideGloss(page, path)
  if (torn) {
    yield torn
    return
  }
  if (code < 0x80) yield* asciiSteps(page, path, code)
  else if (character === '€') {
    if (pending >= 0) yield* pairSteps(page, path, pending, 0x80, at + 1, NONE)
    else if (pending !== NONE) yield* lostPairs(page, path, 0x80, at + 1, NONE)
    if (pending === NONE)
      yield* follow(path, { text: character, end: at + 1, pending, byte1: NONE, byte2: 0x80, torn: false })
  } else {
    const pair = encodePair(character)
    if (pair === undefined) {
      if (pending === NONE)
        yield* follow(path, { text: character, end: at + 1, pending, byte1: NONE, byte2: NONE, torn: false })
      return
    }
    const lead = pair >> 8
    const trail = pair & 0xff
    if (pending === NONE) {
      const listed = page.disease.list.has(character) && !glossAt.has(at + 1)
      yield* follow(path, {
        text: character,
        end: at + 1,
        pending,
        byte1: lead,
        byte2: trail,
        torn: false,
        extra: listed ? UNGLOSSED : 0,
      })
      yield* wideGlossSteps(page, path, lead, trail)
    } else yield* tornPair(page, path, lead, trail, at + 1)
    // the second byte is ASCII: the page had it on its own
    if (pending !== NONE && trail < 0x80) yield* tornThenAscii(page, path, lead, trail)
  }
}

function isGlossOf(page: Page, character: string, reading: string): boolean {
  const listed = page.disease.list.get(character)
  return listed === reading || (listed === undefined && canBeRead(character, reading))
}

/** The two bytes of one shown character belong to two characters: one that was begun, one that begins. */
function* tornPair(page: Page, path: Path, lead: number, trail: number, end: number): Generator<Path> {
  if (trail < 0x81 || trail > 0xfe) return
  if (path.pending >= 0) yield* pairSteps(page, path, path.pending, lead, end, trail)
  else yield* lostPairs(page, path, lead, end, trail)
}

function* tornThenAscii(page: Page, path: Path, lead: number, trail: number): Generator<Path> {
  const end = path.at + 1
  const ascii = String.fromCharCode(trail)
  for (const first of path.pending >= 0
    ? [...pairSteps(page, path, path.pending, lead, end, NONE)]
    : [...lostPairs(page, path, lead, end, NONE)])
    yield* follow(first, { text: ascii, end, pending: NONE, byte1: lead, byte2: trail, torn: true })
}

function* pairSteps(
  page: Page,
  path: Path,
  lead: number,
  trail: number,
  end: number,
  pending: number,
): Generator<Path> {
  const character = decodePair(lead, trail)
  if (character === '' || isInvisiblePair(lead, trail)) return
  const gloss = pending === NONE ? page.glossAt.get(end) : undefined
  const mine = gloss !== undefined && isGlossOf(page, character, gloss.reading)
  if (gloss && !mine) return
  yield* follow(path, {
    text: character,
    end,
    pending,
    byte1: pending === NONE ? lead : trail,
    byte2: pending === NONE ? trail : pending,
    torn: true,
    extra: oddity(
      page,
      path,
      character,
      mine || (pending === 0xa3 && wideGlossRest(page.text, end) !== undefined),
    ),
  })
}

/** All characters that end in a known byte and begin with a lost one. */
function* lostPairs(page: Page, path: Path, trail: number, end: number, pending: number): Generator<Path> {
  const [from, to] = RANGES[path.pending] ?? [0x81, 0xfe]
  for (let lead = from; lead <= to; lead++)
    if (path.pending !== LOST_HIGH || isCommon(decodePair(lead, trail)))
      for (const next of pairSteps(page, path, lead, trail, end, pending))
        yield { ...next, lost: next.lost + 1 }
}

/** All characters that begin with a known byte and end in a lost one, which was itself a lead byte. */
function* lostTrails(
  lead: number,
  allowed: (character: string, trail: number) => boolean,
): Generator<readonly [string, number]> {
  for (let trail = 0x81; trail <= 0xfe; trail++) {
    const character = decodePair(lead, trail)
    if (character === '' || isInvisiblePair(lead, trail) || !allowed(character, trail)) continue
    yield [character, trail]
  }
}

function* asciiSteps(page: Page, path: Path, code: number): Generator<Path> {
  const { at, pending } = path
  const character = String.fromCharCode(code)
  const end = at + 1
  if (code === 0x3f) {
    yield* questionSteps(page, path)
    return
  }
  if (pending === NONE) {
    const [byte1, byte2] = bytesOfAscii(code)
    yield* follow(path, { text: character, end, pending, byte1, byte2, torn: false })
    return
  }
  if (code >= 0x40 && code < 0x7f) {
    if (pending >= 0) yield* pairSteps(page, path, pending, code, end, NONE)
    else yield* lostPairs(page, path, code, end, NONE)
  }
  // a full-width form, halved after the damage
  if (code > 0x20 && code < 0x7f) yield* tornPair(page, path, 0xa3, code | 0x80, end)
  else if (code === 0x20) yield* tornPair(page, path, 0xa1, 0xa1, end)
}

/** A question mark: one of the text's own, or what stands for a byte or two that a decoder could not read. */
function* questionSteps(page: Page, path: Path): Generator<Path> {
  const { text } = page
  const { at, pending } = path
  const end = at + 1
  if (pending === NONE) {
    yield* follow(path, { text: '?', end, pending, byte1: NONE, byte2: 0x3f, torn: false })
    if (isMark(text[end]))
      yield {
        ...path,
        at: end,
        pending: LOST_LEAD,
        byte1: path.byte2,
        byte2: NONE,
        state: addCost(path.state, TORN),
        cost: path.cost + TORN,
        emitted: { text: '', end, before: path.emitted, cost: path.cost + TORN, pending: false },
        torn: end,
      }
  } else yield* tornPair(page, path, 0xa3, 0xbf, end)

  const rest = pending === NONE && text[end] === '。' ? wideGlossRest(text, end + 1) : undefined
  if (rest)
    for (const [glossed, lead, trail] of listed(page, rest.reading)) {
      if (trail === 0xa1)
        yield* follow(path, {
          text: glossed,
          end: rest.end,
          pending: NONE,
          byte1: lead,
          byte2: 0xa1,
          torn: true,
        })
    }

  const half = halfGloss(text, end)
  if (half) {
    // the bracket was swallowed together with the first byte of the next character
    if (pending === NONE && path.byte2 >= 0x40) {
      const leads = [...lostTrails(path.byte2, (character) => isGlossOf(page, character, half.reading))]
      for (const [, lead] of leads)
        yield {
          ...path,
          at: half.end,
          pending: lead,
          byte1: path.byte2,
          byte2: lead,
          emitted: { text: '', end: half.end, before: path.emitted, cost: path.cost, pending: true },
          torn: half.end,
          parted: true,
          lost: path.lost + (leads.length === 1 ? 0 : 1),
        }
    } else if (pending !== NONE) {
      const list =
        pending >= 0
          ? [...lostTrails(pending, (character) => isGlossOf(page, character, half.reading))].map(
              ([character, trail]) => [character, pending, trail] as const,
            )
          : listed(page, half.reading).filter(
              ([, lead]) => lead >= (RANGES[pending]?.[0] ?? 1) && lead <= (RANGES[pending]?.[1] ?? 0),
            )
      for (const [character, lead, trail] of list)
        yield* follow(path, {
          text: character,
          end: half.end,
          pending: NONE,
          byte1: lead,
          byte2: trail,
          torn: true,
          lost: list.length === 1 ? 0 : 1,
        })
    }
    return
  }
  if (pending < 0) return
  const known = swallowed(page, end)
  for (const [character, trail] of lostTrails(pending, () => true)) {
    const extra = oddity(page, path, character, false)
    // a byte alone at the end of a piece, which a mark follows
    if (isMark(text[end]) || end === text.length)
      yield* follow(path, {
        text: character,
        end,
        pending: NONE,
        byte1: pending,
        byte2: trail,
        torn: true,
        lost: 1,
        extra,
      })
    for (const option of known)
      yield* follow(path, {
        text: character + option.text,
        end: option.end,
        pending: NONE,
        byte1: NONE,
        byte2: NONE,
        torn: true,
        lost: 1,
        extra: extra + option.cost,
      })
  }
}

/** The characters of the page's list that have a reading, with their bytes. */
function listed({ disease }: Page, reading: string): (readonly [string, number, number])[] {
  return [...disease.list].flatMap(([character, known]) => {
    const pair = known === reading ? encodePair(character) : undefined
    return pair === undefined ? [] : [[character, pair >> 8, pair & 0xff] as const]
  })
}

function halfGloss(text: string, at: number): { reading: string; end: number } | undefined {
  HALF_GLOSS.lastIndex = at
  const match = HALF_GLOSS.exec(text)
  return match ? { reading: spelled(match[1] ?? ''), end: HALF_GLOSS.lastIndex } : undefined
}

function isMark(character: string | undefined): boolean {
  return character !== undefined && '《》，,！!；;。：:？?、“”'.includes(character)
}

/** What the byte of ASCII may have been that a decoder swallowed, from what follows it. */
function swallowed(
  { text, carriageReturns }: Page,
  at: number,
): { text: string; end: number; cost: number }[] {
  const rest = text.slice(at, at + 80)
  const block = BLOCK_TAG.exec(rest)
  if (block) return [{ text: '\n', end: at + block[0].length, cost: 0 }]
  const inline = INLINE_TAG.exec(rest)
  if (inline) return [{ text: '', end: at + inline[0].length, cost: 0 }]
  if (carriageReturns && rest.startsWith('\n')) return [{ text: '', end: at, cost: 0 }]
  const options = [{ text: '□', end: at, cost: GONE }]
  if (/^[^()（）\n]{1,30}[)）]/u.test(rest)) options.unshift({ text: '（', end: at, cost: 3 })
  return options
}

/**
 * Bytes of a stripped character of private use, between two that the page shows; the next shown character
 * is read at once, so that a path never stays where it is.
 */
function* strippedSteps(page: Page, path: Path, depth: number): Generator<Path> {
  if (depth === 0 || path.pending === LOST_LEAD) return
  const candidates: Path[] = []
  for (const [from, to, pending] of [
    [0xaa, 0xaf, LOST_HIGH],
    [0xf8, 0xfe, LOST_HIGH],
    [0xa1, 0xa7, LOST_LOW],
    [0xfe, 0xfe, LOST_LOW],
  ] as const)
    for (let byte = from; byte <= to; byte++) {
      const [first, last] =
        path.pending >= 0 ? [path.pending, path.pending] : (RANGES[path.pending] ?? [1, 0])
      for (let lead = first; lead <= last; lead++) {
        const character = decodePair(lead, byte)
        if (character === '' || isInvisiblePair(lead, byte) || !isCommon(character)) continue
        candidates.push(
          ...follow(path, {
            text: character,
            end: path.at,
            pending,
            byte1: byte,
            byte2: NONE,
            torn: true,
            lost: 1,
            extra: STRIPPED + oddity(page, path, character, false),
          }),
        )
      }
    }
  candidates.sort((a, b) => a.cost - b.cost)
  for (const next of candidates.slice(0, STRIPPED_CANDIDATES)) {
    if (!page.glossAt.has(path.at)) yield* steps(page, next)
    // a second one next to it is looked for only where half a gloss tells what follows
    if (page.text[path.at] === '?' && halfGloss(page.text, path.at + 1))
      yield* strippedSteps(page, next, depth - 1)
  }
}

const COMMON = 10

function isCommon(character: string): boolean {
  const form = simplifiedForms(character)[0] ?? character
  return isHan(form) ? characterRarity(form) < COMMON : '，。、：；！？“”《》（）'.includes(form)
}

/** Goes on behind something that leaves no text, a gloss. */
function skip(path: Path, at: number, bytes: Pick<Path, 'pending' | 'byte1' | 'byte2'>): Path {
  return {
    ...path,
    ...bytes,
    at,
    emitted: { text: '', end: at, before: path.emitted, cost: path.cost, pending: bytes.pending !== NONE },
    torn: at,
    parted: bytes.pending !== NONE,
  }
}

/** `（` of a gloss in full-width brackets, torn: its first byte ends one shown character, its second begins another. */
function* wideGlossSteps(page: Page, path: Path, lead: number, trail: number): Generator<Path> {
  if (trail !== 0xa3 || path.byte2 < 0x40) return
  const rest = wideGlossRest(page.text, path.at + 1)
  const glossed = decodePair(path.byte2, lead)
  if (rest && glossed !== '' && isGlossOf(page, glossed, rest.reading))
    yield skip(path, rest.end, { pending: lead, byte1: path.byte2, byte2: lead })
}

/** The rest of a gloss whose `（` was torn: a sign made of the bracket's second byte and the first letter, and the other letters. */
function wideGlossRest(text: string, at: number): { reading: string; end: number } | undefined {
  const sign = text[at]
  const pair = sign === undefined ? undefined : encodePair(sign)
  if (pair === undefined || pair >> 8 !== 0xa8 || (pair & 0xff) < 0x61 || (pair & 0xff) > 0x7a)
    return undefined
  const half = halfGloss(text, at + 1)
  return half && { reading: String.fromCharCode(pair & 0xff) + half.reading, end: half.end }
}

/** A gloss in full-width brackets behind a torn character, or one that was itself cut at bytes that look like a mark. */
function tornWideGloss(page: Page, path: Path): Path | undefined {
  const { text } = page
  const { at, pending } = path
  if (pending === 0xa3 && path.last !== '') {
    const rest = wideGlossRest(text, at)
    if (rest && isGlossOf(page, path.last, rest.reading))
      return skip(path, rest.end, { pending: NONE, byte1: NONE, byte2: NONE })
  }
  if (pending !== NONE && path.parted) return undefined
  const cut = CUT_GLOSS.exec(text.slice(at, at + 8))
  if (!cut || path.byte1 < 0 || path.byte2 < 0) return undefined
  const glossed = decodePair(path.byte1, path.byte2)
  if (pending !== NONE || glossed === '' || !isGlossOf(page, glossed, `${spelled(cut[1] ?? '')}ā`))
    return undefined
  return skip(path, at + cut[0].length, { pending: JUNK, byte1: NONE, byte2: NONE })
}
