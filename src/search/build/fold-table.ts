/** Finds, at build time, which characters are variants of one another. */
import { configs } from 'opencc-js/preset'
import type { FoldTable } from '../shared/fold.ts'

/** OpenCC's conversions of script; those that also change words (`s2twp`) would join characters of other meaning. */
const scriptConversions = 's2t s2tw s2hk t2s tw2s hk2s t2tw t2hk tw2t hk2t'.split(
  ' ',
) as (keyof typeof configs)[]

type Dictionary = string | readonly (readonly [string, string])[]

let known: string[][] | undefined

/**
 * The classes of variants: two characters are in one class where any of OpenCC's dictionaries turns one into the
 * other, alone or inside a phrase, directly or by way of a third.
 *
 * @returns the classes, each sorted by code point
 */
export function variantClasses(): string[][] {
  if (known) return known
  const classes = new Map<string, Set<string>>()
  const classOf = (character: string) => classes.get(character) ?? new Set([character])
  for (const [source, target] of conversions()) {
    const [from, to] = [[...source], [...target]]
    if (from.length !== to.length) continue
    for (const [place, one] of from.entries()) {
      const other = to[place] ?? one
      if (one === other || classOf(one).has(other)) continue
      const joined = classOf(one).union(classOf(other))
      for (const member of joined) classes.set(member, joined)
    }
  }
  return (known = Array.from(new Set(classes.values()), (members) =>
    [...members].toSorted(byCodePoint),
  ).toSorted(([one = ''], [other = '']) => byCodePoint(one, other)))
}

/** Pairs of what is written and what it becomes, each alternative of a dictionary a pair of its own. */
function* conversions(): Generator<[string, string]> {
  const dictionaries = scriptConversions.flatMap((name) =>
    (configs[name]?.conversionChain ?? []).flatMap((group) => [group].flat() as Dictionary[]),
  )
  for (const dictionary of new Set(dictionaries))
    for (const entry of typeof dictionary === 'string' ? dictionary.split('|') : dictionary) {
      const [source = '', ...targets] = typeof entry === 'string' ? entry.split(' ') : entry
      for (const target of targets) yield [source, target]
    }
}

function byCodePoint(one: string, other: string): number {
  return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
}

/**
 * The table for `createFold`.
 *
 * @param characters keeps only classes with a member among these; all classes where it is left out
 */
export function foldTable(characters?: ReadonlySet<string>): FoldTable {
  return variantClasses()
    .filter((members) => !characters || members.some((member) => characters.has(member)))
    .map((members) => members.join(''))
    .join(' ')
}
