/**
 * Searches the likeliest reading of a stretch, one character of the page after another, the best paths kept.
 *
 *     start ──▶ at each offset: prune ──▶ all settled, or LONGEST reached ──▶ choose
 *                    ▲          │
 *                    └── steps ─┴─▶ effort spent ──▶ given up
 */
import { encodePair } from '../gbk.ts'
import { totalCost, type ModelState } from '../word-model.ts'
import { choose, type Found } from './confidence.ts'
import type { Page } from './page.ts'
import { NONE, type Path } from './path.ts'
import { bytesOfAscii, steps, strippedSteps } from './transitions.ts'

/** Paths kept at one offset, and how much likelier the best may be than the last of them. */
const BEAM = 160
const PRUNE = 26
/** How many characters must follow in order before a stretch is taken to be over. */
const SETTLED = 6
/** Characters of the page after which a search ends in any case. */
export const LONGEST = 240
const STRIPPED_TRIES = 4
/** Steps after which one search is given up. */
const ONE_SEARCH = 60_000

/**
 * Searches.
 *
 * @param state the model before `start`
 * @param withStripped whether characters of private use may have been stripped between what is shown
 */
export function search(
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
      broken: start,
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
    const over = paths.every(({ pending, broken }) => pending === NONE && at - broken >= SETTLED)
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

/** The two bytes before an offset, glosses left out; `NONE` for one of ASCII. */
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

function prune(paths: Path[]): Path[] {
  paths.sort((a, b) => a.cost - b.cost)
  const least = paths[0]?.cost ?? 0
  const met = new Map<string, number>()
  const kept: Path[] = []
  for (const path of paths) {
    if (kept.length >= BEAM || path.cost > least + PRUNE) break
    const key = `${path.pending} ${path.byte1} ${path.byte2} ${path.state.tail} ${path.broken === path.at}`
    const count = met.get(key) ?? 0
    if (count >= 3) continue
    met.set(key, count + 1)
    kept.push(path)
  }
  return kept
}
