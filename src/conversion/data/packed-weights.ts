/** How many bits a feature's key has. */
export const KEY_BITS = 24
/** What one step of a packed weight is worth, in log odds. */
export const STEP = 0.125

/** Printable ASCII without what a string in single quotes must escape, and without the dollar sign. */
const DIGITS = ' !"#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~'
const BASE = DIGITS.length
/** The greatest number of steps a weight may have, either way. */
export const MOST_STEPS = (BASE - 1) >> 1
/** The greatest distance that two digits write. */
const FARTHEST = BASE * BASE - 1

/**
 * Packs weights into text: for each, by ascending key, two digits for the distance from the key before it and one for
 * its steps; a weight of no steps goes part of a greater distance.
 *
 * @param weights steps by key, none 0
 */
export function packWeights(weights: ReadonlyMap<number, number>): string {
  let last = 0
  return Array.from(weights)
    .sort(([a], [b]) => a - b)
    .map(([key, steps]) => {
      let text = ''
      for (; key - last > FARTHEST; last += FARTHEST) text += packed(FARTHEST, 0)
      text += packed(key - last, steps)
      last = key
      return text
    })
    .join('')
}

function packed(distance: number, steps: number): string {
  return [Math.floor(distance / BASE), distance % BASE, steps + MOST_STEPS]
    .map((value) => DIGITS.charAt(value))
    .join('')
}

/**
 * Reads what `packWeights` wrote.
 *
 * @param text the packed weights
 * @returns the weights in log odds by key
 */
export function readWeights(text: string): Map<number, number> {
  const values = new Uint8Array(128)
  for (let value = 0; value < BASE; value++) values[DIGITS.charCodeAt(value)] = value
  const valueAt = (at: number): number => values[text.charCodeAt(at)] as number
  const weights = new Map<number, number>()
  let key = 0
  for (let at = 0; at + 2 < text.length; at += 3) {
    key += valueAt(at) * BASE + valueAt(at + 1)
    const steps = valueAt(at + 2) - MOST_STEPS
    if (steps !== 0) weights.set(key, steps * STEP)
  }
  return weights
}
