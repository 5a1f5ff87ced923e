/** `npm run bench:restoration [-- PAGES]`: measures on damage made by program how often the import is right, and writes the tables to `tests/README.md`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import {
  addRules,
  cleanPages,
  CONFIDENCES,
  ROWS,
  scoreRow,
  shuffledPages,
  type RowScore,
} from '../../corpora/restoration/confidence.ts'
import { seededRandom } from '../../corpora/restoration/random.ts'
import { cleanTexts } from '../../corpora/restoration/clean-text.ts'
import { GENRES } from '../../corpora/restoration/other-genres.ts'
import { score, VARIANTS } from '../../corpora/restoration/score.ts'

const README = new URL('../../README.md', import.meta.url).pathname
const [START, END] = ['<!-- restoration: written by npm run bench:restoration -->', '<!-- /restoration -->']
const REPAIRS = CONFIDENCES.filter((confidence) => confidence !== 'unparsed')
/** How many repairs each rule is measured on, as far as so many rounds of new pages give them. */
const ENOUGH = 10_000
const ROUNDS = 60
const PAGES = 12

/** how many pages are broken, which takes long to repair; all without an argument */
const most = Number(process.argv[2] ?? Infinity)
const pages = cleanPages()
const sums = { exact: { right: 0, all: 0 }, inferred: { right: 0, all: 0 }, guess: { right: 0, all: 0 } }
const figure = ({ right, all }: { right: number; all: number }) => (all === 0 ? '–' : `${right} / ${all}`)
const lines = [
  '| damage | kind | wanted | pages | exact | inferred | guess | named |',
  '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |',
]
const rules: RowScore['rules'] = new Map()

for (const [damage, rows] of Object.entries(ROWS))
  for (const row of rows) {
    const { damaged, asWanted, repairs, rules: own } = scoreRow(row, pages)
    addRules(rules, own)
    for (const confidence of REPAIRS) {
      sums[confidence].right += repairs[confidence].right
      sums[confidence].all += repairs[confidence].all
    }
    lines.push(
      `| ${damage} | ${row.name} | ${row.wanted} | ${asWanted} / ${damaged} | ${REPAIRS.map((confidence) => figure(repairs[confidence])).join(' | ')} | ${repairs.unparsed.all} |`,
    )
  }

const clean = [...cleanTexts(), ...GENRES.map(([, text]) => text)].slice(-most)
for (const [name, variant] of VARIANTS) {
  const { pages: all, detected, exact, inferred, guess, unparsed, rules: own } = score(clean, variant)
  addRules(rules, own)
  for (const [confidence, { right, all: total }] of Object.entries({ exact, inferred, guess })) {
    sums[confidence as keyof typeof sums].right += right
    sums[confidence as keyof typeof sums].all += total
  }
  lines.push(
    `| misaligned-gbk | ${name} | repair | ${detected} / ${all} | ${figure(exact)} | ${figure(inferred)} | ${figure(guess)} | ${unparsed.all} |`,
  )
}
lines.push(`| all | | | | ${figure(sums.exact)} | ${figure(sums.inferred)} | ${figure(sums.guess)} | |`)

// rules that few pages need go on with new pages until they are measured
for (let round = 0; round < ROUNDS; round++) {
  const few = new Set([...rules].flatMap(([rule, counts]) => (repaired(counts) < ENOUGH ? [rule] : [])))
  const random = seededRandom(1000 + round)
  const fresh = shuffledPages(random, PAGES)
  for (const row of Object.values(ROWS).flat()) {
    if (row.wanted === 'refuse') continue
    const first = scoreRow(row, fresh.slice(0, 1), random)
    if (![...first.rules].some(([rule, counts]) => few.has(rule) && repaired(counts) > 0)) continue
    addRules(rules, first.rules)
    addRules(rules, scoreRow(row, fresh.slice(1), random).rules)
  }
}

function repaired(counts: Record<(typeof CONFIDENCES)[number], { all: number }>): number {
  return REPAIRS.reduce((sum, confidence) => sum + counts[confidence].all, 0)
}

const ruleLines = [
  '| rule | exact | inferred | guess | named |',
  '| --- | ---: | ---: | ---: | ---: |',
  ...[...rules]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([rule, counts]) =>
        `| ${rule} | ${REPAIRS.map((confidence) => figure(counts[confidence])).join(' | ')} | ${counts.unparsed.all} |`,
    ),
]

const section = [
  START,
  '### Restoration',
  '',
  'Repairs that gave the clean text, of all repairs, by rule and by kind of damage; `named` are places told and left as they are. Each rule is measured on 10,000 repairs, as far as its damage can be made so often. Pages: those for which what is wanted came of it.',
  '',
  ...ruleLines,
  '',
  ...lines,
  END,
].join('\n')
const before = existsSync(README) ? readFileSync(README, 'utf8') : '# Tests\n'
const [start, end] = [before.indexOf(START), before.indexOf(END)]
writeFileSync(
  README,
  start >= 0 && end > start
    ? before.slice(0, start) + section + before.slice(end + END.length)
    : `${before.trimEnd()}\n\n${section}\n`,
)
process.stdout.write(`${[...ruleLines, ...lines].join('\n')}\n`)
