import { pinyin } from 'pinyin-pro'

/**
 * Spells a text for an address.
 *
 * @param text any text; Han characters are spelled in pinyin, other letters stay
 * @returns lower-case ASCII words, syllable by syllable; none where nothing can be spelled
 */
export function pinyinWords(text: string): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const plain = syllables.join(' ').normalize('NFKD').toLowerCase()
  return plain.match(/[a-z0-9]+/gu) ?? []
}
