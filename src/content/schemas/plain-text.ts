import { z } from 'zod'

/**
 * Characters that show nothing and change how others are read: controls, soft hyphens, zero-width characters,
 * bidirectional marks, embeddings, overrides and isolates (Unicode Standard Annex 9; Technical Report 36, 2.5), tags,
 * halves of surrogate pairs. A joiner between two pictures makes one picture of them and stays.
 */
const HIDDEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}|(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d/u

/**
 * The first hidden character of a text.
 *
 * @param text of one line or several
 * @returns its code, e.g. `U+202E`, and its place, counted in characters from 1; nothing where all are seen
 */
export function hiddenCharacter(text: string): { code: string; place: number } | undefined {
  const found = HIDDEN.exec(text.replaceAll(/[\n\t]/gu, ' '))
  if (!found) return undefined
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { code: `U+${code}`, place: [...text.slice(0, found.index)].length + 1 }
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
      if (hidden)
        context.addIssue(
          `第 ${hidden.place} 个字符是 ${hidden.code}，看不见，会让字的次序或意思变样。请删去，重新打这一处`,
        )
    })

/** The address of a source: on the web, and without hidden characters. */
export const address = z
  .url({ protocol: /^https?$/u, error: '不是网址。没有网址就删去这一行' })
  .refine((value) => !hiddenCharacter(value), '网址里有看不见的字符。请删去，重新打这一处')
