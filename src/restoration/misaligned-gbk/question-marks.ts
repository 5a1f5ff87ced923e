/** What a question mark in a page may stand for. */
import type { Page } from './page.ts'
import { addCost, follow, LOST_LEAD, NONE, RANGES, type Path } from './path.ts'
import { lostTrails, characterCost, brokenPair } from './pairs.ts'
import { halfGloss, isGlossOf, listed, wideGlossRest } from './broken-glosses.ts'

/** Costs, each the natural logarithm of how seldom it happens: a pair broken here, and a byte gone for good. */
const TORN = 1
const GONE = 8

const INLINE_TAG = /^\/?(?:a|b|em|i|u|font|strong|span)[^<>\n]{0,60}>/iu
const BLOCK_TAG =
  /^\/?(?:p|br|div|li|ul|ol|td|tr|table|section|article|center|h\d)(?:\s[^<>\n]{0,60}|\s*\/)?>/iu

/** A question mark: one of the text's own, or what stands for a byte or two that a decoder could not read. */
export function* questionSteps(page: Page, path: Path): Generator<Path> {
  const { text } = page
  const { at, pending } = path
  const end = at + 1
  if (pending === NONE) {
    // one of the text's own was full-width before the damage: its second byte may have been taken for half of a character
    yield* follow(path, { text: '?', end, pending, byte1: 0xa3, byte2: 0xbf, broken: false })
    if (isMark(text[end]))
      yield {
        ...path,
        at: end,
        pending: LOST_LEAD,
        byte1: path.byte2,
        byte2: NONE,
        state: addCost(path.state, TORN),
        cost: path.cost + TORN,
        emitted: { text: '', end, before: path.emitted, cost: path.cost + TORN, pending: false },
        broken: end,
      }
  } else yield* brokenPair(page, path, 0xa3, 0xbf, end)

  const rest = pending === NONE && text[end] === '。' ? wideGlossRest(text, end + 1) : undefined
  if (rest)
    for (const [glossed, lead, trail] of listed(page, rest.reading)) {
      if (trail === 0xa1)
        yield* follow(path, {
          text: glossed,
          end: rest.end,
          pending: NONE,
          byte1: lead,
          byte2: 0xa1,
          broken: true,
        })
    }

  const half = halfGloss(text, end)
  if (half) {
    // the bracket was swallowed together with the first byte of the next character
    if (pending === NONE && path.byte2 >= 0x40) {
      const leads = [...lostTrails(path.byte2, (character) => isGlossOf(page, character, half.reading))]
      for (const [, lead] of leads)
        yield {
          ...path,
          at: half.end,
          pending: lead,
          byte1: path.byte2,
          byte2: lead,
          emitted: { text: '', end: half.end, before: path.emitted, cost: path.cost, pending: true },
          broken: half.end,
          parted: true,
          lost: path.lost + (leads.length === 1 ? 0 : 1),
        }
    } else if (pending !== NONE) {
      const list =
        pending >= 0
          ? [...lostTrails(pending, (character) => isGlossOf(page, character, half.reading))].map(
              ([character, trail]) => [character, pending, trail] as const,
            )
          : listed(page, half.reading).filter(
              ([, lead]) => lead >= (RANGES[pending]?.[0] ?? 1) && lead <= (RANGES[pending]?.[1] ?? 0),
            )
      for (const [character, lead, trail] of list)
        yield* follow(path, {
          text: character,
          end: half.end,
          pending: NONE,
          byte1: lead,
          byte2: trail,
          broken: true,
          // where its first byte is lost, the only one of the page's list need not be the one
          lost: list.length === 1 && pending >= 0 ? 0 : 1,
        })
    }
    return
  }
  if (pending < 0) return
  const known = swallowed(page, end)
  for (const [character, trail] of lostTrails(pending, () => true)) {
    const extra = characterCost(page, path, character, false)
    // a byte alone at the end of a piece, which a mark follows
    if (isMark(text[end]) || end === text.length)
      yield* follow(path, {
        text: character,
        end,
        pending: NONE,
        byte1: pending,
        byte2: trail,
        broken: true,
        lost: 1,
        extra,
      })
    for (const option of known)
      yield* follow(path, {
        text: character + option.text,
        end: option.end,
        pending: NONE,
        byte1: NONE,
        byte2: NONE,
        broken: true,
        lost: 1,
        extra: extra + option.cost,
      })
  }
}

/** Whether a character is a mark, behind which a piece of the page was decoded alone. */
export function isMark(character: string | undefined): boolean {
  return character !== undefined && '《》，,！!；;。：:？?、“”'.includes(character)
}

/** What the byte of ASCII may have been that a decoder swallowed, from what follows it. */
export function swallowed(
  { text, carriageReturns }: Page,
  at: number,
): { text: string; end: number; cost: number }[] {
  const rest = text.slice(at, at + 80)
  const block = BLOCK_TAG.exec(rest)
  if (block) return [{ text: '\n', end: at + block[0].length, cost: 0 }]
  const inline = INLINE_TAG.exec(rest)
  if (inline) return [{ text: '', end: at + inline[0].length, cost: 0 }]
  if (carriageReturns && rest.startsWith('\n')) return [{ text: '', end: at, cost: 0 }]
  const options = [{ text: '□', end: at, cost: GONE }]
  if (/^[^()（）\n]{1,30}[)）]/u.test(rest)) options.unshift({ text: '（', end: at, cost: 3 })
  return options
}
