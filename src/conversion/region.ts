import { REGION_FORMS } from './corrections.ts'
import type { TraditionalEdition } from './lexicon.ts'
import { FlatTrie } from './flat-trie.ts'
import { entries } from './opencc.ts'

/** Turns OpenCC's standard Traditional forms into those of one region, word by word. */
export interface RegionForms {
  /** one character in the region's form */
  character(character: string): string
  /** a character in OpenCC's form for the region, in the one that is printed there */
  own(character: string): string
  /** a word, its region's phrases first; the number of code points stays */
  word(text: string): string
  /** the standard forms of OpenCC's phrases for this region */
  readonly phrases: readonly string[]
}

const forms = new Map<TraditionalEdition, RegionForms>()

/**
 * Gives a region's forms, built at the first call.
 *
 * @param edition which region
 * @returns its forms
 */
export function regionForms(edition: TraditionalEdition): RegionForms {
  let found = forms.get(edition)
  if (found === undefined) forms.set(edition, (found = build(edition)))
  return found
}

function build(edition: TraditionalEdition): RegionForms {
  const trie = new FlatTrie(4096)
  const values: string[] = []
  const characters = new Map<string, string>()
  const phrases: string[] = []
  const own = new Map<string, string>()
  const openccForms = new Map(entries(edition === 'tw' ? 't2tw' : 't2hk', 0))
  for (const [key, value] of [...openccForms, ...REGION_FORMS[edition]]) {
    if ([...key].length === 1) characters.set(key, value)
    else {
      trie.set(key, values.length)
      values.push(value)
      phrases.push(key)
    }
  }
  for (const [key, value] of REGION_FORMS[edition]) {
    const usual = openccForms.get(key) ?? key
    if ([...key].length === 1 && usual !== value) own.set(usual, value)
  }
  return {
    phrases,
    own: (character) => own.get(character) ?? character,
    character: (character) => characters.get(character) ?? character,
    word(text) {
      let result = ''
      for (let at = 0; at < text.length;) {
        let node = trie.roots[text.charCodeAt(at)] as number
        let found = -1
        let end = at
        for (let next = at + 1; node !== 0 && next < text.length;) {
          const entry = trie.follow(node, text.charCodeAt(next))
          if (entry < 0) break
          node = trie.nodeOf(entry)
          next++
          if (trie.valueOf(entry) >= 0) {
            found = trie.valueOf(entry)
            end = next
          }
        }
        if (found >= 0) {
          result += values[found] as string
          at = end
        } else {
          const character = String.fromCodePoint(text.codePointAt(at) as number)
          result += characters.get(character) ?? character
          at += character.length
        }
      }
      return result
    },
  }
}
