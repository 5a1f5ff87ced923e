import { z } from 'zod'

/**
 * Characters that show nothing and change how others are read: controls, soft hyphens, zero-width characters, fillers,
 * bidirectional marks, embeddings, overrides and isolates (Unicode Standard Annex 9; Technical Report 36, 2.5), tags. A
 * joiner between two pictures makes one picture of them and stays, as the tags behind a black flag, which make it a
 * region's (Technical Standard 51, ED-14).
 */
const UNSEEN =
  /[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e001f}]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0020}-\u{e007f}]|(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d/u
/** Characters that are none, or that each font may draw otherwise: halves of surrogate pairs, noncharacters, private use. */
const UNKNOWN = /\p{Cs}|\p{Co}|[\ufdd0-\ufdef]|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}]/u
const LOST = /\ufffd/u
/** Characters that end a line, besides the one that does here. */
const LINE_ENDS = new Set(['\u000b', '\u000c', '\r', '\u0085', '\u2028', '\u2029'])

/**
 * The first character of a text that readers can't read.
 *
 * @param text of one line or several
 * @returns its code, e.g. `U+202E`, its place, counted in characters from 1, and a sentence for the editor; nothing where all
 * are seen
 */
export function hiddenCharacter(text: string): { code: string; place: number; message: string } | undefined {
  const plain = text.replaceAll(/[\n\t]/gu, ' ')
  const [first] = [
    { found: UNSEEN.exec(plain), why: '看不见，会让字的次序或意思变样。请删去，重新打这一处' },
    { found: UNKNOWN.exec(plain), why: '不是通用的字（私用区或空码位），读者那里显示不出来。请换成真的字' },
    { found: LOST.exec(plain), why: '是转存时丢了的字。请查原文补上' },
  ]
    .flatMap(({ found, why }) => (found ? [{ index: found.index, character: found[0], why }] : []))
    .sort((a, b) => a.index - b.index)
  if (!first) return undefined
  const code = `U+${(first.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const place = [...plain.slice(0, first.index)].length + 1
  return { code, place, message: `第 ${place} 个字符是 ${code}，${first.why}` }
}

/**
 * A text without the characters that readers can't read: what shows nothing goes, a separator of lines becomes a line's end,
 * and `□` stands for what no font knows or what was lost.
 *
 * @returns the text, and how often each character was met, by its code (`U+200B`)
 */
export function withoutHidden(text: string): { text: string; met: ReadonlyMap<string, number> } {
  const met = new Map<string, number>()
  const count = (character: string) => {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    met.set(code, (met.get(code) ?? 0) + 1)
  }
  const clean = text
    .replaceAll(new RegExp(UNSEEN, 'gu'), (character) => {
      if (character === '\n' || character === '\t') return character
      count(character)
      return LINE_ENDS.has(character) ? '\n' : ''
    })
    .replaceAll(new RegExp(`${UNKNOWN.source}|${LOST.source}`, 'gu'), (character) => {
      count(character)
      return '□'
    })
  return { text: clean, met }
}

/**
 * A field that readers see as text: not empty, and without hidden characters.
 *
 * @param name of the field in words, e.g. 标题
 */
export const plainText = (name: string) =>
  z
    .string({ error: `要写${name}` })
    .trim()
    .min(1, `${name}不能为空`)
    .superRefine((value, context) => {
      const hidden = hiddenCharacter(value)
      if (hidden) context.addIssue(hidden.message)
    })

/** The address of a source: on the web, and without hidden characters. */
export const address = z
  .url({ protocol: /^https?$/u, error: '不是网址。没有网址就删去这一行' })
  .refine((value) => !hiddenCharacter(value), '网址里有看不见的字符。请删去，重新打这一处')
