/** Pinyin in brackets behind a character: finding it, and telling a page's pattern from an author's own glosses. */
import {
  canBeRead,
  hasTone,
  isHan,
  isTraditional,
  readingsOf,
  simplifiedForms,
  toneless,
} from './characters.ts'
import { applyEdits, track, type Edit } from './tracked-text.ts'
import { characterRarity } from './words.ts'

/** One bracketed syllable; `start` is the opening bracket, `end` behind the closing one. */
export interface Gloss {
  readonly start: number
  readonly end: number
  readonly reading: string
  /** the character before it, doubled glosses of it skipped; `''` at the start of the text */
  readonly base: string
  /** offset of the base */
  readonly baseAt: number
}

/** What the diagnosis of a page rests on, and what its repair needs to know of the page. */
export interface GlossPattern {
  /** the page's list: characters that it always glosses, each with its reading */
  readonly list: ReadonlyMap<string, string>
  readonly toned: boolean
  /** glosses of listed characters, and the places where these characters stand */
  readonly glosses: number
  readonly occurrences: number
}

const LETTERS = 'a-zɡāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ'
const SYLLABLE = `[${LETTERS}]{1,6}`
/** In square brackets too, unless they are a link's. */
const GLOSS = new RegExp(`[(（](${SYLLABLE})[1-5]?[)）]|\\[(${SYLLABLE})[1-5]?\\](?![([])`, 'giu')

/** A syllable that is cut off at its start: what is left of a gloss whose bracket was swallowed. */
export const HALF_GLOSS = new RegExp(`([${LETTERS}]{1,6})[)）]`, 'uy')

/** The rarity (about one in 340,000) from which a character counts as rare, glossed by an author for the reader's sake. */
const RARE = 12.75

/** Of a page's toned glosses, the share on characters that a converter changed; a reader for learners glosses others too. */
const TONED_SHARE = 0.75

/** Spells a reading the way pinyin-pro does. */
export function spelled(reading: string): string {
  return reading.replaceAll('ɡ', 'g')
}

/** Finds all bracketed single syllables of a text, in order. */
export function findGlosses(text: string): Gloss[] {
  const glosses: Gloss[] = []
  for (const match of text.matchAll(GLOSS)) {
    // 林(Lin) is a name
    if (/^[A-Z]\P{Lu}/u.test(match[1] ?? match[2] ?? '')) continue
    const start = match.index
    const end = start + match[0].length
    const before = glosses.at(-1)
    const doubled = before !== undefined && before.end === start
    const baseAt = doubled ? before.baseAt : start - 1
    glosses.push({
      start,
      end,
      reading: spelled((match[1] ?? match[2] ?? '').toLowerCase()),
      base: text[baseAt] ?? '',
      baseAt,
    })
  }
  return glosses
}

/** A syllable in brackets, with spaces or a line's end around or within. */
const LOOSE = new RegExp(
  `(?<=\\p{Script=Han})([\\s\u3000]{0,2})([(（\\[][ \u3000]?)([${LETTERS}](?: ?[${LETTERS}]){0,5}[1-5]?)([ \u3000]?[)）\\]])([ \u3000]?)`,
  'giu',
)

/**
 * Closes glosses up to their characters, where they are a page's pattern and not an author's own.
 *
 * @returns edits of the glosses that have spaces in them or around them
 */
export function looseGlossEdits(text: string): Edit[] {
  const places = [...text.matchAll(LOOSE)]
  if (places.length < FEW.glosses) return []
  const edits = places.flatMap(
    ({ index, 0: found, 2: open = '', 3: reading = '', 4: close = '' }): Edit[] => {
      const syllable = reading.replaceAll(' ', '')
      const tight = `${open.trim()}${syllable}${close.trim()}`
      // what is no reading in one piece is a name in two: 老舍(Lao She)
      const isName =
        syllable !== reading && !canBeRead(text[index - 1] ?? '', spelled(syllable.toLowerCase()))
      return tight === found || isName
        ? []
        : [
            {
              start: index,
              end: index + found.length,
              after: tight,
              rule: 'scanned-space',
              confidence: 'inferred',
            },
          ]
    },
  )
  if (edits.length === 0) return []
  // where most stand close, a space behind one is the page's own: it ends a heading
  if (isGlossed(text, findGlosses(text))) return []
  const closed = applyEdits(track(text), edits).text
  const glosses = findGlosses(closed)
  return isGlossed(closed, glosses) || needlessGlossEdits(closed, glosses).length > 0 ? edits : []
}

function isGlossed(text: string, glosses: readonly Gloss[]): boolean {
  return diagnose(text, glosses) !== undefined || areScattered(text, glosses)
}

/** A syllable without brackets behind a Chinese character. */
const BARE = new RegExp(
  `(?<=\\p{Script=Han}) ?([${LETTERS}]{1,6})[1-5]? ?(?=[\\p{Script=Han}，。！？；：、”’》）…\\n]|$)`,
  'gu',
)
/** Of a page's Latin between Chinese characters, the share that are readings of the character before, and how many. */
const BARE_GLOSSES = { least: 6, share: 0.9 }

