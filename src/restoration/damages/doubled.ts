/** Text that stands twice: each character of a line, as a font with shadows is copied out of a PDF, or whole lines. */
import { likeness } from '../likeness.ts'
import type { Edit } from '../tracked-text.ts'

/** So many doubled characters in a row show that a page is doubled, verse has seven; fewer are enough beside them, but 高高兴兴 is a word. */
const PAIRS = { alone: 8, beside: 3 }
/** How odd what is left may be, and how many of its characters may be like the one before. */
const SENSE = 7
const ALIKE = 0.1
/** From so many Chinese characters on a line is no refrain, no label and no form's field. */
const PROSE = 30

/** Takes out the second of each two in lines all of whose Chinese characters are doubled. */
export function doubledCharacterEdits(text: string): Edit[] {
  const lines = [...text.matchAll(/[^\n]+/gu)].flatMap(({ index, 0: line }) => {
    const pairs = pairsOf(line)
    return pairs === 0 ? [] : [{ index, line, pairs }]
  })
  if (!lines.some(({ line, pairs }) => pairs >= PAIRS.alone && isProse(halved(line)))) return []
  return lines.flatMap(({ index, line, pairs }) =>
    pairs < PAIRS.beside
      ? []
      : [...line.matchAll(isWhole(line) ? WHOLE : RUN)].map(({ index: at, 0: run }): Edit => ({
          start: index + at,
          end: index + at + run.length,
          after: halved(run),
          rule: 'doubled-character',
          confidence: 'inferred',
        })),
  )
}

/** Whether what is left says something: laughter does not, nor do the doubled words of verse. */
function isProse(line: string): boolean {
  const alike = line.match(/(\p{Script=Han})(?=\1)/gu)?.length ?? 0
  return alike <= ALIKE * line.length && likeness(line).oddness <= SENSE
}

const RUN = /\p{Script=Han}+/gu
const WHOLE = /.+/gu

/** How many characters of a line are doubled in a row at most; 0 where one is not. */
function pairsOf(line: string): number {
  const runs = line.match(RUN) ?? []
  const doubled = runs.every((run) => isDoubled(run))
  const kinds = new Set(runs.join('')).size
  return doubled && kinds >= 2 ? runs.reduce((most, { length }) => Math.max(most, length / 2), 0) : 0
}

function isDoubled(run: string): boolean {
  if (run.length % 2 === 1) return false
  for (let at = 0; at < run.length; at += 2) if (run[at] !== run[at + 1]) return false
  return true
}

/** Whether the line's marks and figures are doubled too. */
function isWhole(line: string): boolean {
  return isDoubled(line)
}

function halved(run: string): string {
  return isDoubled(run)
    ? [...run].filter((_, at) => at % 2 === 0).join('')
    : run.replaceAll(RUN, (part) => (isDoubled(part) ? halved(part) : part))
}

/** Names paragraphs that stood before, several in a row as one. */
export function repeatedTextEdits(text: string): Edit[] {
  const met = new Set<string>()
  const edits: Edit[] = []
  /** whether the line before stood before too */
  let goesOn = false
  for (const { index, 0: line } of text.matchAll(/[^\n]+/gu)) {
    const plain = line.trim()
    const isProse =
      (plain.match(/\p{Script=Han}/gu)?.length ?? 0) >= PROSE && /[。！？][”」』）]?$/u.test(plain)
    const again = met.has(plain)
    met.add(plain)
    if (!again) goesOn = false
    else if (isProse && !goesOn) {
      goesOn = true
      edits.push({
        start: index,
        end: index + line.length,
        after: line,
        rule: 'repeated-text',
        confidence: 'unparsed',
        alternatives: [''],
      })
    }
  }
  return edits
}
