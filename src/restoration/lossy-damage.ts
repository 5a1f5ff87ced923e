/** Damage that can't be undone, because the bytes are gone: found and named, with its place, so that the source is asked for. */
import { encodePair } from './gbk.ts'
import { characterRarity } from './words.ts'

/** Why a text is refused. */
export interface Refusal {
  /** offset in the input */
  readonly start: number
  /** counted from 1 */
  readonly line: number
  readonly column: number
  /** the stretch, cut where it is long */
  readonly found: string
  readonly message: string
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\ufffd+/u, '“�”是读文件时已经丢掉的字节，补不回来。请找原文件，用正确的编码重新存一份'],
  [
    /(?:锟斤拷|錕斤拷)+/u,
    '“锟斤拷”是先按错的编码读、又存了一次留下的，原字已经没有了。请找没有另存过的原文件',
  ],
  [
    /烫{3,}|屯{3,}|(?<!\p{Script=Han})烫烫(?!\p{Script=Han})/u,
    '“烫烫”“屯屯”是程序没有填内容的内存，不是文字。请向给稿的人要原文',
  ],
]

/**
 * Looks for damage that can't be undone.
 *
 * @param text the input
 * @returns the first place of each kind
 */
export function refusals(text: string): Refusal[] {
  const found = SIGNS.flatMap(([pattern, message]) => {
    const match = pattern.exec(text)
    return match ? [refusal(text, match.index, match[0], message)] : []
  })
  const utf8 = utf8AsGbk(text)
  if (utf8)
    found.push(
      refusal(
        text,
        utf8.start,
        utf8.found,
        `这里像是 UTF-8 的文字被当成 GBK 打开（“${utf8.found.slice(0, 8)}”可能是“${utf8.meant.slice(0, 8)}”），一部分字节已经丢了。请找原文件，按 UTF-8 打开后再存`,
      ),
    )
  return found.sort((a, b) => a.start - b.start)
}

function refusal(text: string, start: number, found: string, message: string): Refusal {
  const before = text.slice(0, start)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    start,
    line: before.split('\n').length,
    column: start - lineStart + 1,
    found: found.length > 20 ? `${found.slice(0, 20)}…` : found,
    message,
  }
}

/** Looks for characters whose GBK bytes are UTF-8 of two or more Han characters in a row. */
function utf8AsGbk(text: string): { start: number; found: string; meant: string } | undefined {
  for (const match of text.matchAll(/[^\p{ASCII}，。；：！？（）“”、]{3,}/gu)) {
    const run = match[0]
    const bytes: number[] = []
    const places: number[] = []
    for (let at = 0; at < run.length; at++) {
      const pair = encodePair(run[at] as string)
      bytes.push(...(pair === undefined ? [0] : [pair >> 8, pair & 0xff]))
      places.push(...(pair === undefined ? [at] : [at, at]))
    }
    for (let at = 0; at + 5 < bytes.length; at++) {
      let end = at
      while (isUtf8Han(bytes, end)) end += 3
      if (end - at < 6) continue
      const found = run.slice(places[at], (places[end - 1] ?? 0) + 1)
      const meant = new TextDecoder().decode(Uint8Array.from(bytes.slice(at, end)))
      if (rarity([...found]) > rarity([...meant]) + 2 && rarity([...found]) > 10.5)
        return { start: match.index + (places[at] ?? 0), found, meant }
      at = end - 1
    }
  }
  return undefined
}

function isUtf8Han(bytes: readonly number[], at: number): boolean {
  const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
  return first >= 0xe4 && first <= 0xe9 && second >= 0x80 && second < 0xc0 && third >= 0x80 && third < 0xc0
}

function rarity(characters: readonly string[]): number {
  return (
    characters.reduce((sum, character) => sum + Math.min(18, characterRarity(character)), 0) /
    Math.max(1, characters.length)
  )
}