/** Takes out readings that stand behind their characters without brackets, again and again. */
export function bareGlossEdits(text: string): Edit[] {
  const places = [...text.matchAll(BARE)]
  if (places.length < BARE_GLOSSES.least) return []
  const readings = new Set(
    places.filter(({ index, 1: reading = '' }) => canBeRead(text[index - 1] ?? '', spelled(reading))),
  )
  const characters = new Set([...readings].map(({ index }) => text[index - 1]))
  if (readings.size < BARE_GLOSSES.share * places.length || characters.size < BARE_GLOSSES.least / 2)
    return []
  return places.map((place): Edit => {
    const { index, 0: found } = place
    const fits = readings.has(place)
    return {
      start: index,
      end: index + found.length,
      after: fits ? '' : found,
      rule: 'gloss',
      confidence: fits ? 'inferred' : 'unparsed',
      ...(!fits && { alternatives: [''] }),
    }
  })
}

interface Count {
  occurrences: number
  glossed: number
  readings: Map<string, number>
}

/**
 * Holds a text against the gate: toned glosses, at least 5, on at least 3 Traditional characters, one of
 * them repeated, at least 90% of these characters' places glossed, one reading each. Toneless glosses have a
 * gate of their own, which asks for more (12 glosses, 4 characters, 3 of them repeated, 95%), because
 * authors write them too.
 *
 * @param text the page's text
 * @param glosses what `findGlosses` gave for it
 * @returns the diagnosis, or `undefined` where the text is to be left alone
 */
export function diagnose(text: string, glosses: readonly Gloss[]): GlossPattern | undefined {
  if (glosses.length < 5) return undefined
  const toned = glosses.filter(({ reading }) => hasTone(reading))
  const tonelessOnes = glosses.filter(({ reading }) => !hasTone(reading))
  return gate(text, toned, true) ?? gate(text, tonelessOnes, false)
}

function gate(text: string, glosses: readonly Gloss[], toned: boolean): GlossPattern | undefined {
  const counts = new Map<string, Count>()
  let doubledOf = -1
  let single = 0
  for (const { base, baseAt, reading } of glosses) {
    if (baseAt === doubledOf || !isHan(base)) continue
    doubledOf = baseAt
    single++
    if (!canBeRead(base, reading) && !isTraditional(base)) continue
    const count = counts.get(base) ?? { occurrences: 0, glossed: 0, readings: new Map<string, number>() }
    count.glossed++
    count.readings.set(reading, (count.readings.get(reading) ?? 0) + 1)
    counts.set(base, count)
  }
  let han = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (isHan(character)) han++
    const count = counts.get(character)
    if (count) count.occurrences++
  }
  const proof = [...counts].filter(([base]) => isTraditional(base))
  const sum = (list: readonly (readonly [string, Count])[], of: (count: Count) => number) =>
    list.reduce((total, [, count]) => total + of(count), 0)
  const oneReading = proof.filter(([, { readings }]) => readings.size === 1)
  const total = sum(proof, ({ glossed }) => glossed)
  const occurrences = sum(proof, (count) => count.occurrences)
  const repeated = proof.filter(([, { glossed }]) => glossed > 1).length
  const least = !toned
    ? { glosses: 12, characters: 4, repeated: 3, share: 0.95 }
    : // a few sentences repeat nothing, but have no Traditional character without its gloss
      isGlossedThroughout(text, counts, proof.length, total)
      ? { glosses: 3, characters: 3, repeated: 0, share: 1 }
      : { glosses: 5, characters: 3, repeated: 1, share: 0.9 }
  if (total < least.glosses || proof.length < least.characters || repeated < least.repeated) return undefined
  if (total < least.share * occurrences) return undefined
  if (sum(oneReading, ({ glossed }) => glossed) < 0.9 * total) return undefined
  // a reader for learners glosses shared characters too, most of its text, or whole words
  if (total < (toned ? TONED_SHARE : 0.3) * single || single > 0.6 * han) return undefined

  const list = new Map<string, string>()
  for (const [base, { glossed, occurrences: places, readings }] of counts) {
    const [reading = ''] = [...readings].sort((a, b) => b[1] - a[1])[0] ?? []
    if (glossed < 0.5 * places) continue
    const rare = isRare(base)
    if (
      isTraditional(base)
        ? glossed > 1 || (!rare && isUsualReading(base, reading))
        : glossed > 2 && !rare && glossed === places
    )
      list.set(base, reading)
  }
  return { list, toned, glosses: total, occurrences }
}

/** Whether nearly all Traditional characters of a text are glossed, most of them such as everyone can read. */
function isGlossedThroughout(
  text: string,
  counts: ReadonlyMap<string, Count>,
  characters: number,
  glosses: number,
): boolean {
  let bare = 0
  for (const character of text) if (isTraditional(character) && !counts.has(character)) bare++
  const everyday = [...counts.keys()].filter((base) => isTraditional(base) && isEveryday(base)).length
  return bare <= 0.1 * glosses && everyday >= 0.6 * characters
}

