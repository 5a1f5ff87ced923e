/** Damages clean pages in every way of the rows, restores them, and counts how often each rule is right at each confidence. */
import { restore, type Repair } from '../../../src/restoration/restore.ts'
import type { Confidence, Rule } from '../../../src/restoration/tracked-text.ts'
import { cleanTexts } from './clean-text.ts'
import { GENRES } from './other-genres.ts'
import { seededRandom } from './random.ts'
import * as controls from './rows/controls.ts'
import * as doubled from './rows/doubled.ts'
import * as entities from './rows/entities.ts'
import * as escapes from './rows/escapes.ts'
import * as foreignMatter from './rows/foreign-matter.ts'
import * as glosses from './rows/glosses.ts'
import * as invisible from './rows/invisible.ts'
import * as letterforms from './rows/letterforms.ts'
import * as lookalikes from './rows/lookalikes.ts'
import * as lostCharacters from './rows/lost-characters.ts'
import * as marks from './rows/marks.ts'
import * as misplacedMarks from './rows/misplaced-marks.ts'
import * as mojibake from './rows/mojibake.ts'
import * as placeholders from './rows/placeholders.ts'
import type { Row } from './rows/row.ts'
import * as scannedSpaces from './rows/scanned-spaces.ts'
import * as shiftedBytes from './rows/shifted-bytes.ts'
import * as strewnSigns from './rows/strewn-signs.ts'
import * as tags from './rows/tags.ts'
import * as wrappedLines from './rows/wrapped-lines.ts'
import { OPTIONS } from './restored.ts'

/** All rows, by the file of the damage. */
export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  mojibake: mojibake.rows,
  escapes: escapes.rows,
  entities: entities.rows,
  controls: controls.rows,
  invisible: invisible.rows,
  letterforms: letterforms.rows,
  marks: marks.rows,
  'lost-characters': lostCharacters.rows,
  lookalikes: lookalikes.rows,
  placeholders: placeholders.rows,
  doubled: doubled.rows,
  'misplaced-marks': misplacedMarks.rows,
  'scanned-spaces': scannedSpaces.rows,
  'wrapped-lines': wrappedLines.rows,
  'strewn-signs': strewnSigns.rows,
  'shifted-bytes': shiftedBytes.rows,
  tags: tags.rows,
  'foreign-matter': foreignMatter.rows,
  glosses: glosses.rows,
}

/** Clean pages, a blank line between paragraphs. */
export function cleanPages(): string[] {
  return [...cleanTexts(), ...GENRES.map(([, text]) => text)].map(
    (text) => `${text.trim().replaceAll(/\n+/gu, '\n\n')}\n`,
  )
}

/** Of all repairs, those that gave the clean text. */
export interface Count {
  right: number
  all: number
}

/** Makes clean pages of our own sentences in another order, so that no two are alike. */
export function shuffledPages(random: () => number, count: number): string[] {
  const sentences = cleanPages().flatMap((page) => page.match(/[^。！？\n]+[。！？]”?/gu) ?? [])
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 + Math.floor(random() * 4) }, () =>
      Array.from({ length: 3 }, () => sentences[Math.floor(random() * sentences.length)] ?? '').join(''),
    )
      .join('\n\n')
      .concat('\n'),
  )
}

/** What came of one row. */
export interface RowScore {
  /** pages that the damage changed at all */
  damaged: number
  /** pages that came back whole, were refused, or were reported, as wanted */
  asWanted: number
  /** repairs by confidence, and how many gave the clean text */
  readonly repairs: Record<Confidence, Count>
  /** the same, rule by rule */
  readonly rules: Map<Rule, Record<Confidence, Count>>
  /** repairs that are exact or inferred, and wrong */
  readonly mistaken: string[]
  /** pages for which not that came of it what is wanted */
  readonly other: string[]
}

const count = (): Count => ({ right: 0, all: 0 })
const counts = (): Record<Confidence, Count> => ({
  exact: count(),
  inferred: count(),
  guess: count(),
  unparsed: count(),
})

/** Adds the counts of each rule to those of another score. */
export function addRules(sum: RowScore['rules'], rules: RowScore['rules']): void {
  for (const [rule, more] of rules) {
    const own = sum.get(rule) ?? counts()
    sum.set(rule, own)
    for (const confidence of CONFIDENCES) {
      own[confidence].right += more[confidence].right
      own[confidence].all += more[confidence].all
    }
  }
}

/** All of them, the surest first. */
export const CONFIDENCES: readonly Confidence[] = ['exact', 'inferred', 'guess', 'unparsed']

/**
 * Scores one row.
 *
 * @param pages clean pages
 * @param random numbers in [0, 1)
 */
export function scoreRow(row: Row, pages: readonly string[], random = seededRandom(7)): RowScore {
  const result: RowScore = {
    damaged: 0,
    asWanted: 0,
    repairs: counts(),
    rules: new Map(),
    mistaken: [],
    other: [],
  }
  for (const clean of pages) {
    const damaged = row.damage(clean, random)
    if (damaged === clean) continue
    result.damaged++
    const restored = restore(damaged, OPTIONS)
    if ('refusals' in restored) {
      if (row.wanted.endsWith('refuse')) result.asWanted++
      else result.other.push(`refused: ${restored.refusals[0]?.message ?? ''}`)
      continue
    }
    check(clean, damaged, restored.repairs, result)
    const whole = plain(restored.text) === plain(clean)
    const reported = restored.open.some((id) => id !== 'title')
    if (row.wanted.startsWith('repair') ? whole : row.wanted === 'report' ? reported : false)
      result.asWanted++
    else result.other.push(firstDifference(plain(restored.text), plain(clean)))
  }
  return result
}

/** Line ends count once, and spaces at the ends of lines not at all. */
const plain = (text: string) => text.replaceAll(/[ \t]*\r?\n\s*/gu, '\n').trim()

function firstDifference(got: string, meant: string): string {
  let at = 0
  while (at < got.length && got[at] === meant[at]) at++
  return `${got.slice(Math.max(0, at - 8), at)}[${got.slice(at, at + 12)}] meant [${meant.slice(at, at + 12)}]`
}

/** A repair is right where what it gives stands in the clean text between what stands beside it. */
function check(clean: string, damaged: string, repairs: readonly Repair[], result: RowScore): void {
  let output = ''
  let at = 0
  const places: { repair: Repair; start: number; end: number }[] = []
  for (const repair of repairs) {
    output += damaged.slice(at, repair.start)
    places.push({ repair, start: output.length, end: output.length + repair.after.length })
    output += repair.after
    at = repair.end
  }
  output += damaged.slice(at)
  const meant = plain(clean)
  for (const { repair, start, end } of places) {
    const ofRule = result.rules.get(repair.rule) ?? counts()
    result.rules.set(repair.rule, ofRule)
    const counted = result.repairs[repair.confidence]
    counted.all++
    ofRule[repair.confidence].all++
    const context = plain(output.slice(Math.max(0, start - 3), end + 3))
    if (meant.includes(context) || meant.includes(plain(output.slice(start, end + 3)))) {
      counted.right++
      ofRule[repair.confidence].right++
    } else if (repair.confidence === 'exact' || repair.confidence === 'inferred')
      result.mistaken.push(
        `${repair.rule} [${repair.before.slice(0, 30)}] → [${repair.after.slice(0, 30)}] in ${context.slice(0, 40)}`,
      )
  }
}
