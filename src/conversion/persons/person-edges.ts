/** Persons' names in a Simplified text, priced. */
import weights from '../data/person-weights.json' with { type: 'json' }
import type { Lexicon } from '../lexicon.ts'
import { unitsCost } from '../lexicon.ts'
import type { Edge } from '../segmentation.ts'
import { CLAUSE, IN_LIST, LABEL, OPENED, STRONG, WEAK } from './evidence.ts'
import { evidenceAfter, isEnclosed, isPersonsDeed } from './evidence-after.ts'
import { CALLED, evidenceBefore, followsName } from './evidence-before.ts'
import {
  ADDRESSED,
  ADDRESSED_THOUGH_SELDOM,
  EVERYDAY,
  givenCosts,
  isTwice,
  isUsualGiven,
  isWholeName,
  NICKNAMED,
  surnameCosts,
  UNLISTED,
} from './name-characters.ts'
import { COMPOUND, personForm } from './name-forms.ts'
import { namePenalty } from './name-penalty.ts'
import { addSurnameAlone, type Spot } from './surnames-alone.ts'
import { ENDS_CLAUSE, unitsOf } from './unit-sets.ts'

/** How far from its surname a name, and the word that it meets, may reach. */
const REACH = 5
const COMPOUND_SURNAME = 5
const LEAST_COST = 3
const ALL_OPEN = new Uint8Array(65536).fill(1)
const ENDS_CALLED = unitsOf('他她我你')
const BEGINS_COMPOUND = unitsOf([...COMPOUND].map((name) => name.charAt(0)))
/** Code units at which a name or a nickname may begin: the first sieve. */
const MAY_BEGIN = unitsOf([
  ...COMPOUND,
  ...NICKNAMED,
  ...ADDRESSED,
  ...ADDRESSED_THOUGH_SELDOM,
  '老',
  '小',
  '阿',
])
surnameCosts.forEach((cost, unit) => {
  if (cost > 0) MAY_BEGIN[unit] = 1
})

/**
 * Finds what may be persons' names in a Simplified text: surname and given name, priced by how often their
 * characters are used in names and by the titles, deeds and punctuation beside them. Whether a name is one
 * is for the cut of the whole stretch to decide.
 *
 * @param text one block
 * @param start where to begin
 * @param stop where to end; no name goes past it
 * @param lexicon the other words
 * @param form the form of a character that is the same in names as elsewhere
 * @param open by code unit, 1 where a character's form depends on the word it stands in; names far from such change nothing
 * @returns edges ordered by start
 */
export function personEdges(
  text: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  form: (word: string) => string,
  open: Uint8Array = ALL_OPEN,
): Edge[] {
  const edges: Edge[] = []
  /** the last code unit, up to four after the surname, whose form is open */
  let lastOpen = -Infinity
  let seen = Math.max(0, start - 2)
  for (let at = start; at < stop; at++) {
    if (MAY_BEGIN[text.charCodeAt(at)] === 0) continue
    for (const to = Math.min(text.length, at + REACH); seen < to; seen++)
      if (open[text.charCodeAt(seen)] === 1) lastOpen = seen
    if (lastOpen < at - 1) continue
    const spot = { text, at, form, lexicon }
    addSurnameAlone(spot, edges)
    addFullNames(spot, stop, edges)
  }
  return edges
}

/** Adds names of a surname and one or two characters of a given name. */
function addFullNames({ text, at, form, lexicon }: Spot, stop: number, edges: Edge[]): void {
  const unit = text.charCodeAt(at)
  const compound = BEGINS_COMPOUND[unit] === 1 && COMPOUND.has(text.slice(at, at + 2))
  const surname = compound ? COMPOUND_SURNAME : (surnameCosts[unit] as number)
  if (surname === 0) return
  const first = at + (compound ? 2 : 1)
  const one = givenCosts[text.charCodeAt(first)] ?? 0
  const whole = isWholeName(text, first)
  const usual = isUsualGiven(text, first)
  if (one === 0 && !whole && !usual) return
  let led = evidenceBefore(text, at, lexicon)
  if (led === undefined) return
  if (led < STRONG && followsName(text, at)) led = Math.max(led, IN_LIST)
  const called =
    ENDS_CALLED[text.charCodeAt(at - 1)] === 1 && CALLED.test(text.slice(Math.max(0, at - 2), at))
  const two = givenCosts[text.charCodeAt(first + 1)] ?? 0
  for (const length of [1, 2]) {
    const end = first + length
    if (end > stop) break
    if (length === 1 ? one === 0 : (one === 0 || two === 0) && !whole && !usual) continue
    const isWhole = length === 2 && whole
    const isCalled = called && (end === text.length || ENDS_CLAUSE[text.charCodeAt(end)] === 1)
    const enclosed = (length === 2 || text.charAt(at) === '于') && isEnclosed(text, at, end)
    const before =
      enclosed && text.charAt(at - 1) === '继' ? LABEL : isCalled || enclosed ? Math.max(led, STRONG) : led
    // 余渣带着: nobody is called so
    if (
      one === UNLISTED &&
      !isWhole &&
      !(usual && length === 2) &&
      before < IN_LIST &&
      !(length === 2 && before >= CLAUSE && !EVERYDAY.has(text.charAt(at)) && isPersonsDeed(text, end))
    )
      continue
    const seen = enclosed ? STRONG : evidenceAfter(text, end, lexicon)
    // no 于 is followed by what is somewhere: 于震在家
    const after =
      seen === WEAK && text.charAt(at) === '于' && /[在从把将]/u.test(text.charAt(end)) ? OPENED : seen
    const penalty = namePenalty({ text, at, first, end, lexicon, before, after, compound, isWhole })
    if (penalty === undefined) continue
    const next = isTwice(text, first, end) ? Math.min(two, weights.sameAgain) : two
    const characters = one + (length === 2 ? next : weights.oneCharacterGiven)
    const most = weights.givenThatSeveralBear
    const unmet = length === 2 && (one === 0 || two === 0)
    const given = isWhole ? Math.min(characters || most, most) : unmet ? most : characters
    const cost = weights.name + surname + given - before - after + penalty
    if (cost >= unitsCost(lexicon, text, at, end)) continue
    const known = length === 2 && lexicon.trie.get(text.slice(at, end)) >= 0
    edges.push({
      start: at,
      end,
      cost: Math.max(cost, LEAST_COST),
      // most candidates lose, so that their form is made only where it is asked for
      get output() {
        const name = text.slice(at, end)
        return known ? form(name) : personForm(name, form)
      },
    })
  }
}