function isRare(character: string): boolean {
  const form = simplifiedForms(character)[0] ?? character
  return characterRarity(form) >= RARE
}

function isUsualReading(character: string, reading: string): boolean {
  const usual = readingsOf(character)[0] ?? ''
  return hasTone(reading) ? reading === usual : reading.replaceAll('ü', 'v') === toneless(usual)
}

/** What a random list of glosses needs: an author glosses few characters, or all, and those that are hard. */
const RANDOM = { glosses: 10, characters: 8, fits: 0.95, least: 0.04, most: 0.6, everyday: 0.3 }
/** What is enough in a short text: most of these characters have one reading, and everyone knows it. */
const FEW = { glosses: 3, least: 0.03, needless: 0.5 }
/** The rarity below which everyone can read a character: about one in 3,000. */
const EVERYDAY = 8

/** Tells whether a character is one that everyone can read, so that no author glosses it. */
export function isEveryday(character: string): boolean {
  return characterRarity(simplifiedForms(character)[0] ?? character) < EVERYDAY
}

/** Tells whether nobody needs a character's reading: everyone knows it, and there is no other. */
function isNeedless(character: string): boolean {
  return isEveryday(character) && new Set(readingsOf(character).map(toneless)).size === 1
}

/**
 * Tells whether a page has single toneless glosses scattered over it, on characters that nobody needs to have glossed, or
 * twice on one place: the work of a program, in either script.
 *
 * @param text the page's text
 * @param glosses what `findGlosses` gave for it
 */
export function areScattered(text: string, glosses: readonly Gloss[]): boolean {
  const plain = glosses.filter(({ reading, base }) => !hasTone(reading) && isHan(base))
  const count = plain.length
  if (count < FEW.glosses) return false
  const bases = [...new Set(plain.map(({ base }) => base))]
  const share = (of: (base: string) => boolean) => bases.filter(of).length / bases.length
  const fitting = plain.filter(({ base, reading }) => canBeRead(base, reading)).length
  const han = countHan(text)
  if (fitting < RANDOM.fits * count || count > RANDOM.most * han) return false
  // a reader for learners has tones
  if (count < 0.8 * glosses.length) return false
  const doubled = plain.filter(({ baseAt, start }) => baseAt < start - 1).length
  return (
    ((count >= RANDOM.glosses && bases.length >= RANDOM.characters) || doubled >= 3
      ? count >= RANDOM.least * han && share(isEveryday) >= RANDOM.everyday
      : false) ||
    (count >= FEW.least * han && share(isNeedless) >= FEW.needless)
  )
}

function countHan(text: string): number {
  let han = 0
  for (const character of text) if (isHan(character)) han++
  return han
}

/** A page with more toneless glosses than these has them throughout. */
const THROUGHOUT = 20

/** Names glosses that no author needs where too few of them, or too many, stand to be taken out: an editor decides. */
export function needlessGlossEdits(text: string, glosses: readonly Gloss[]): Edit[] {
  const needless = glosses.filter(
    ({ base, reading }) => isHan(base) && isNeedless(base) && canBeRead(base, reading),
  )
  const plain = needless.filter(({ reading }) => !hasTone(reading))
  const toned = needless.filter(({ reading }) => hasTone(reading))
  // a neutral tone has no mark among others
  const tonelessPage = glosses.filter(({ reading }) => !hasTone(reading)).length >= 0.8 * glosses.length
  const named = [
    ...(tonelessPage ? plain.slice(0, plain.length > THROUGHOUT ? 1 : plain.length) : []),
    ...(isRandom(text, toned) ? toned.slice(0, 1) : []),
  ]
  return named.map(({ start, end }) => ({
    start,
    end,
    after: text.slice(start, end),
    rule: 'gloss',
    confidence: 'unparsed',
    alternatives: [''],
  }))
}

/** Whether characters are glossed only after they stood without a gloss: a textbook glosses them the first time. */
function isRandom(text: string, glosses: readonly Gloss[]): boolean {
  if (glosses.length < 6 || glosses.length > RANDOM.most * countHan(text)) return false
  const first = new Map<string, number>()
  for (const { base, baseAt } of glosses) if (!first.has(base)) first.set(base, baseAt)
  const late = [...first].filter(([base, at]) => text.indexOf(base) < at).length
  return late >= 2 && late >= 0.15 * first.size
}

/** Takes out glosses that are scattered over a page; one that its character can't have stays for the editor. */
export function scatteredGlossEdits(text: string, glosses: readonly Gloss[]): Edit[] {
  return glosses.flatMap(({ start, end, reading, base }): Edit[] => {
    if (!isHan(base) || hasTone(reading)) return []
    const fits = canBeRead(base, reading)
    return [
      {
        start,
        end,
        after: fits ? '' : text.slice(start, end),
        rule: 'gloss',
        confidence: fits ? 'exact' : 'unparsed',
        ...(!fits && { alternatives: [''] }),
      },
    ]
  })
}
