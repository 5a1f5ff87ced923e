/** Characters of both scripts and their readings, as the damage and its repair need them. */
import { pinyin } from 'pinyin-pro'
import { entries } from '../conversion/opencc.ts'
import { isGb2312Han } from './gbk.ts'
import { wordCosts } from './words.ts'

/** Where the converter behind the damage leaves OpenCC's table of characters. */
const OTHER_FORMS: readonly (readonly [string, string])[] = [
  ['为', '為'],
  ['冲', '沖'],
  ['签', '簽'],
  ['着', '著'],
  ['众', '眾'],
  ['鉴', '鑒'],
  ['启', '啟'],
  ['芸', '蕓'],
]

/** Readings that the damage's list has and pinyin-pro lacks. */
const OTHER_READINGS: ReadonlyMap<string, string> = new Map([['績', 'jī']])

let simplified: Map<string, readonly string[]> | undefined
let changedByConversion: Set<string> | undefined

function tables(): { simplified: Map<string, readonly string[]>; changedByConversion: Set<string> } {
  if (simplified && changedByConversion) return { simplified, changedByConversion }
  const costs = wordCosts()
  const inverse = new Map<string, Set<string>>()
  const add = (traditional: string, character: string) => {
    if (traditional === character) return
    const set = inverse.get(traditional)
    if (set) set.add(character)
    else inverse.set(traditional, new Set([character]))
  }
  changedByConversion = new Set()
  for (const [from, to] of [...entries('s2tw', 0), ...OTHER_FORMS])
    if (isSingle(from) && isSingle(to) && from !== to) {
      changedByConversion.add(from)
      add(to, from)
    }
  for (const [from, to] of entries('t2s', 0)) if (isSingle(from) && isSingle(to)) add(from, to)
  simplified = new Map()
  for (const [character, set] of inverse) {
    const met = [...set].filter((form) => costs.has(form))
    const forms = met.length > 0 ? met : [...set].slice(0, 1)
    if (isGb2312Han(character) && costs.has(character)) forms.push(character)
    simplified.set(
      character,
      forms.sort((a, b) => (costs.get(a) ?? Infinity) - (costs.get(b) ?? Infinity)),
    )
  }
  return { simplified, changedByConversion }
}

function isSingle(text: string): boolean {
  return text.length === 1
}

/**
 * Gives the Simplified characters that a character may stand for once a text was turned to Traditional one
 * character at a time; the commonest first. A character that Simplified text has itself (著, 乾) is among its
 * own; one that is in no table stands for itself alone.
 */
export function simplifiedForms(character: string): readonly string[] {
  return tables().simplified.get(character) ?? [character]
}

/** Tells whether a character is Traditional, with a different Simplified form. */
export function isTraditional(character: string): boolean {
  const forms = tables().simplified.get(character)
  return forms !== undefined && forms[0] !== character
}

/** Tells whether a character is Simplified only, so that a converter to Traditional would have changed it. */
export function isSimplifiedOnly(character: string): boolean {
  return tables().changedByConversion.has(character)
}

/** Tells whether a code unit is a Han character of the basic plane. */
export function isHan(character: string | undefined): boolean {
  if (character === undefined || character === '') return false
  const unit = character.charCodeAt(0)
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    unit === 0x3007
  )
}

const TONELESS: Readonly<Record<string, string>> = Object.fromEntries(
  ['aāáǎà', 'eēéěèê', 'iīíǐì', 'oōóǒò', 'uūúǔù', 'üǖǘǚǜ', 'nńňǹ', 'mḿ'].flatMap((row) =>
    [...row].map((letter) => [letter, row[0] as string]),
  ),
)

/** A reading without its tone, ü as v. */
export function toneless(reading: string): string {
  return [...reading]
    .map((letter) => TONELESS[letter] ?? letter)
    .join('')
    .replaceAll('ü', 'v')
}

/** Tells whether a reading carries a tone mark. */
export function hasTone(reading: string): boolean {
  return /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u.test(reading)
}

const readings = new Map<string, readonly string[]>()

/** Gives all readings of a character, the usual one first, in pinyin with tone marks. */
export function readingsOf(character: string): readonly string[] {
  if (!isHan(character)) return []
  const known = readings.get(character)
  if (known) return known
  const list = pinyin(character, { type: 'array', multiple: true })
  const other = OTHER_READINGS.get(character)
  const usual = pinyin(character, { type: 'array' })[0]
  const all = [
    ...new Set([...(other === undefined ? [] : [other]), ...(usual === undefined ? [] : [usual]), ...list]),
  ]
  readings.set(character, all)
  return all
}

/** Tells whether a character can be read so; a reading without tone marks is held against readings without. */
export function canBeRead(character: string, reading: string): boolean {
  // the list of readings is thin for Traditional forms
  const list = [character, ...simplifiedForms(character)].flatMap(readingsOf)
  if (hasTone(reading)) return list.includes(reading)
  const plain = toneless(reading)
  return list.some((known) => toneless(known) === plain)
}
