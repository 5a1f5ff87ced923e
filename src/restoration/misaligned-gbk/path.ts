/** One way to read a stretch: the bytes that wait for their other half, the text so far, and its cost. */
import { simplifiedForms } from '../characters.ts'
import { read, totalCost, type ModelState } from '../word-model.ts'

/** What is pending besides a known byte: nothing, any lead byte, the second byte of a stripped pair (high or low). */
export const NONE = -1
export const LOST_LEAD = -2
export const LOST_HIGH = -3
export const LOST_LOW = -4
/** The last byte of a gloss's bracket, which stands before the next character and belongs to none. */
export const JUNK = -5

/** The bytes that each kind of lost byte may have been. */
export const RANGES: Readonly<Record<number, readonly [number, number]>> = {
  [LOST_LEAD]: [0x81, 0xfe],
  [LOST_HIGH]: [0xa1, 0xfe],
  [LOST_LOW]: [0x81, 0xa0],
}

/** Text that a path has settled on, linked to the text before it. */
export interface Emitted {
  readonly text: string
  /** offset behind the part of the page that the text accounts for */
  readonly end: number
  readonly before: Emitted | undefined
  /** the cost up to here */
  readonly cost: number
  /** whether a byte is pending behind it */
  readonly pending: boolean
}

/** One way to read the page up to an offset. */
export interface Path {
  readonly at: number
  /** first byte of a character whose second byte is to come, or one of the constants above; `last` is the character read last */
  readonly pending: number
  /** the last two bytes, glosses left out */
  readonly byte1: number
  readonly byte2: number
  readonly cost: number
  readonly state: ModelState
  readonly emitted: Emitted | undefined
  /** where the last broken character ends; the start where there is none */
  readonly broken: number
  readonly lost: number
  /** whether a gloss stood behind the pending byte, so that the pair was not one when the list was gone through */
  readonly parted: boolean
  readonly last: string
}

interface Step {
  text: string
  end: number
  pending: number
  byte1: number
  byte2: number
  broken: boolean
  lost?: number
  extra?: number
}

/** One path for each Simplified form that the text of a step may have. */
export function* follow(path: Path, step: Step): Generator<Path> {
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
      broken: step.broken ? step.end : path.broken,
      lost: path.lost + (step.lost ?? 0),
      parted: false,
      last: step.text,
    }
  }
}

/** @returns the state with a cost added (the natural logarithm of a probability, negated) */
export function addCost(state: ModelState, extra: number): ModelState {
  return { ...state, costs: state.costs.map((cost) => cost + extra) }
}

/** Goes on behind something that leaves no text, a gloss. */
export function skip(path: Path, at: number, bytes: Pick<Path, 'pending' | 'byte1' | 'byte2'>): Path {
  return {
    ...path,
    ...bytes,
    at,
    emitted: { text: '', end: at, before: path.emitted, cost: path.cost, pending: bytes.pending !== NONE },
    broken: at,
    parted: bytes.pending !== NONE,
  }
}

/** The text that a path gives for the part of the page up to an offset, and the offset that it reaches. */
export function textUpTo(path: Path, end: number): { after: string; end: number } {
  const parts: string[] = []
  let reached = -1
  for (let emitted = path.emitted; emitted; emitted = emitted.before)
    if (emitted.end <= end) {
      if (reached < 0) reached = emitted.end
      parts.push(emitted.text)
    }
  return { after: parts.reverse().join(''), end: reached }
}
