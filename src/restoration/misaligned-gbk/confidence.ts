/**
 * Chooses among the readings that a search ends with, and says how sure the choice is.
 *
 *     nothing broken in the likeliest ─────────────────────▶ no repair: the page reads best as it stands
 *     □ or nonsense in it, or the next less than
 *       INFERRED_MARGIN away ─────────────────────────────▶ guess
 *     all bytes shown, none may hide,
 *       and the next at least EXACT_MARGIN away ──────────▶ exact
 *     else ──────────────────────────────────────────────▶ inferred
 */
import type { Confidence } from '../tracked-text.ts'
import { fullWidth } from '../word-model.ts'
import type { Page, Run } from './page.ts'
import { NONE, textUpTo, type Path } from './path.ts'

/** How much likelier than the next a reading is, in the natural logarithm. */
const EXACT_MARGIN = 9
const INFERRED_MARGIN = 4
/** What two characters in a row cost that are in no word, and of which one is in hardly any: a reading with such is none. */
const SENSELESS = 28

/** What a search ends with. */
export interface Found {
  /** absent where the page reads best as it stands */
  readonly run: Run | undefined
  readonly cost: number
  /** what the oddest two characters of the stretch cost */
  readonly oddest: number
  /** whether stripped characters may have stood in it */
  readonly hides: boolean
}

/**
 * Chooses.
 *
 * @param start offset of the first place that may be broken
 * @param before the model's cost before it
 * @param paths the cheapest first
 * @returns `undefined` where a byte is still pending in all of them
 */
export function choose(page: Page, start: number, before: number, paths: readonly Path[]): Found | undefined {
  const best = paths.find(({ pending }) => pending === NONE)
  if (!best) return undefined
  if (best.broken === start)
    return { run: undefined, cost: best.cost, oddest: oddest(best, before, Infinity), hides: false }
  const end = best.broken
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
  const strangest = oddest(best, before, end + 2)
  const confidence: Confidence =
    after.includes('□') || margin < INFERRED_MARGIN || strangest >= SENSELESS
      ? 'guess'
      : exact
        ? 'exact'
        : 'inferred'
  const alternatives = [...readings]
    .sort((a, b) => a[1] - b[1])
    .flatMap(([reading]) => (reading === after ? [] : [reading]))
  return {
    run: { start, end, after, confidence, alternatives: alternatives.slice(0, 5) },
    cost: best.cost,
    oddest: strangest,
    hides: mayHideBytes(best),
  }
}

/** Whether a stretch has a place at which a stripped character may have stood: between two that are both broken. */
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

function plain(text: string): string {
  return [...text].map(fullWidth).join('')
}
