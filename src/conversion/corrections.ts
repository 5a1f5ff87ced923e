import data from './data/corrections.json' with { type: 'json' }
import type { TraditionalEdition } from './lexicon.ts'

/**
 * Words of today's news that OpenCC's dictionaries lack or turn wrong: Simplified, then Traditional in
 * OpenCC's own standard forms (裏, 臺, 爲 …), which the editions' tables turn into those of a region.
 */
export const WORDS_TO_TRADITIONAL = pairs(data.wordsToTraditional)

/** Forms that OpenCC's phrases have and papers of today seldom print, each with what they print: 娘家, 心弦, 銷毀. */
export const SELDOM_PRINTED: ReadonlyMap<string, string> = new Map(pairs(data.seldomPrinted))

/** Phrases of OpenCC's that are no words, or whose form what stands beside them decides. */
export const NO_PHRASES: ReadonlySet<string> = new Set(data.noPhrases)

/**
 * Words in which the named character stays, while the others take their usual forms: sounds of foreign names, places
 * and a measure, where OpenCC, not knowing them, writes 裏.
 */
export const WORDS_THAT_KEEP: ReadonlyMap<string, readonly string[]> = new Map([['里', data.keepLi]])

/** Single characters that have another form than OpenCC's first, outside known words. */
export const CHARACTERS_TO_TRADITIONAL: ReadonlyMap<string, string> = new Map(
  pairs(data.charactersToTraditional),
)

/** Names of lanes among jieba's words: their 里 is told by what stands around. */
export const NO_WORDS: ReadonlySet<string> = new Set(data.noWords)

/** Words of jieba's that are no words: to be left out, where OpenCC does not know them, by first character. */
export const NOT_FIRST_OF_WORDS: ReadonlySet<string> = new Set(data.notFirstOfWords)

/**
 * Forms of one region beside OpenCC's: standard Traditional, then the region's. Hong Kong's papers print 說 and 稅, 群, 啟,
 * 峰, 床 where OpenCC's table has the glyph list for schools; 裏, 着, 衞 and 麪 stay: papers and departments print those.
 */
export const REGION_FORMS: Readonly<Record<TraditionalEdition, readonly (readonly [string, string])[]>> = {
  tw: pairs(data.regionForms.tw),
  hk: pairs(data.regionForms.hk),
}

/** What a Taiwan author writes otherwise than Hong Kong does, and OpenCC's tables leave: 帳目 is 賬目, 帳篷 stays. */
export const WORDS_FROM_TAIWAN_TO_HONG_KONG = pairs(data.taiwanToHongKong)

/**
 * Words that OpenCC's tables to Simplified leave: the author's Traditional, then Simplified. Where 著 is that of writing
 * or of fame, and not of an act going on, it stays: 原著, 見微知著.
 */
export const WORDS_TO_SIMPLIFIED = pairs(data.wordsToSimplified)

function pairs(list: readonly string[]): readonly (readonly [string, string])[] {
  return list.map((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return [from, to]
  })
}
