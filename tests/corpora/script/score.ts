import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createScriptEngine } from '../../../src/script/engine.ts'
import type { AuthorScript, EditionId, ScriptEngine } from '../../../src/script/engine.ts'
import type { Case, Failure } from './cases.ts'
import { failureOf, NO_GLOSSARY, readCases } from './cases.ts'

/** A set of cases and what became of it. */
interface Score {
  readonly name: string
  readonly right: number
  readonly total: number
  readonly failures: readonly string[]
}

function scoreFile(engine: Pick<ScriptEngine, 'text'>, path: string): Score {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const traditional = name.startsWith('t2s')
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
      ({ case: { line }, to, wrong }) =>
        `${name}:${String(line)} (${to}) ${wrong.map(({ shown, wanted }) => `${shown}, wanted ${wanted.join('/')}`).join('; ')}`,
    ),
  }
}

const WAYS: readonly (readonly [string, AuthorScript, EditionId])[] = [
  ['s2tw', 'hans', 'tw'],
  ['s2hk', 'hans', 'hk'],
  ['t2s', 'hant-tw', 'hans'],
  ['tw2s', 'hant-tw', 'hans'],
  ['hk2s', 'hant-hk', 'hans'],
]

function scoreOpenCC(engine: Pick<ScriptEngine, 'text'>, path: string): Score[] {
  const cases = JSON.parse(readFileSync(path, 'utf8')) as {
    id: string
    input: string
    expected: Record<string, string>
  }[]
  return WAYS.map(([chain, from, to]) => {
    const failures: string[] = []
    let total = 0
    for (const { id, input, expected } of cases) {
      const wanted = expected[chain]
      if (wanted === undefined) continue
      total++
      const shown = engine.text(input, { from, to })
      if (withoutQuotes(shown) !== withoutQuotes(wanted))
        failures.push(`${id} ${input} → ${shown}, OpenCC: ${wanted}`)
    }
    return { name: `OpenCC ${chain}`, total, right: total - failures.length, failures }
  })
}

/** Quotation marks turn here and not in OpenCC. */
function withoutQuotes(text: string): string {
  return text.replace(/[“”‘’「」『』]/g, '"')
}

const engine = createScriptEngine(NO_GLOSSARY)
const own = import.meta.dirname
const shared = process.env['SCRIPT_CASES']
const suite = process.env['OPENCC_SUITE']
const scores: Score[] = []
const files = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .map((file) => `${folder}/${file}`)
scores.push(...files(own).map((file) => scoreFile(engine, file)))
if (shared !== undefined && existsSync(shared))
  scores.push(...files(shared).map((file) => scoreFile(engine, file)))
if (suite !== undefined && existsSync(suite)) scores.push(...scoreOpenCC(engine, suite))
for (const { name, right, total, failures } of scores) {
  console.log(`${name}: ${String(right)}/${String(total)}`)
  for (const failure of failures) console.log(`  ${failure}`)
}
void writeFileSync
