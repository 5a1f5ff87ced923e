/** How likely a stretch of Simplified Chinese is, character by character: the words it falls into, and its marks. */
import { isHan } from './characters.ts'
import { LONGEST_WORD, wordCosts } from './words.ts'

/**
 * A point in a text. `costs.at(-1 - k)` is the least cost (natural logarithm, lower is likelier) of the text
 * up to `k` characters before this point; `tail` holds these characters.
 */
export interface ModelState {
  readonly tail: string
  readonly costs: readonly number[]
  /** the opening marks that have not been closed, the innermost last */
  readonly open: string
}

const UNKNOWN_HAN = 18
const SYMBOL = 14
const MARKS: Readonly<Record<string, number>> = {
  '，': 3,
  '。': 3.3,
  '、': 4,
  '“': 4.6,
  '”': 4.6,
  '：': 5,
  '；': 6,
  '！': 6,
  '？': 6,
  '《': 5.3,
  '》': 5.3,
  '（': 5.2,
  '）': 5.2,
  '‘': 7,
  '’': 7,
  '…': 7,
  '—': 6,
  '·': 7,
  '％': 6,
  '□': 6,
  ' ': 4,
  '　': 6,
  '\n': 4,
}
const CLOSING = '”’）》」』】'
const OPENING = '“‘（《「『【'
const STOPS = '，。、；：！？…—'

/** Gives a mark in its full-width form; other characters as they are. */
export function fullWidth(character: string): string {
  return FULL[character] ?? character
}
const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '%': '％',
}

/** The model before the first character. */
export function startOfText(): ModelState {
  return { tail: '', costs: [0], open: '' }
}

/** Gives the cost of all that was read. */
export function totalCost(state: ModelState): number {
  return state.costs.at(-1) ?? 0
}

/**
 * Reads one more character.
 *
 * @param extra a cost that does not come from the words
 */
export function read(state: ModelState, character: string, extra = 0): ModelState {
  if (isHan(character)) {
    const words = wordCosts()
    const tail = state.tail + character
    const { costs } = state
    const last = costs.length - 1
    let best = (costs[last] as number) + (words.get(character) ?? UNKNOWN_HAN)
    for (let length = 2; length <= tail.length; length++) {
      const cost = words.get(tail.slice(-length))
      if (cost === undefined) continue
      const sum = (costs[last + 1 - length] as number) + cost
      if (sum < best) best = sum
    }
    const keep = Math.min(tail.length, LONGEST_WORD - 1)
    const next = costs.slice(-keep).map((cost) => cost + extra)
    next.push(best + extra)
    return { tail: tail.slice(-keep), costs: next, open: state.open }
  }
  const mark = fullWidth(character)
  const before = state.tail === '' ? '' : (state.tail.at(-1) as string)
  let cost = MARKS[mark] ?? (/[0-9]/u.test(mark) ? 4.5 : /[A-Za-z]/u.test(mark) ? 5.5 : SYMBOL)
  if (
    STOPS.includes(mark) &&
    mark !== '…' &&
    mark !== '—' &&
    (STOPS + OPENING).includes(before) &&
    before !== ''
  )
    cost += 5
  if (CLOSING.includes(mark) && OPENING.includes(before) && before !== '') cost += 5
  if (OPENING.includes(mark) && OPENING.includes(before) && before !== '') cost += 2
  if (OPENING.includes(before) && before !== '' && mark === '\n') cost += 6
  let { open } = state
  if (OPENING.includes(mark)) {
    if (open.includes(mark)) cost += 5
    open = (open + mark).slice(-4)
  } else if (CLOSING.includes(mark)) {
    const opened = open.lastIndexOf(OPENING[CLOSING.indexOf(mark)] as string)
    if (opened < 0) cost += 5
    else {
      cost -= before !== '' && '。！？…'.includes(before) ? 3 : 2
      open = open.slice(0, opened)
    }
  }
  // a mark ends every word; it stays in the tail for the next mark to see
  return { tail: mark, costs: [Infinity, totalCost(state) + cost + extra], open }
}
