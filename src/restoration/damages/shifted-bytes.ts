/**
 * GBK that lost a byte, or has one too many, and was read on: each pair begins with the second byte of a character, until
 * another byte is amiss or ASCII sets it right. What stands between comes back by reading its bytes from the next one on.
 */
import { decodePair, encodePair } from '../gbk.ts'
import { likeness } from '../likeness.ts'
import type { Edit } from '../tracked-text.ts'
import { characterRarity } from '../words.ts'

/** What a change between the two readings costs, in the rarity of characters (natural logarithm). */
const CHANGE = 20
/** The rarity of what no text has. */
const UNREAD = 16
const MARK = 5
/** How many characters must come back, how odd they are at most, and how much odder what stands there is. */
const LEAST = { characters: 5, oddness: 8.5, gain: 2.5 }

/** Finds stretches whose bytes are Chinese when they are read from the second one on; the characters at both ends are lost. */
export function shiftedByteEdits(text: string): Edit[] {
  return [...text.matchAll(/[^\p{ASCII}□\ufffd]{6,}/gu)].flatMap(({ index, 0: run }) =>
    shiftedStretches(run).flatMap(([from, to]): Edit[] => {
      const found = run.slice(from, to)
      const reading = readShifted(found)
      const odd = likeness(reading).oddness
      if (reading.length < LEAST.characters || odd > LEAST.oddness) return []
      if (likeness(found).oddness < odd + LEAST.gain) return []
      const isToldOf = text[index + to] === '□'
      return [
        {
          start: index + from,
          end: index + to,
          after: `□${reading}${isToldOf ? '' : '□'}`,
          rule: 'lost-bytes',
          confidence: 'guess',
          alternatives: [found],
        },
      ]
    }),
  )
}

/** The characters of the bytes between the first and the last of a stretch. */
function readShifted(found: string): string {
  let reading = ''
  for (let at = 0; at + 1 < found.length; at++) reading += shifted(found, at)
  return reading
}

function shifted(run: string, at: number): string {
  const [first, second] = [encodePair(run[at] ?? ''), encodePair(run[at + 1] ?? '')]
  return first === undefined || second === undefined ? '' : decodePair(first & 0xff, second >> 8)
}

/** Chooses for each place whether it reads better as it stands or by its bytes shifted; gives the shifted stretches. */
function shiftedStretches(run: string): [number, number][] {
  // two paths: the cheapest that ends as it stands, and shifted; `from` holds which of them each step came from
  let costs: readonly [number, number] = [0, CHANGE]
  const from: [0 | 1, 0 | 1][] = []
  for (let at = 0; at < run.length; at++) {
    const stays: 0 | 1 = costs[0] <= costs[1] + CHANGE ? 0 : 1
    const shifts: 0 | 1 = costs[1] <= costs[0] + CHANGE ? 1 : 0
    from.push([stays, shifts])
    costs = [
      Math.min(costs[0], costs[1] + CHANGE) + rarityOf(run[at] ?? ''),
      Math.min(costs[1], costs[0] + CHANGE) + (at + 1 < run.length ? rarityOf(shifted(run, at)) : MARK),
    ]
  }
  const stretches: [number, number][] = []
  let state: 0 | 1 = costs[0] <= costs[1] ? 0 : 1
  let end = -1
  for (let at = run.length - 1; at >= 0; at--) {
    if (state === 1 && end < 0) end = Math.min(run.length, at + 2)
    const before: 0 | 1 = from[at]?.[state] ?? 0
    if (state === 1 && (before === 0 || at === 0)) {
      stretches.push([at, end])
      end = -1
    }
    state = before
  }
  return stretches.reverse()
}

function rarityOf(character: string): number {
  if (/[，。、；：！？“”《》（）…—·]/u.test(character)) return MARK
  return character === '' ? UNREAD : Math.min(UNREAD, characterRarity(character))
}
