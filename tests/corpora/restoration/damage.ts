/**
 * The damage that scraped Chinese pages carry, done to clean text: a forward model to hold the repair
 * against. Every character of the result knows which characters of the clean text its bytes came from.
 */
import { pinyin } from 'pinyin-pro'
import { decodePair, encodePair } from '../../../src/restoration/gbk.ts'
import { entries } from '../../../src/conversion/opencc.ts'

export interface DamageOptions {
  /** Traditional characters that are glossed, in the order in which the list is gone through */
  list: readonly string[]
  /** marks at whose bytes the text is cut, in the order of the cuts */
  splitMarks: string
  brackets: 'half' | 'full'
  toneless: boolean
  doubled: boolean
  carriageReturns: boolean
  /** characters of private use are stripped, as by whoever cleans a page */
  stripPrivateUse: boolean
  commaBeforeMarks: boolean
  halveMarks: boolean
  /** paragraphs end in `</p>`; otherwise in the line's own end */
  tags: boolean
}

export interface Damaged {
  text: string
  /** for each character of `text`: the first and behind the last character of the clean text in its bytes; -1 for none */
  from: Int32Array
  to: Int32Array
}

const OPENCC = new Map([...entries('s2tw', 0)].filter(([from]) => from.length === 1))
for (const character of '于并干斗后筑峰愿吃里征游占咨范余采群伙') OPENCC.delete(character)
for (const [from, to] of ['为為', '冲沖', '签簽', '着著', '众眾', '鉴鑒', '启啟', '芸蕓'].map((pair) => [
  ...pair,
]))
  OPENCC.set(from ?? '', to ?? '')

/** Traditional form by the table of the damage: one character at a time, no phrases. */
export function toTraditional(text: string): string {
  return [...text]
    .map((character) => {
      const form = OPENCC.get(character) ?? character
      return encodePair(form) === undefined && character.charCodeAt(0) > 0x7f ? character : form
    })
    .join('')
}

const TONELESS: Record<string, string> = {}
for (const row of ['aāáǎà', 'eēéěè', 'iīíǐì', 'oōóǒò', 'uūúǔù', 'vüǖǘǚǜ'])
  for (const letter of row) TONELESS[letter] = row[0] ?? ''

/** The reading that the list has for a character, whatever its context. */
export function listReading(character: string, toneless: boolean): string {
  const reading = pinyin(character, { type: 'array' })[0] ?? ''
  return toneless ? [...reading].map((letter) => TONELESS[letter] ?? letter).join('') : reading
}

interface Bytes {
  bytes: number[]
  source: number[]
}

function encode(text: string): number[] {
  return [...text].flatMap((character) => {
    if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)]
    const pair = encodePair(character)
    if (pair === undefined) throw new Error(`not in GBK: ${character}`)
    return [pair >> 8, pair & 0xff]
  })
}

function indexOf(bytes: readonly number[], pair: readonly [number, number], from: number): number {
  for (let at = from; at + 1 < bytes.length; at++)
    if (bytes[at] === pair[0] && bytes[at + 1] === pair[1]) return at
  return -1
}

function glossAll({ bytes, source }: Bytes, options: DamageOptions): Bytes {
  let result: Bytes = { bytes, source }
  for (const character of options.list) {
    const pair = encodePair(character)
    if (pair === undefined) continue
    const reading = listReading(character, options.toneless)
    const one = encode(options.brackets === 'half' ? `(${reading})` : `（${reading}）`)
    const gloss = options.doubled ? [...one, ...one] : one
    const next: Bytes = { bytes: [], source: [] }
    let at = 0
    for (;;) {
      const found = indexOf(result.bytes, [pair >> 8, pair & 0xff], at)
      const end = found < 0 ? result.bytes.length : found + 2
      for (; at < end; at++) {
        next.bytes.push(result.bytes[at] as number)
        next.source.push(result.source[at] as number)
      }
      if (found < 0) break
      for (const byte of gloss) {
        next.bytes.push(byte)
        next.source.push(-1)
      }
    }
    result = next
  }
  return result
}

/** Ends of pieces, by cuts at the bytes of each mark in turn; the mark is a piece of its own. */
function cut(bytes: readonly number[], marks: string): [number, number][] {
  let pieces: [number, number, boolean][] = [[0, bytes.length, false]]
  for (const mark of marks) {
    const pair = encodePair(mark)
    if (pair === undefined) continue
    pieces = pieces.flatMap(([from, to, done]): [number, number, boolean][] => {
      if (done) return [[from, to, done]]
      const parts: [number, number, boolean][] = []
      let at = from
      for (;;) {
        const found = indexOf(bytes, [pair >> 8, pair & 0xff], at)
        if (found < 0 || found + 2 > to) break
        parts.push([at, found, false], [found, found + 2, true])
        at = found + 2
      }
      parts.push([at, to, false])
      return parts
    })
  }
  return pieces.map(([from, to]) => [from, to])
}

/** Damages a clean Simplified text whose paragraphs are lines. */
export function damage(clean: string, options: DamageOptions): Damaged {
  const bytes: number[] = []
  const source: number[] = []
  const put = (text: string, index: number) => {
    for (const byte of encode(text)) {
      bytes.push(byte)
      source.push(index)
    }
  }
  let index = 0
  for (const character of clean) {
    if (character === '\n') put(options.tags ? '</p>' : options.carriageReturns ? '\r\n' : '\n', index)
    else {
      const form = toTraditional(character)
      if (options.commaBeforeMarks && '。！；'.includes(form)) put('，', -1)
      put(encodePair(form) === undefined && form.charCodeAt(0) > 0x7f ? '□' : form, index)
    }
    index += character.length
  }
  const glossed = glossAll({ bytes, source }, options)
  const characters: { text: string; from: number; to: number }[] = []
  const show = (text: string, first: number, behind: number) => {
    const sources = glossed.source.slice(first, behind).filter((at) => at >= 0)
    characters.push({
      text,
      from: sources.length > 0 ? Math.min(...sources) : -1,
      to: sources.length > 0 ? Math.max(...sources) + 1 : -1,
    })
  }
  for (const [from, to] of cut(glossed.bytes, options.splitMarks))
    for (let at = from; at < to;) {
      const lead = glossed.bytes[at] as number
      if (lead < 0x80) show(String.fromCharCode(lead), at, ++at)
      else if (lead === 0x80 || lead === 0xff) show(lead === 0x80 ? '€' : '?', at, ++at)
      else if (at + 1 >= to) show('?', at, ++at)
      else {
        const pair = decodePair(lead, glossed.bytes[at + 1] as number)
        show(pair === '' ? '?' : pair, at, at + 2)
        at += 2
      }
    }
  return dropTags(characters, options)
}

function dropTags(characters: { text: string; from: number; to: number }[], options: DamageOptions): Damaged {
  const whole = characters.map(({ text }) => text).join('')
  const dropped = new Uint8Array(whole.length)
  for (const match of whole.matchAll(/<\/p>/gu)) dropped.fill(1, match.index, match.index + match[0].length)
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (const [at, character] of characters.entries()) {
    let shown = character.text
    if (dropped[at]) {
      if (dropped[at - 1] && whole[at] !== '<') continue
      shown = ' '
    }
    if (options.stripPrivateUse && /[\uE000-\uF8FF]/u.test(shown)) continue
    const code = shown.charCodeAt(0)
    if (options.halveMarks && code >= 0xff01 && code <= 0xff5e) shown = String.fromCharCode(code - 0xfee0)
    text += shown
    from.push(character.from)
    to.push(character.to)
  }
  return { text, from: Int32Array.from(from), to: Int32Array.from(to) }
}
