/** Names of a paper as readers spell them. */
import { pinyin } from 'pinyin-pro'
import { pick, seededRandom } from './corpus.ts'
import type { GeneratedPaper } from './site.ts'
import { lists, tags } from './words.ts'

/** What is typed, and the name that must be offered. */
export interface PinyinQuery {
  typed: string
  wanted: string
}

/**
 * Spells the tags, roads, places and estates that stand in the paper.
 *
 * @returns `full`: whole syllables, run together, with spaces or with tone marks; `initials`: first letters of the
 * names of three characters and more, as two letters fit too many
 */
export function pinyinQueries(
  { documents }: GeneratedPaper,
  seed: number,
): { full: PinyinQuery[]; initials: PinyinQuery[] } {
  const random = seededRandom(seed + 99)
  const text = documents.hans.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n')
  const names = [
    ...new Set([
      ...tags.map(([, name]) => name),
      ...(lists['road'] ?? []),
      ...(lists['place'] ?? []),
      ...(lists['estate'] ?? []),
    ]),
  ].filter((name) => text.includes(name))
  return {
    full: names.map((wanted) => {
      const [joiner, toneType] = pick(random, [
        ['', 'none'],
        [' ', 'none'],
        [' ', 'symbol'],
        ["'", 'none'],
      ] as const)
      return { wanted, typed: pinyin(wanted, { toneType, type: 'array', v: true }).join(joiner) }
    }),
    initials: names
      .filter((name) => [...name].length > 2)
      .map((wanted) => ({
        wanted,
        typed: pinyin(wanted, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
      })),
  }
}
