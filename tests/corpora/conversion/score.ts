import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import type { AuthorScript, EditionId, ScriptEngine } from '../../../src/conversion/engine.ts'
import type { Case, Failure } from './cases.ts'
import { failureOf, NO_GLOSSARY, readCases, readMarkupCases } from './cases.ts'

/** A set of cases and what became of it. */
export interface Score {
  readonly name: string
  readonly right: number
  readonly total: number
  readonly failures: readonly string[]
}

function scoreFile(engine: Pick<ScriptEngine, 'text'>, path: string, prefix = ''): Score {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const name = `${prefix}${file}`
  const traditional = file.startsWith('t2s') || file === TO_SIMPLIFIED
  const cases = readCases(path, traditional ? 'hant-tw' : 'hans')
  const editions: EditionId[] = traditional ? ['hans'] : ['tw', 'hk']
  const judged = cases.filter((one) => one.marks.length > 0)
  const failures: Failure[] = []
  const wrongCases = new Set<Case>()
  for (const one of judged) {
    for (const to of editions) {
      const failure = failureOf(engine, one, to)
      if (failure !== undefined) {
        failures.push(failure)
        wrongCases.add(one)
      }
    }
  }
  return {
    name,
    total: judged.length,
    right: judged.length - wrongCases.size,
    failures: failures.map(
      ({ case: { text }, to, wrong }) =>
        `${name}\t${to}\t${text}\t${wrong.map(({ shown, wanted }) => `${shown}, wanted ${wanted.join('/')}`).join('; ')}`,
    ),
  }
}

/** The file whose sentences are Traditional. */
const TO_SIMPLIFIED = 'to-simplified.tsv'

const WAYS: readonly (readonly [string, AuthorScript, EditionId])[] = [
  ['s2tw', 'hans', 'tw'],
  ['s2hk', 'hans', 'hk'],
  ['t2s', 'hant-tw', 'hans'],
  ['tw2s', 'hant-tw', 'hans'],
  ['hk2s', 'hant-hk', 'hans'],
]

function scoreOpenCC(engine: Pick<ScriptEngine, 'text'>, path: string): Score[] {
  const cases = JSON.parse(readFileSync(path, 'utf8')) as {
    input: string
    expected: Record<string, string>
  }[]
  return WAYS.map(([chain, from, to]) => {
    const failures: string[] = []
    let total = 0
    for (const { input, expected } of cases) {
      const wanted = expected[chain]
      if (wanted === undefined) continue
      total++
      const shown = engine.text(input, { from, to })
      if (withoutQuotes(shown) !== withoutQuotes(wanted))
        failures.push(`OpenCC ${chain}\t${to}\t${input}\t${shown}, wanted ${wanted}`)
    }
    return { name: `OpenCC ${chain}`, total, right: total - failures.length, failures }
  })
}

/** Quotation marks turn here and not in OpenCC. */
function withoutQuotes(text: string): string {
  return text.replace(/[“”‘’「」『』]/g, '"')
}

/** Rows of HTML and what the Taiwan page shows. */
function scoreMarkup(path: string): Score {
  const engine = createScriptEngine([{ hans: '里院', tw: '里院', kind: 'place' }])
  const name = path.slice(path.lastIndexOf('/') + 1)
  const failures: string[] = []
  const rows = readMarkupCases(path)
  for (const { html, wanted } of rows) {
    const shown = engine.html(html, { from: 'hans', to: 'tw' })
    if (shown !== wanted) failures.push(`${name}\ttw\t${html}\t${shown}, wanted ${wanted}`)
  }
  return {
    name,
    total: rows.length,
    right: rows.length - failures.length,
    failures,
  }
}

/**
 * Scores every set of cases there is: this folder's, the shared ones of SCRIPT_CASES, OpenCC's of OPENCC_SUITE.
 *
 * @returns a score for each set, its failures in words
 */
export function scoreAll(): Score[] {
  const engine = createScriptEngine(NO_GLOSSARY)
  const shared = process.env['SCRIPT_CASES']
  const suite = process.env['OPENCC_SUITE']
  const scores = files(import.meta.dirname).map((path) =>
    path.endsWith('.html.tsv') ? scoreMarkup(path) : scoreFile(engine, path),
  )
  if (shared !== undefined && existsSync(shared))
    scores.push(...files(shared).map((path) => scoreFile(engine, path, 'SCRIPT_CASES/')))
  if (suite !== undefined && existsSync(suite)) scores.push(...scoreOpenCC(engine, suite))
  return scores
}

function files(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv') && file !== 'known-failures.tsv')
    .sort()
    .map((file) => `${folder}/${file}`)
}

const KNOWN_FAILURES = `${import.meta.dirname}/known-failures.tsv`
const HEADER = `# What the converter gets wrong, held by script.test.ts; written by \`node tests/corpora/conversion/score.ts --write\`.
# set\tedition\tsentence\tshown and wanted
`

/** Lists the failures that the snapshot holds, one a line. */
export function knownFailures(): string[] {
  return readFileSync(KNOWN_FAILURES, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

if (process.argv[1] === import.meta.filename) {
  const scores = scoreAll()
  const scored = new Set(scores.map(({ name }) => name))
  const failures = scores.flatMap((score) => score.failures)
  if (process.argv.includes('--write')) {
    // sets that are not here now keep what they had
    const others = knownFailures().filter((line) => !scored.has(line.slice(0, line.indexOf('\t'))))
    writeFileSync(KNOWN_FAILURES, `${HEADER}${[...failures, ...others].join('\n')}\n`)
  }
  for (const failure of failures) console.log(failure)
  for (const { name, right, total } of scores)
    console.log(
      `${name}: ${String(right)}/${String(total)}, ${((100 * right) / Math.max(1, total)).toFixed(1)} %`,
    )
}
