/** Damages clean pages in a variant, has them repaired, and counts what came of it. */
import { isTraditional } from '../../../src/restoration/characters.ts'
import { encodePair } from '../../../src/restoration/gbk.ts'
import { repairGlosses } from '../../../src/restoration/gloss-repair.ts'
import { diagnose, findGlosses } from '../../../src/restoration/glosses.ts'
import type { Confidence, Edit, Rule } from '../../../src/restoration/tracked-text.ts'
import { fullWidth } from '../../../src/restoration/word-model.ts'
import type { Count } from './confidence.ts'
import { damage, listReading, toTraditional, type DamageOptions, type Damaged } from './damage.ts'

/** The damage as the source document has it. */
export const USUAL: Omit<DamageOptions, 'list'> = {
  splitMarks: '《，！；。',
  brackets: 'half',
  toneless: false,
  doubled: false,
  carriageReturns: false,
  stripPrivateUse: false,
  commaBeforeMarks: false,
  halveMarks: true,
  tags: true,
}

/** The variants of the damage, by name. */
export const VARIANTS: readonly (readonly [string, Partial<DamageOptions>])[] = [
  ['as the source document', {}],
  ['private use stripped', { stripPrivateUse: true }],
  ['full-width brackets', { brackets: 'full' }],
  ['marks not halved', { halveMarks: false }],
  ['full-width brackets, marks not halved', { brackets: 'full', halveMarks: false }],
  ['doubled glosses', { doubled: true }],
  ['CR LF', { carriageReturns: true, tags: false }],
  ['LF', { tags: false }],
  ['other marks split, other order', { splitMarks: '。；！，《' }],
  ['many marks split', { splitMarks: '，。、：；！？《》“”' }],
  ['no marks split', { splitMarks: '' }],
  ['toneless', { toneless: true }],
]

/** A chain of numbers in [0, 1), the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

function glossList(clean: string, next: () => number): string[] {
  const characters = [...new Set(toTraditional(clean))].filter(
    (character) =>
      isTraditional(character) && encodePair(character) !== undefined && listReading(character, false) !== '',
  )
  const list = characters.filter(() => next() < 0.8)
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[list[at], list[other]] = [list[other] ?? '', list[at] ?? '']
  }
  return list
}

function plain(text: string): string {
  return [...text.replaceAll(/\s+/gu, '')].map(fullWidth).join('')
}

function original(clean: string, { from, to }: Damaged, start: number, end: number): string {
  let first = Infinity
  let behind = -1
  for (let at = start; at < end; at++) {
    if ((from[at] ?? -1) < 0) continue
    first = Math.min(first, from[at] ?? first)
    behind = Math.max(behind, to[at] ?? behind)
  }
  return behind < 0 ? '' : plain(clean.slice(first, behind))
}

/** What came of one variant. */
export interface Score {
  readonly pages: number
  readonly detected: number
  readonly exact: Count
  readonly inferred: Count
  readonly guess: Count
  readonly unparsed: Count
  /** the same, rule by rule */
  readonly rules: Map<Rule, Record<Confidence, Count>>
  /** places that are wrong and in no report */
  readonly wrong: readonly string[]
  /** exact and inferred repairs that are wrong */
  readonly mistaken: readonly string[]
}

/**
 * Damages pages in a variant and holds the repairs against the pages.
 *
 * @param pages clean Simplified texts, their paragraphs in lines
 */
export function score(pages: readonly string[], variant: Partial<DamageOptions>): Score {
  const next = chance(20260701)
  const count = (): Count => ({ right: 0, all: 0 })
  const all = () => ({ exact: count(), inferred: count(), guess: count(), unparsed: count() })
  const counts = all()
  const rules = new Map<Rule, Record<Confidence, Count>>()
  const wrong: string[] = []
  const mistaken: string[] = []
  let detected = 0
  for (const clean of pages) {
    const list = glossList(clean, next)
    const damaged = damage(clean, { ...USUAL, ...variant, list })
    const glosses = findGlosses(damaged.text)
    const pattern = diagnose(damaged.text, glosses)
    if (!pattern) continue
    detected++
    check(clean, damaged, repairGlosses(damaged.text, pattern, glosses))
  }
  return { pages: pages.length, detected, ...counts, rules, wrong, mistaken }

  function check(clean: string, damaged: Damaged, edits: readonly Edit[]): void {
    let at = 0
    const untouched = (end: number) => {
      for (; at < end; at++) {
        const meant = original(clean, damaged, at, at + 1)
        if (meant !== plain(damaged.text[at] ?? ''))
          wrong.push(`${damaged.text.slice(Math.max(0, at - 8), at + 8)} → ${meant}`)
      }
    }
    for (const edit of edits) {
      untouched(edit.start)
      const counted = counts[edit.confidence]
      const ofRule = rules.get(edit.rule) ?? all()
      rules.set(edit.rule, ofRule)
      counted.all++
      ofRule[edit.confidence].all++
      const meant = original(clean, damaged, edit.start, edit.end)
      if (meant === plain(edit.after)) {
        counted.right++
        ofRule[edit.confidence].right++
      } else if (edit.confidence === 'exact' || edit.confidence === 'inferred')
        mistaken.push(
          `${edit.confidence} ${damaged.text.slice(edit.start - 6, edit.start)}[${damaged.text.slice(edit.start, edit.end)}] → ${edit.after}, meant ${meant}`,
        )
      at = edit.end
    }
    untouched(damaged.text.length)
  }
}
