/**
 * GBK that was read as UTF-8 where its bytes happened to be UTF-8, and as windows-1252 elsewhere. A character may stand for
 * one byte or for the bytes of its UTF-8, so that a line can have several readings; only such are taken as give the line
 * back when the damage is done again.
 */
import { decode, decodeStrictly, singleBytes } from './encodings.ts'
import { likeness } from './likeness.ts'
import { read, startOfText, totalCost, type ModelState } from './word-model.ts'
import type { Confidence, Edit } from './tracked-text.ts'

/** How many readings of a line are followed at once, fewer where a text is longer than `LONG`. */
const BEAM = { most: 64, least: 4 }
const LONG = 20_000
/** How much dearer the next reading must be in the word model for the first to be inferred, not guessed. */
const MARGIN = 4
/** How odd a line of Chinese is at most. */
const SENSE = 9.5

interface State {
  readonly byte: number
  readonly before: State | undefined
  /** whether the byte was read as a character of its own */
  readonly alone: boolean
  /** the first byte of a character that is not whole */
  readonly lead: number | undefined
  readonly model: ModelState
}

/** How long the characters of UTF-8 were that were read as such: some programs took those of two bytes only. */
type Longest = 2 | 4

interface Reading {
  readonly edit: Edit
  readonly cost: number
}

/**
 * Reads every line anew.
 *
 * @returns an edit for each line that is not ASCII; none where a line has no reading
 */
export function mixedReadingEdits(text: string): Edit[] {
  const ways = ([4, 2] as const).flatMap((longest) => {
    const readings = readLines(text, longest)
    const cost = readings?.reduce((sum, each) => sum + each.cost, 0) ?? 0
    return readings ? [{ readings, cost }] : []
  })
  const [best] = ways.sort((a, b) => a.cost - b.cost)
  return best?.readings.map(({ edit }) => edit) ?? []
}

function readLines(text: string, longest: Longest): Reading[] | undefined {
  const readings: Reading[] = []
  const beam = Math.max(BEAM.least, Math.floor(BEAM.most * Math.min(1, LONG / text.length)))
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    // oxlint-disable-next-line no-control-regex -- lines of ASCII alone have nothing to read anew
    if (/^[\u0000-\u007f]*$/u.test(line)) continue
    const found = readLine(line, longest, beam)
    if (!found) return undefined
    const { cost, ...rest } = found
    readings.push({ cost, edit: { start: index, end: index + line.length, rule: 'mojibake', ...rest } })
  }
  return readings
}

function readLine(
  line: string,
  longest: Longest,
  beam: number,
): { after: string; confidence: Confidence; alternatives: string[]; cost: number } | undefined {
  const table = singleBytes('windows-1252')
  const encoder = new TextEncoder()
  let states: State[] = [{ byte: 0, before: undefined, alone: false, lead: undefined, model: startOfText() }]
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0
    const byte = code < 0x80 ? code : table.get(character)
    const choices = [
      ...(byte === undefined ? [] : [[byte]]),
      ...(code < 0x80 ? [] : [[...encoder.encode(character)]]),
    ]
    const next = states.flatMap((state) =>
      choices.flatMap((bytes): State[] => {
        let at: State | undefined = state
        for (const each of bytes) at = at && step(at, each, bytes.length === 1, longest)
        return at ? [at] : []
      }),
    )
    states = next.sort((a, b) => totalCost(a.model) - totalCost(b.model)).slice(0, beam)
    if (states.length === 0) return undefined
  }
  const readings = new Map<string, number>()
  for (const state of states) {
    if (state.lead !== undefined) continue
    const bytes = bytesTo(state)
    const after = decodeStrictly(bytes, 'gbk')
    if (after !== undefined && !readings.has(after) && damaged(bytes, longest) === line)
      readings.set(after, totalCost(state.model))
  }
  const [best, second] = [...readings].sort((a, b) => a[1] - b[1])
  if (!best || likeness(best[0]).oddness > SENSE) return undefined
  return {
    after: best[0],
    // the damage is no proof where another text would have come to the same
    confidence: second === undefined ? 'exact' : second[1] - best[1] >= MARGIN ? 'inferred' : 'guess',
    alternatives: second === undefined ? [] : [second[0]],
    cost: best[1],
  }
}

/** One byte more; nothing where GBK has no such pair, or where bytes read one by one were a character of UTF-8. */
function step(before: State, byte: number, alone: boolean, longest: Longest): State | undefined {
  const { lead, model } = before
  const whole = lead !== undefined
  if (whole && (byte < 0x40 || byte === 0x7f || byte === 0xff)) return undefined
  if (!whole && (byte === 0x80 || byte === 0xff)) return undefined
  const character = whole ? pair(lead, byte) : byte < 0x80 ? String.fromCharCode(byte) : ''
  if (character === undefined) return undefined
  const next: State = {
    byte,
    before,
    alone,
    lead: whole || byte < 0x80 ? undefined : byte,
    model: character === '' ? model : read(model, character),
  }
  return byte >= 0x80 && byte < 0xc0 && endsInUtf8(next, longest) ? undefined : next
}

/** Whether the last bytes, the first of them read alone, are one character of UTF-8. */
function endsInUtf8(last: State, longest: Longest): boolean {
  const bytes = [last.byte]
  let at = last.before
  for (let length = 2; length <= longest && at?.before; length++, at = at.before) {
    bytes.unshift(at.byte)
    const { byte } = at
    const meant = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    if (meant > 0) return at.alone && meant === length && decodeStrictly(bytes, 'utf-8') !== undefined
    if (byte < 0x80) return false
  }
  return false
}

const pairs = new Map<number, string | undefined>()

/** The character of two bytes of GBK; nothing where there is none. */
function pair(lead: number, trail: number): string | undefined {
  const key = lead * 256 + trail
  if (!pairs.has(key)) {
    const character = decodeStrictly([lead, trail], 'gbk')
    pairs.set(key, character !== undefined && [...character].length === 1 ? character : undefined)
  }
  return pairs.get(key)
}

function bytesTo(state: State): number[] {
  const bytes: number[] = []
  for (let at: State = state; at.before; at = at.before) bytes.push(at.byte)
  return bytes.reverse()
}

/** The damage: UTF-8 where the bytes are, windows-1252 for each byte that belongs to none. */
function damaged(bytes: readonly number[], longest: Longest): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    const whole =
      length > 0 && length <= longest ? decodeStrictly(bytes.slice(at, at + length), 'utf-8') : undefined
    text += whole ?? decode([byte], 'windows-1252')
    at += whole === undefined ? 1 : length
  }
  return text
}
