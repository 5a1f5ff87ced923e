import trained from './data/context-weights.json' with { type: 'json' }
import { KEY_BITS, readWeights } from './data/packed-weights.ts'

/** Characters around the one in question that stand in place of what is not Han. */
const OUTSIDE = 1
const DIGIT = 2
const LATIN = 3
const MARK = 4
/** How far the context reaches on each side. */
const REACH = 4

/** Offsets of the neighbours that make up each feature, in their order. */
const PATTERNS: readonly (readonly number[])[] = [
  [-1],
  [1],
  [-2],
  [2],
  [-2, -1],
  [1, 2],
  [-1, 1],
  [-3, -2, -1],
  [1, 2, 3],
  [-2, -1, 1],
  [-1, 1, 2],
  [-2, -1, 1, 2],
  [1, 2, 3, 4],
]
/** Neighbours that count wherever among these they stand. */
const UNORDERED = [-3, -2, -1, 1, 2, 3]
const UNORDERED_PATTERN = PATTERNS.length
const USUAL_ODDS = UNORDERED_PATTERN + 1

/** How many features a position has. */
export const FEATURES = PATTERNS.length + UNORDERED.length + 1
const MASK = (1 << KEY_BITS) - 1

const around = new Int32Array(2 * REACH + 1)

/**
 * Writes the features of one position: hashes of the character together with its neighbours.
 *
 * @param text one block, Simplified
 * @param at UTF-16 offset of the character
 * @param keys takes `FEATURES` keys of `KEY_BITS` bits, for the second of the character's forms; see `keyOf`
 */
export function writeFeatures(text: string, at: number, keys: Int32Array): void {
  for (let offset = -REACH; offset <= REACH; offset++) around[offset + REACH] = classOf(text, at + offset)
  const character = text.charCodeAt(at)
  let count = 0
  for (let pattern = 0; pattern < PATTERNS.length; pattern++) {
    let hash = mix(character, pattern)
    for (const offset of PATTERNS[pattern] as readonly number[])
      hash = mix(hash, around[offset + REACH] as number)
    keys[count++] = hash & MASK
  }
  for (const offset of UNORDERED) {
    keys[count++] = mix(mix(character, UNORDERED_PATTERN), around[offset + REACH] as number) & MASK
  }
  keys[count] = mix(character, USUAL_ODDS) & MASK
}

/**
 * Gives the key of a feature for another of the character's forms.
 *
 * @param key what `writeFeatures` wrote
 * @param form which form: 1 is the second
 */
export function keyOf(key: number, form: number): number {
  return form === 1 ? key : mix(key, form) & MASK
}

function classOf(text: string, at: number): number {
  if (at < 0 || at >= text.length) return OUTSIDE
  const unit = text.charCodeAt(at)
  if (unit >= 0x3400 && unit < 0xe000) return unit
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return DIGIT
  if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) return LATIN
  return MARK
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ Math.imul(value + 1, 0x9e3779b1), 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

interface Model {
  readonly weights: ReadonlyMap<number, number>
  /** by character: its forms in OpenCC's standard Traditional, the usual one first */
  readonly forms: ReadonlyMap<string, readonly string[]>
}

let model: Model | undefined

function loaded(): Model {
  return (model ??= {
    weights: readWeights(trained.weights),
    forms: new Map(trained.forms.split(' ').map((forms) => [forms.charAt(0), [...forms.slice(1)]])),
  })
}

/** A form of a character and how much its neighbours speak for it. */
export interface WeighedForm {
  /** in OpenCC's standard Traditional */
  readonly form: string
  /** log odds against the character's usual form, which has 0 */
  readonly odds: number
}

/**
 * Weighs the forms of a character by its neighbours alone, as they stand in texts that were written in Traditional.
 *
 * @param text one block, Simplified
 * @param at UTF-16 offset of the character
 * @returns its forms, the usual one first; none for a character that was not trained
 */
export function weighForms(text: string, at: number): WeighedForm[] {
  const { weights, forms } = loaded()
  const choices = forms.get(text.charAt(at))
  if (choices === undefined) return []
  const keys = new Int32Array(FEATURES)
  writeFeatures(text, at, keys)
  return choices.map((form, index) => {
    let odds = 0
    if (index > 0) for (const key of keys) odds += weights.get(keyOf(key, index)) ?? 0
    return { form, odds }
  })
}
