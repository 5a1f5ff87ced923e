/** Letters, figures and signs strewn over a text, within its words: against copying, or as what is left of a page's columns. Named, never removed. */
import { simplifiedForms } from '../characters.ts'
import type { Edit } from '../tracked-text.ts'
import { characterRarity, wordCosts } from '../words.ts'

/** What is strewn, each kind by itself; in how many words it must stand at least, and in which share of its places. */
const KINDS: readonly { readonly sign: string; readonly words: number; readonly share: number }[] = [
  { sign: '[A-Za-z]{1,2}| [A-Za-z] ', words: 2, share: 0.25 },
  { sign: '[a-z]', words: 3, share: 0.1 },
  { sign: '[\\u0370-\\u03ff]{1,2}', words: 2, share: 0.2 },
  { sign: '[\\uff66-\\uff9f]{1,2}', words: 2, share: 0.2 },
  { sign: '[\\u3041-\\u30ff]{1,2}', words: 2, share: 0.25 },
  // numerals part words of their own: 去年8月
  { sign: '\\d{1,2}', words: 4, share: 0.4 },
  ...[...'|｜¦~+#@$%&§¶¤€£¥-'].map((sign) => ({ sign: escaped(sign), words: 2, share: 0.25 })),
  // marks that belong to a text
  ...[...'·•,.'].map((sign) => ({ sign: escaped(sign), words: 3, share: 0.2 })),
  { sign: '，', words: 5, share: 0.35 },
  { sign: '。', words: 5, share: 0.35 },
]

/** A sign as a pattern finds it, whatever it means there. */
function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** How much likelier two characters must be as a word than one after the other (natural logarithm). */
const AS_A_WORD = 3

/** Finds what is strewn over a text: two Chinese characters that are a word have it between them, in several words. */
export function strewnSignEdits(text: string): Edit[] {
  return KINDS.flatMap(({ sign, words, share }) => {
    const places = [...text.matchAll(new RegExp(`(?<=\\p{Script=Han})(?:${sign})(?=\\p{Script=Han})`, 'gu'))]
    if (places.length < words) return []
    const parted = places.flatMap(({ index, 0: found }) => partedWord(text, index, index + found.length))
    // the same word again and again is the writer's own
    if (new Set(parted).size < words || parted.length < share * places.length) return []
    if (isOneName(text, places)) return []
    return places.map(({ index, 0: found }): Edit => ({
      start: index,
      end: index + found.length,
      after: found,
      rule: 'strewn-sign',
      confidence: 'unparsed',
      alternatives: [''],
    }))
  })
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }, at, all) => at === 0 || start >= (all[at - 1]?.end ?? 0))
}

/** Whether most places are one name or word, R or x轴; what is strewn stands before any character. */
function isOneName(text: string, places: readonly RegExpExecArray[]): boolean {
  const names = places.map(({ index, 0: found }) =>
    /^\s?[A-Z]\s?$/u.test(found) ? found.trim() : found + (text[index + found.length] ?? ''),
  )
  const most = Math.max(...[...Map.groupBy(names, String).values()].map(({ length }) => length))
  return most > places.length / 2
}

/** The word that a stretch parts, in a list; an empty list where it parts none. */
function partedWord(text: string, start: number, end: number): string[] {
  const [left, right] = [text[start - 1] ?? '', text[end] ?? ''].map(
    (each) => simplifiedForms(each)[0] ?? each,
  )
  const cost = wordCosts().get(`${left}${right}`) ?? Infinity
  return cost < costOf(left) + costOf(right) - AS_A_WORD ? [`${left}${right}`] : []
}

const costOf = (character = '') => wordCosts().get(character) ?? characterRarity(character)
