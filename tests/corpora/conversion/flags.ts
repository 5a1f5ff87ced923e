/**
 * `node tests/corpora/conversion/flags.ts [--to tw|hk] [--input n --wanted n] <file.tsv> …`: how many of the spots that
 * the converter gets wrong `npm run names` points out. `node … --plain <file.txt> …`: how often it points at anything.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ambiguities } from '../../../src/conversion/ambiguities.ts'
import type { Ambiguity } from '../../../src/conversion/ambiguities.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import { NO_GLOSSARY, readCases, sameStyle } from './cases.ts'

/** A sentence and what is right at each of its code units; nothing where the unit is not judged. */
export interface Gold {
  readonly text: string
  readonly accepted: readonly (readonly string[] | undefined)[]
}

/** How well the list of ambiguities covers what is wrong. */
export interface FlagScore {
  readonly wrong: number
  readonly flagged: number
  readonly flags: number
  readonly han: number
  /** each wrong spot that is not flagged, with its sentence */
  readonly missed: readonly string[]
}

const engine = createScriptEngine(NO_GLOSSARY)

/**
 * Counts wrong spots, those of them that are flagged, and all flags.
 *
 * @param rows sentences with what is right
 * @param to the edition
 */
export function scoreFlags(rows: readonly Gold[], to: 'tw' | 'hk' = 'tw'): FlagScore {
  let wrong = 0
  let flagged = 0
  let flags = 0
  let han = 0
  const missed: string[] = []
  for (const { text, accepted } of rows) {
    const shown = engine.text(text, { from: 'hans', to })
    const found = ambiguities(text, NO_GLOSSARY)
    flags += found.length
    han += countHan(text)
    for (const [start, end] of wrongSpots(shown, accepted)) {
      wrong++
      if (found.some((one) => one.start < end && one.end > start)) flagged++
      else missed.push(`${shown.slice(start, end)}: ${text}`)
    }
  }
  return { wrong, flagged, flags, han, missed }
}

/**
 * Lists what is flagged in text of which nothing is known.
 *
 * @param text lines of Simplified
 */
export function flagsOf(text: string): { flags: (Ambiguity & { line: string })[]; han: number } {
  const flags = text
    .split('\n')
    .flatMap((line) => ambiguities(line, NO_GLOSSARY).map((one) => ({ ...one, line })))
  return { flags, han: countHan(text) }
}

function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

function wrongSpots(shown: string, accepted: Gold['accepted']): [number, number][] {
  const spots: [number, number][] = []
  accepted.forEach((forms, at) => {
    if (
      forms === undefined ||
      !/\p{Script=Han}/u.test(shown.charAt(at)) ||
      forms.some((form) => sameStyle(form) === sameStyle(shown.charAt(at)))
    )
      return
    const last = spots.at(-1)
    if (last?.[1] === at) last[1]++
    else spots.push([at, at + 1])
  })
  return spots
}

/**
 * Reads rows whose right answer stands beside the sentence: whole, or as a part of it; `[a|b]` where either is right.
 *
 * @param path a TSV; lines that begin with # are left out
 * @param input the sentence's column, from 0
 * @param wanted the answer's column, from 0
 */
export function readGold(path: string, input: number, wanted: number): Gold[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const columns = line.split('\t')
      return gold(columns[input] ?? '', columns[wanted] ?? '')
    })
}

function gold(text: string, answer: string): Gold[] {
  const forms = answer.includes('[') ? bracketed(answer) : together(answer.split('|'))
  const written = engine.text(forms.map(([first = '']) => first).join(''), { from: 'hant-tw', to: 'hans' })
  const offset = forms.length === text.length ? 0 : text.indexOf(written)
  if (offset < 0 || forms.length === 0) return []
  return [{ text, accepted: [...new Array<undefined>(offset).fill(undefined), ...forms] }]
}

function bracketed(answer: string): string[][] {
  return Array.from(answer.matchAll(/\[([^\]]*)\]|([^[\]])/gu)).flatMap(([, choices, one]) =>
    choices === undefined ? [[one as string]] : together(choices.split('|')),
  )
}

function together(answers: readonly string[]): string[][] {
  return Array.from({ length: answers[0]?.length ?? 0 }, (_, at) => answers.map((one) => one.charAt(at)))
}

/**
 * Reads a case file of this folder: marked words are judged, what stands outside is not.
 *
 * @param path the file
 * @param to the edition
 */
export function readMarked(path: string, to: 'tw' | 'hk' = 'tw'): Gold[] {
  return readCases(path).map(({ text, marks }) => {
    const accepted: (readonly string[] | undefined)[] = []
    for (const { start, accepted: forms } of marks) {
      const offset = [...text].slice(0, start).join('').length
      together(forms[to]).forEach((units, index) => (accepted[offset + index] = units))
    }
    return { text, accepted }
  })
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: 'tw' },
      input: { type: 'string' },
      wanted: { type: 'string' },
      plain: { type: 'boolean', default: false },
    },
  })
  const to = values.to === 'hk' ? 'hk' : 'tw'
  for (const path of positionals) {
    if (values.plain) {
      const { flags, han } = flagsOf(readFileSync(path, 'utf8'))
      for (const { line, start, end, kind, shown, other } of flags)
        console.log(
          `${kind}\t${line.slice(Math.max(0, start - 10), start)}【${line.slice(start, end)}】${line.slice(end, end + 10)}\t${shown.tw}→${other.tw}`,
        )
      console.log(
        `${path}: ${String(flags.length)} flags in ${String(han)} Han, ${((1000 * flags.length) / han).toFixed(2)} in 1,000`,
      )
      continue
    }
    const rows =
      values.input === undefined
        ? readMarked(path, to)
        : readGold(path, Number(values.input), Number(values.wanted))
    const { wrong, flagged, flags, han, missed } = scoreFlags(rows, to)
    for (const one of missed) console.log(`  not flagged: ${one}`)
    console.log(
      `${path}: ${String(flagged)} of ${String(wrong)} wrong spots flagged; ${String(flags)} flags in ${String(han)} Han`,
    )
  }
}
