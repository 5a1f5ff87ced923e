/** Characters put together from two bytes that the page shows apart, or of which one is lost. */
import { isHan, isSimplifiedOnly, simplifiedForms } from '../characters.ts'
import { decodePair, isInvisiblePair } from '../gbk.ts'
import { characterRarity } from '../words.ts'
import type { Page } from './page.ts'
import { follow, LOST_HIGH, NONE, RANGES, type Path } from './path.ts'
import { isGlossOf, wideGlossRest } from './broken-glosses.ts'

/** Costs, each the natural logarithm of how seldom it happens: a listed character without its gloss, and one that was left Simplified. */
export const UNGLOSSED = 9
const UNCONVERTED = 5

/** What a character costs beside its words, once a broken pair gives it. */
export function characterCost(page: Page, path: Path, character: string, glossFollows: boolean): number {
  let cost = 0
  if (!glossFollows && !path.parted && page.pattern.list.has(character)) cost += UNGLOSSED
  if (isSimplifiedOnly(character) && !page.leftAlone.has(character)) cost += UNCONVERTED
  return cost
}

/** The two bytes of one shown character belong to two characters: one that was begun, one that begins. */
export function* brokenPair(
  page: Page,
  path: Path,
  lead: number,
  trail: number,
  end: number,
): Generator<Path> {
  if (trail < 0x81 || trail > 0xfe) return
  if (path.pending >= 0) yield* pairSteps(page, path, path.pending, lead, end, trail)
  else yield* lostPairs(page, path, lead, end, trail)
}

/** Reads a lead byte whose second byte is an ASCII character: a broken pair, then that character. */
export function* brokenThenAscii(page: Page, path: Path, lead: number, trail: number): Generator<Path> {
  const end = path.at + 1
  const ascii = String.fromCharCode(trail)
  for (const first of path.pending >= 0
    ? [...pairSteps(page, path, path.pending, lead, end, NONE)]
    : [...lostPairs(page, path, lead, end, NONE)])
    yield* follow(first, { text: ascii, end, pending: NONE, byte1: lead, byte2: trail, broken: true })
}

/** The character of two known bytes, where there is one; a gloss behind it must be its own. */
export function* pairSteps(
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
    broken: true,
    extra: characterCost(
      page,
      path,
      character,
      mine || (pending === 0xa3 && wideGlossRest(page.text, end) !== undefined),
    ),
  })
}

/** All characters that end in a known byte and begin with a lost one. */
export function* lostPairs(
  page: Page,
  path: Path,
  trail: number,
  end: number,
  pending: number,
): Generator<Path> {
  const [from, to] = RANGES[path.pending] ?? [0x81, 0xfe]
  for (let lead = from; lead <= to; lead++)
    if (path.pending !== LOST_HIGH || isCommon(decodePair(lead, trail)))
      for (const next of pairSteps(page, path, lead, trail, end, pending))
        yield { ...next, lost: next.lost + 1 }
}

/** All characters that begin with a known byte and end in a lost one, which was itself a lead byte. */
export function* lostTrails(
  lead: number,
  allowed: (character: string, trail: number) => boolean,
): Generator<readonly [string, number]> {
  for (let trail = 0x81; trail <= 0xfe; trail++) {
    const character = decodePair(lead, trail)
    if (character === '' || isInvisiblePair(lead, trail) || !allowed(character, trail)) continue
    yield [character, trail]
  }
}

const COMMON = 10

/** Whether a character is one that a lost byte may be tried for. */
export function isCommon(character: string): boolean {
  const form = simplifiedForms(character)[0] ?? character
  return isHan(form) ? characterRarity(form) < COMMON : '，。、：；！？“”《》（）'.includes(form)
}
