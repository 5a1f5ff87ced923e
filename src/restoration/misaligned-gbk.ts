/**
 * Repairs stretches in which the two bytes of a GBK character were broken apart: by a gloss put between them,
 * or by a text cut at two bytes that only looked like a mark. From there on a page shows the second byte of
 * one character with the first of the next, up to a byte of ASCII. The bytes are read again from what the
 * page shows; those that were lost are tried in all ways, and the likeliest text wins.
 */
import { LONGEST, search } from './misaligned-gbk/beam.ts'
import type { Page, Run } from './misaligned-gbk/page.ts'
import { isMark } from './misaligned-gbk/question-marks.ts'
import { halfGloss } from './misaligned-gbk/broken-glosses.ts'
import type { ModelState } from './word-model.ts'

/** How far behind its last place a search looks, and before its first. */
const BEYOND = 90
const LONGEST_GLOSSES = 24
/** What two characters in a row cost from which a stretch is taken to lack bytes still; sense costs about 10. */
const ODD = 20.5

/**
 * Reads a page again from a place at which it may be broken.
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
