/** `npm run bench:restoration [-- PAGES]`: measures on damage made by program how often the import is right, and writes the tables to `tests/README.md`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Confidence } from '../../../src/restoration/tracked-text.ts'
import { cleanPages, ROWS, scoreRow } from '../../corpora/restoration/confidence.ts'
import { cleanTexts } from '../../corpora/restoration/clean-text.ts'
import { GENRES } from '../../corpora/restoration/other-genres.ts'
import { score, VARIANTS } from '../../corpora/restoration/score.ts'

const README = new URL('../../README.md', import.meta.url).pathname
const [START, END] = ['<!-- restoration: written by npm run bench:restoration -->', '<!-- /restoration -->']
const CONFIDENCES: readonly Confidence[] = ['exact', 'inferred', 'guess']

/** how many pages are broken, which takes long to repair; all without an argument */
const most = Number(process.argv[2] ?? Infinity)
const pages = cleanPages()
const sums = { exact: { right: 0, all: 0 }, inferred: { right: 0, all: 0 }, guess: { right: 0, all: 0 } }
const figure = ({ right, all }: { right: number; all: number }) => (all === 0 ? '–' : `${right} / ${all}`)
const lines = [
  '| damage | kind | wanted | pages | exact | inferred | guess | named |',
  '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |',
]

for (const [damage, rows] of Object.entries(ROWS))
  for (const row of rows) {
    const { damaged, asWanted, repairs } = scoreRow(row, pages)
    for (const confidence of ['exact', 'inferred', 'guess'] as const) {
      sums[confidence].right += repairs[confidence].right
      sums[confidence].all += repairs[confidence].all
    }
    lines.push(
      `| ${damage} | ${row.name} | ${row.wanted} | ${asWanted} / ${damaged} | ${CONFIDENCES.map((confidence) => figure(repairs[confidence])).join(' | ')} | ${repairs.unparsed.all} |`,
    )
  }

const clean = [...cleanTexts(), ...GENRES.map(([, text]) => text)].slice(-most)
for (const [name, variant] of VARIANTS) {
  const { pages: all, detected, exact, inferred, guess, unparsed } = score(clean, variant)
  for (const [confidence, { right, all: total }] of Object.entries({ exact, inferred, guess })) {
    sums[confidence as keyof typeof sums].right += right
    sums[confidence as keyof typeof sums].all += total
  }
  lines.push(
    `| misaligned-gbk | ${name} | repair | ${detected} / ${all} | ${figure(exact)} | ${figure(inferred)} | ${figure(guess)} | ${unparsed.all} |`,
  )
}
lines.push(`| all | | | | ${figure(sums.exact)} | ${figure(sums.inferred)} | ${figure(sums.guess)} | |`)

const section = [
  START,
  '### Restoration',
  '',
  'Repairs that gave the clean text, of all repairs, by kind of damage; `named` are places told and left as they are. Pages: those for which what is wanted came of it.',
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
process.stdout.write(`${lines.join('\n')}\n`)
