/**
 * The steps from one reading of a page to the next, by what is pending when a character of the page is read:
 *
 *     NONE ──character──────────────▶ NONE        as the page shows it
 *     NONE ──? before a mark────────▶ LOST_LEAD   a byte was lost with the mark's first
 *     NONE ──? with half a gloss────▶ byte        the bracket swallowed a first byte
 *     byte ──character──────────────▶ byte        its first byte ends one, its second begins another
 *     byte ──ASCII, ? before a mark─▶ NONE        the stretch is over
 *     byte ──nothing────────────────▶ LOST_HIGH, LOST_LOW   a character of private use was stripped here
 *     LOST_… ──as byte, with all bytes it may have been
 *     any  ──its own gloss──────────▶ as before   a gloss leaves no text
 *     NONE ──gloss cut at its end───▶ JUNK ──▶ byte, NONE   the bracket's last byte belongs to no character
 */
import { decodePair, encodePair, isInvisiblePair } from '../gbk.ts'
import type { Page } from './page.ts'
import {
  isCommon,
  lostPairs,
  characterCost,
  pairSteps,
  brokenPair,
  brokenThenAscii,
  UNGLOSSED,
} from './pairs.ts'
import { follow, JUNK, LOST_HIGH, LOST_LEAD, LOST_LOW, NONE, RANGES, skip, type Path } from './path.ts'
import { isMark, questionSteps, swallowed } from './question-marks.ts'
import { halfGloss, isGlossOf, brokenWideGloss, wideGlossSteps } from './broken-glosses.ts'

const JUNK_BYTE = 0xa9
const STRIPPED_CANDIDATES = 24
/** Costs, each the natural logarithm of how seldom it happens: a stripped character, and a gloss of no character before it. */
const STRIPPED = 0.5
const STRAY_GLOSS = 14

/** All steps from a path over what the page shows next. */
export function* steps(page: Page, path: Path): Generator<Path> {
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
        broken: path.broken === at || pending !== NONE ? gloss.end : path.broken,
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
        broken: false,
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
          broken: true,
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
          broken: true,
          lost: 1,
          extra: option.cost,
        })
    return
  }
  const broken = brokenWideGloss(page, path)
  if (broken) {
    yield broken
    return
  }
  if (code < 0x80) yield* asciiSteps(page, path, code)
  else if (character === '€') {
    if (pending >= 0) yield* pairSteps(page, path, pending, 0x80, at + 1, NONE)
    else if (pending !== NONE) yield* lostPairs(page, path, 0x80, at + 1, NONE)
    if (pending === NONE)
      yield* follow(path, { text: character, end: at + 1, pending, byte1: NONE, byte2: 0x80, broken: false })
  } else {
    const pair = encodePair(character)
    if (pair === undefined) {
      if (pending === NONE)
        yield* follow(path, {
          text: character,
          end: at + 1,
          pending,
          byte1: NONE,
          byte2: NONE,
          broken: false,
        })
      return
    }
    const lead = pair >> 8
    const trail = pair & 0xff
    if (pending === NONE) {
      const listed = page.pattern.list.has(character) && !glossAt.has(at + 1)
      yield* follow(path, {
        text: character,
        end: at + 1,
        pending,
        byte1: lead,
        byte2: trail,
        broken: false,
        extra: listed ? UNGLOSSED : 0,
      })
      yield* wideGlossSteps(page, path, lead, trail)
    } else yield* brokenPair(page, path, lead, trail, at + 1)
    // the second byte is ASCII: the page had it on its own
    if (pending !== NONE && trail < 0x80) yield* brokenThenAscii(page, path, lead, trail)
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
    yield* follow(path, { text: character, end, pending, byte1, byte2, broken: false })
    return
  }
  if (code >= 0x40 && code < 0x7f) {
    if (pending >= 0) yield* pairSteps(page, path, pending, code, end, NONE)
    else yield* lostPairs(page, path, code, end, NONE)
  }
  // a full-width form, halved after the damage
  if (code > 0x20 && code < 0x7f) yield* brokenPair(page, path, 0xa3, code | 0x80, end)
  else if (code === 0x20) yield* brokenPair(page, path, 0xa1, 0xa1, end)
}

/** The two bytes of a mark of ASCII that was a full-width one before it was halved; others stand for themselves. */
export function bytesOfAscii(code: number): [number, number] {
  return code > 0x20 && !isAlphanumeric(code) ? [0xa3, code | 0x80] : [NONE, code]
}

function isAlphanumeric(code: number): boolean {
  return /[0-9A-Za-z]/u.test(String.fromCharCode(code))
}

/**
 * Bytes of a stripped character of private use, between two that the page shows; the next shown character
 * is read at once, so that a path never stays where it is.
 */
export function* strippedSteps(page: Page, path: Path, depth: number): Generator<Path> {
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
            broken: true,
            lost: 1,
            extra: STRIPPED + characterCost(page, path, character, false),
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
