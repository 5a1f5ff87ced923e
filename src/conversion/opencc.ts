import type { DictLike } from 'opencc-js'
import { ConverterBuilder } from 'opencc-js/core'
import * as preset from 'opencc-js/preset'

/** Name of a conversion chain in OpenCC's configuration. */
export type ChainName = 's2tw' | 's2hk' | 't2tw' | 't2hk' | 't2s' | 'tw2s' | 'hk2s' | 'tw2t' | 'hk2t'

/** One entry of an OpenCC dictionary: the written form and its replacement, equally long in code points. */
export type DictionaryEntry = readonly [key: string, value: string]

/**
 * Lists the entries of one step of a chain, the entries that win in OpenCC last.
 *
 * @param name the chain
 * @param step which step of the chain, from 0
 * @returns the entries of all dictionaries of that step; where a key comes twice, the later one counts
 * @throws Error where opencc-js has no such chain or step
 */
export function* entries(name: ChainName, step: number): Generator<DictionaryEntry> {
  const group = preset.configs[name]?.conversionChain[step]
  if (group === undefined) throw new Error(`opencc-js has no step ${String(step)} of ${name}`)
  for (const dictionary of [...group].reverse()) yield* parse(dictionary)
}

function* parse(dictionary: DictLike): Generator<DictionaryEntry> {
  if (typeof dictionary !== 'string') return yield* dictionary
  for (const line of dictionary.split('|')) {
    const space = line.indexOf(' ')
    if (space > 0) yield [line.slice(0, space), line.slice(space + 1)]
  }
}

const build = ConverterBuilder(preset)

/**
 * Makes opencc-js's own converter for a chain.
 *
 * @param from OpenCC's name of the source, e.g. `cn`, `tw`, `hk`, `t`
 * @param to OpenCC's name of the target
 * @returns a function from text to text that keeps the number of code points
 * @throws Error where opencc-js does not know one of the names
 */
export function plainConverter(
  from: 'cn' | 't' | 'tw' | 'hk',
  to: 'cn' | 't' | 'tw' | 'hk',
): (text: string) => string {
  return build({ from, to })
}
