/** `npm run bench:restoration`: measures on damage made by program how often the import is right, and writes the tables to `tests/README.md`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Rule } from '../../../src/restoration/tracked-text.ts'
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
/** How many repairs each rule is measured on: no error among the exact, two in a hundred of the inferred. */
const ENOUGH = { exact: 10_000, inferred: 1_000 } as const
/** How many new pages a rule gets at most for that. */
const MOST_PAGES = 9_600
/** What a damage gives less often than once on so many pages is not gone on with. */
const PAGES_FOR_ONE = 40
/** Pages of one kind of damage at a time, the kinds in turn. */
const AT_ONCE = 8

type Rules = RowScore['rules']

/** A kind of damage: what its rules gave on new pages. */
interface Kind {
  readonly name: string
  readonly measure: (round: number) => Rules
  /** the rules of its first pages */
  readonly first: Rules
}

const pages = cleanPages()
const sums = { exact: { right: 0, all: 0 }, inferred: { right: 0, all: 0 }, guess: { right: 0, all: 0 } }
const figure = ({ right, all }: { right: number; all: number }) => (all === 0 ? '–' : `${right} / ${all}`)
const lines = [
  '| damage | kind | wanted | pages | exact | inferred | guess | named |',
  '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |',
]
const rules: Rules = new Map()
const kinds: Kind[] = []
const began = process.cpuUsage()

for (const [damage, rows] of Object.entries(ROWS))
  for (const row of rows) {
    const { damaged, asWanted, repairs, rules: own, mistaken } = scoreRow(row, pages)
    tellMistakes(row.name, mistaken)
    addRules(rules, own)
    kinds.push({
      name: row.name,
      first: own,
      measure: (round) => {
        const random = seededRandom(1000 + round)
        const more = scoreRow(row, shuffledPages(random, AT_ONCE), random)
        tellMistakes(row.name, more.mistaken)
        return more.rules
      },
    })
    for (const confidence of REPAIRS) {
      sums[confidence].right += repairs[confidence].right
      sums[confidence].all += repairs[confidence].all
    }
    lines.push(
      `| ${damage} | ${row.name} | ${row.wanted} | ${asWanted} / ${damaged} | ${REPAIRS.map((confidence) => figure(repairs[confidence])).join(' | ')} | ${repairs.unparsed.all} |`,
    )
  }
progress('every kind of damage on the clean pages')

const clean = [...cleanTexts(), ...GENRES.map(([, text]) => text)]
for (const [name, variant] of VARIANTS) {
  const {
    pages: all,
    detected,
    exact,
    inferred,
    guess,
    unparsed,
    rules: own,
    mistaken,
  } = score(clean, variant)
  tellMistakes(name, mistaken)
  addRules(rules, own)
  kinds.push({
    name,
    first: own,
    measure: (round) => {
      // one page of many sentences has more broken runs than many of few, for the same work
      const whole = shuffledPages(seededRandom(5000 + round), AT_ONCE)
        .join('')
        .replaceAll(/\n+/gu, '\n')
      const more = score([whole], variant)
      tellMistakes(name, more.mistaken)
      return more.rules
    },
  })
  for (const [confidence, { right, all: total }] of Object.entries({ exact, inferred, guess })) {
    sums[confidence as keyof typeof sums].right += right
    sums[confidence as keyof typeof sums].all += total
  }
  lines.push(
    `| misaligned-gbk | ${name} | repair | ${detected} / ${all} | ${figure(exact)} | ${figure(inferred)} | ${figure(guess)} | ${unparsed.all} |`,
  )
}
progress('misaligned GBK on the clean pages')
lines.push(`| all | | | | ${figure(sums.exact)} | ${figure(sums.inferred)} | ${figure(sums.guess)} | |`)

// rules that the clean pages did not measure often enough go on with new pages of the kinds that have them
for (const rule of [...rules.keys()].toSorted()) {
  const own = kinds.filter(({ first }) => first.has(rule))
  for (let turn = 0; !isMeasured(rule, turn * AT_ONCE) && turn * AT_ONCE < MOST_PAGES; turn++) {
    const kind = own[turn % own.length]
    if (kind) addRules(rules, kind.measure(turn))
  }
  progress(rule)
}

/** Whether each confidence that a rule gives was met often enough, or hardly ever on so many new pages. */
function isMeasured(rule: Rule, newPages: number): boolean {
  const counts = rules.get(rule)
  return (['exact', 'inferred'] as const).every((confidence) => {
    const { all } = counts?.[confidence] ?? { all: 0 }
    return all <= newPages / PAGES_FOR_ONE || all >= ENOUGH[confidence]
  })
}

function progress(what: string): void {
  const { user, system } = process.cpuUsage(began)
  const own = rules.get(what as Rule)
  const figures = own ? `: ${CONFIDENCES.map((each) => `${each} ${figure(own[each])}`).join(', ')}` : ''
  process.stderr.write(`${((user + system) / 1e6).toFixed(0).padStart(5)} s  ${what}${figures}\n`)
}

function tellMistakes(name: string, mistaken: readonly string[]): void {
  for (const mistake of mistaken) process.stderr.write(`wrong: ${name}: ${mistake}\n`)
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
  'Repairs that gave the clean text, of all repairs, by rule and by kind of damage; `named` are places told and left as they are. Each rule goes on with new pages until 10,000 exact and 1,000 inferred repairs are counted, as far as its damage can be made so often. Pages: those for which what is wanted came of it.',
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
