/** Finds, at build time, which characters are variants of one another. */
import { configs } from 'opencc-js/preset'
import type { FoldTable } from '../shared/fold.ts'

/** OpenCC's conversions of script; those that also change words (`s2twp`) would join characters of other meaning. */
const scriptConversions = [
  's2t',
  's2tw',
  's2hk',
  't2s',
  'tw2s',
  'hk2s',
  't2tw',
  't2hk',
  'tw2t',
  'hk2t',
] as const

type Dictionary = string | readonly (readonly [string, string])[]

/**
 * The classes of variants: two characters are in one class where any of OpenCC's dictionaries turns one into the
 * other, alone or inside a phrase, directly or by way of a third.
 *
 * @returns the classes, each sorted by code point; the table for `createFold`
 */
export function variantClasses(): string[][] {
  const parents = new Map<string, string>()
  const rootOf = (character: string): string => {
    let root = character
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  const join = (one: string, other: string) => {
    const [first, second] = [rootOf(one), rootOf(other)]
    if (first !== second) parents.set(second, first)
  }
  const members = new Set<string>()
  for (const [source, target] of conversions()) {
    const [from, to] = [[...source], [...target]]
    if (from.length !== to.length) continue
    for (const [index, character] of from.entries()) {
      const other = to[index] ?? character
      if (character === other) continue
      members.add(character)
      members.add(other)
      join(character, other)
    }
  }
  const classes = new Map<string, string[]>()
  for (const member of [...members].toSorted(byCodePoint)) {
    const root = rootOf(member)
    const group = classes.get(root)
    if (group) group.push(member)
    else classes.set(root, [member])
  }
  return [...classes.values()].toSorted((a, b) => byCodePoint(a[0] ?? '', b[0] ?? ''))
}

/** Pairs of what is written and what it becomes, each alternative of a dictionary a pair of its own. */
function* conversions(): Generator<[string, string]> {
  const seen = new Set<unknown>()
  for (const name of scriptConversions) {
    for (const group of configs[name]?.conversionChain ?? []) {
      for (const dictionary of [group].flat() as Dictionary[]) {
        if (seen.has(dictionary)) continue
        seen.add(dictionary)
        const entries = typeof dictionary === 'string' ? dictionary.split('|') : dictionary
        for (const entry of entries) {
          const [source, ...targets] = typeof entry === 'string' ? entry.split(' ') : entry
          if (source === undefined) continue
          for (const target of targets) yield [source, target]
        }
      }
    }
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
