import * as preset from 'opencc-js/preset'
import { ConverterBuilder } from 'opencc-js/core'

/** Name of a conversion chain in OpenCC's configuration. */
export type ChainName = 's2tw' | 's2hk' | 't2tw' | 't2hk' | 't2s' | 'tw2s' | 'hk2s' | 'tw2t' | 'hk2t'

/** One entry of an OpenCC dictionary: the written form and its replacement, equally long in code points. */
export type DictionaryEntry = readonly [key: string, value: string]

/** One chain as opencc-js 1.4 keeps it; `normalizationChain` is missing from its own declarations. */
interface ChainConfig {
  readonly segmentation?: string | readonly string[]
  readonly conversionChain: readonly (readonly string[])[]
  readonly normalizationChain?: readonly (readonly string[])[]
}

const configs = (preset as unknown as { configs: Record<string, ChainConfig> }).configs

function chain(name: ChainName): ChainConfig {
  const config = configs[name]
  if (config === undefined) throw new Error(`opencc-js has no configuration named ${name}`)
  return config
}

/**
 * Lists the entries of one step of a chain, the entries that win in OpenCC last.
 *
 * @param name the chain
 * @param step which step of the chain, from 0
 * @returns the entries of all dictionaries of that step; where a key comes twice, the later one counts
 * @throws Error where opencc-js has no such chain or step
 */
export function* entries(name: ChainName, step: number): Generator<DictionaryEntry> {
  const group = chain(name).conversionChain[step]
  if (group === undefined) throw new Error(`opencc-js: ${name} has no step ${String(step)}`)
  for (const dictionary of [...group].reverse()) yield* parse(dictionary)
}

function* parse(dictionary: string): Generator<DictionaryEntry> {
  for (const line of dictionary.split('|')) {
    const space = line.indexOf(' ')
    if (space > 0) yield [line.slice(0, space), line.slice(space + 1)]
  }
}

/**
 * Gives OpenCC's table of compatibility ideographs (U+F900 and others), which every chain applies first.
 *
 * @returns compatibility ideograph to unified ideograph
 */
export function compatibilityIdeographs(): Map<string, string> {
  const table = new Map<string, string>()
  for (const group of chain('s2tw').normalizationChain ?? []) {
    for (const dictionary of group) for (const [key, value] of parse(dictionary)) table.set(key, value)
  }
  return table
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
