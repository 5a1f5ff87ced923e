/** Glosses that were themselves broken: half of one behind a question mark, and those in full-width brackets. */
import { canBeRead } from '../characters.ts'
import { decodePair, encodePair } from '../gbk.ts'
import { HALF_GLOSS, spelled } from '../glosses.ts'
import type { Page } from './page.ts'
import { JUNK, NONE, skip, type Path } from './path.ts'

/** A gloss in full-width brackets whose end `ā）` was cut at the two bytes in it that look like `。`. */
export const CUT_GLOSS = /^[(（]([a-zɡ]{0,5})\?。/u

/** Whether a reading in brackets is the one that the page, or else any dictionary, has for a character. */
export function isGlossOf(page: Page, character: string, reading: string): boolean {
  const listed = page.pattern.list.get(character)
  return listed === reading || (listed === undefined && canBeRead(character, reading))
}

/** The characters of the page's list that have a reading, with their bytes. */
export function listed({ pattern }: Page, reading: string): (readonly [string, number, number])[] {
  return [...pattern.list].flatMap(([character, known]) => {
    const pair = known === reading ? encodePair(character) : undefined
    return pair === undefined ? [] : [[character, pair >> 8, pair & 0xff] as const]
  })
}

/** The end of a gloss whose bracket was swallowed: `é)`, with its reading. */
export function halfGloss(text: string, at: number): { reading: string; end: number } | undefined {
  HALF_GLOSS.lastIndex = at
  const match = HALF_GLOSS.exec(text)
  return match ? { reading: spelled(match[1] ?? ''), end: HALF_GLOSS.lastIndex } : undefined
}

/** `（` of a gloss in full-width brackets, broken: its first byte ends one shown character, its second begins another. */
export function* wideGlossSteps(page: Page, path: Path, lead: number, trail: number): Generator<Path> {
  if (trail !== 0xa3 || path.byte2 < 0x40) return
  const rest = wideGlossRest(page.text, path.at + 1)
  const glossed = decodePair(path.byte2, lead)
  if (rest && glossed !== '' && isGlossOf(page, glossed, rest.reading))
    yield skip(path, rest.end, { pending: lead, byte1: path.byte2, byte2: lead })
}

/** The rest of a gloss whose `（` was broken: a sign made of the bracket's second byte and the first letter, and the other letters. */
export function wideGlossRest(text: string, at: number): { reading: string; end: number } | undefined {
  const sign = text[at]
  const pair = sign === undefined ? undefined : encodePair(sign)
  if (pair === undefined || pair >> 8 !== 0xa8 || (pair & 0xff) < 0x61 || (pair & 0xff) > 0x7a)
    return undefined
  const half = halfGloss(text, at + 1)
  return half && { reading: String.fromCharCode(pair & 0xff) + half.reading, end: half.end }
}

/** A gloss in full-width brackets behind a broken character, or one that was itself cut at bytes that look like a mark. */
export function brokenWideGloss(page: Page, path: Path): Path | undefined {
  const { text } = page
  const { at, pending } = path
  if (pending === 0xa3 && path.last !== '') {
    const rest = wideGlossRest(text, at)
    if (rest && isGlossOf(page, path.last, rest.reading))
      return skip(path, rest.end, { pending: NONE, byte1: NONE, byte2: NONE })
  }
  if (pending !== NONE && path.parted) return undefined
  const cut = CUT_GLOSS.exec(text.slice(at, at + 8))
  if (!cut || path.byte1 < 0 || path.byte2 < 0) return undefined
  const glossed = decodePair(path.byte1, path.byte2)
  if (pending !== NONE || glossed === '' || !isGlossOf(page, glossed, `${spelled(cut[1] ?? '')}ā`))
    return undefined
  return skip(path, at + cut[0].length, { pending: JUNK, byte1: NONE, byte2: NONE })
}
