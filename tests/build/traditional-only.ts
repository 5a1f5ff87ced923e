/** Which characters belong to one script alone, by OpenCC's own character tables. */
import type { DictLike } from 'opencc-js'
import { configs } from 'opencc-js/preset'

/** Entries of a conversion, its steps together: words and single characters. */
function entries(chain: string): (readonly [from: string, to: string])[] {
  return (configs[chain]?.conversionChain ?? []).flat().flatMap(parse)
}

function parse(dictionary: DictLike): readonly (readonly [from: string, to: string])[] {
  if (typeof dictionary !== 'string') return dictionary
  return dictionary.split('|').map((line) => {
    const space = line.indexOf(' ')
    return [line.slice(0, space), line.slice(space + 1)] as const
  })
}

const toTraditional = ['s2t', 's2tw', 's2hk'].flatMap(entries)
const toSimplified = entries('t2s')
const keysOf = (table: readonly (readonly [string, string])[]) => new Set(table.map(([from]) => from))
/** every character that a conversion writes, alone or in a word: 里 in 鄰里, 后 in 皇后 */
const written = (table: readonly (readonly [string, string])[]) => new Set(table.flatMap(([, to]) => [...to]))
const simplifiedKeys = keysOf(toTraditional)
const traditionalKeys = keysOf(toSimplified)
const traditionalForms = written(toTraditional)
const simplifiedForms = written(toSimplified)

/** 国, 发: written in Simplified only. Characters that Traditional writes too (里, 后, 干, 于, 云) are not. */
export function isSimplifiedOnly(character: string): boolean {
  return simplifiedKeys.has(character) && !traditionalForms.has(character)
}

/** 國, 發: written in Traditional only. */
export function isTraditionalOnly(character: string): boolean {
  return traditionalKeys.has(character) && !simplifiedForms.has(character)
}
