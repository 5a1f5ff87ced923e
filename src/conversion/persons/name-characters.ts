/** What names are made of: how rare each surname and each character of a given name is among names. */
import lists from '../data/person-names.json' with { type: 'json' }
import wordList from '../data/words.json' with { type: 'json' }
import { unitsOf } from './unit-sets.ts'

/** Costs of a given name's character, as the lexicon's: natural logarithms of rarity. */
export const LISTED = 7
export const MET_IN_NAMES = 8.5
export const SELDOM = 9
export const UNLISTED = 11

/** Given names that several persons bear, as a whole. */
export const WHOLE_NAMES: ReadonlySet<string> = new Set(wordList.givenNames.split(' '))
/** Words that persons have as their given names again and again, as jieba's dictionary of persons shows. */
export const USUAL_GIVEN: ReadonlySet<string> = new Set(lists.usualGivenNames.split(' '))
/** Countries, provinces and cities whose names could be given names as well. */
export const PLACES: ReadonlySet<string> = new Set(lists.placesLikeGivenNames.split(' '))

const classes = lists.surnameClasses
/** Surnames that are everyday words: only a title or a deed makes a name of them. */
export const EVERYDAY: ReadonlySet<string> = new Set(classes.everyday)
/** Surnames that are other words too, so that a nickname is told by them: 老于, 小余. */
export const NICKNAMED: ReadonlySet<string> = new Set(classes.nicknamed)
/** Surnames that, before a title, are told by it: 余局长, 于老师. */
export const ADDRESSED: ReadonlySet<string> = new Set(classes.addressed)
/** Surnames that are seldom met and everyday words often: a form of address makes them names. */
export const ADDRESSED_THOUGH_SELDOM: ReadonlySet<string> = new Set(classes.addressedThoughSeldom)
/** Surnames with which, after a person's calling, a person is likelier than a word. */
export const AFTER_CALLING: ReadonlySet<string> = new Set(classes.afterCallings)
/** Surnames that are also what something is in: 汤里, 池里. */
export const CONTAINERS: ReadonlySet<string> = new Set(classes.containers)
/** What a surname is where it is none. */
export const ORDINARY_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(classes.ordinaryForms),
)

/** The rarity, at most, of a surname of the hundred that are met most. */
export const COMMON_SURNAME = 4.4

/** By code unit: the cost of a surname of one character; 0 where it is none. */
export const surnameCosts = new Float32Array(65536)
for (const { cost, characters } of lists.surnames)
  for (const one of characters) surnameCosts[one.charCodeAt(0)] ||= cost
/** By code unit: the cost of a character of a given name; 0 where no given name has it. */
export const givenCosts = new Float32Array(65536)
givenCosts.fill(UNLISTED, 0x4e00, 0xa000)
for (const one of wordList.givenNameCharacters) givenCosts[one.charCodeAt(0)] = MET_IN_NAMES
for (const { cost, characters } of lists.givenNameCharacters.toReversed())
  for (const one of characters) givenCosts[one.charCodeAt(0)] = cost
for (const one of lists.neverGiven) givenCosts[one.charCodeAt(0)] = 0
for (const one of lists.seldomGiven) givenCosts[one.charCodeAt(0)] = SELDOM

const BEGINS_WHOLE = unitsOf([...WHOLE_NAMES].map((name) => name.charAt(0)))
const BEGINS_USUAL = unitsOf([...USUAL_GIVEN].map((name) => name.charAt(0)))

/** Whether the two characters here are a given name that several persons bear. */
export function isWholeName(text: string, at: number): boolean {
  return BEGINS_WHOLE[text.charCodeAt(at)] === 1 && WHOLE_NAMES.has(text.slice(at, at + 2))
}

/** Whether the two characters here are a word that persons have as their given name again and again. */
export function isUsualGiven(text: string, at: number): boolean {
  return BEGINS_USUAL[text.charCodeAt(at)] === 1 && USUAL_GIVEN.has(text.slice(at, at + 2))
}

/** Whether a given name is one character, that names are known to have, twice: 于果果. */
export function isTwice(text: string, first: number, end: number): boolean {
  return (
    end - first === 2 &&
    text.charAt(first) === text.charAt(first + 1) &&
    (givenCosts[text.charCodeAt(first)] as number) <= MET_IN_NAMES
  )
}

/** Whether a surname of one character and characters that names have, at most so rare, stand here. */
export function looksLikeName(text: string, from: number, length: number, rarity = MET_IN_NAMES): boolean {
  const surname = surnameCosts[text.charCodeAt(from)] as number
  if (surname === 0) return false
  if (length === 3 && WHOLE_NAMES.has(text.slice(from + 1, from + 3))) return true
  for (let index = 1; index < length; index++) {
    const cost = givenCosts[text.charCodeAt(from + index)] as number
    if (cost === 0 || cost > rarity) return false
  }
  return true
}
