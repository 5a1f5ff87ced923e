/**
 * `node tests/bench/conversion/ratios.ts`: how long this converter takes on the site's articles, as ratios of the time of
 * opencc-js (processor time) and, where the command `opencc` is installed, of its time, all in one run.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConverterBuilder } from 'opencc-js/core'
import * as preset from 'opencc-js/preset'
import { createScriptEngine } from '../../../src/conversion/engine.ts'

const ROUNDS = 25
const WARM_UP = 25
const folder = join(import.meta.dirname, '../../../content/articles')
const articles = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.mdx?$/u.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
const pages = articles.map((text) =>
  text
    .replace(/[<&]/gu, '')
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n'),
)
const all = articles.join('\n')

const begun = process.cpuUsage()
const engine = createScriptEngine([])
engine.text('发', { from: 'hans', to: 'tw' })
const startUp = process.cpuUsage(begun).user / 1000
const openccJs = ConverterBuilder(preset)({ from: 'cn', to: 'tw' })

const times = {
  openccJs: [] as number[],
  text: [] as number[],
  html: [] as number[],
  command: [] as number[],
}
const take = (list: number[], work: () => void): void => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  list.push((user + system) / 1000)
}
for (let round = 0; round < ROUNDS + WARM_UP; round++) {
  take(times.openccJs, () => articles.forEach((text) => openccJs(text)))
  take(times.text, () => articles.forEach((text) => engine.text(text, { from: 'hans', to: 'tw' })))
  take(times.html, () => pages.forEach((html) => engine.html(html, { from: 'hans', to: 'tw' })))
}
const hasCommand = spawnSync('opencc', ['--version']).status === 0
if (hasCommand) {
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    spawnSync('opencc', ['-c', 's2tw.json'], { input: all })
    times.command.push(performance.now() - start)
  }
}

const middle = (list: readonly number[], skip = WARM_UP): number => {
  const sorted = list.slice(skip).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
const base = middle(times.openccJs)
const row = (name: string, time: number): string =>
  `${name.padEnd(28)} ${time.toFixed(1).padStart(8)} ms  ${(time / base).toFixed(2)} × opencc-js`
console.log(
  `${String(articles.length)} articles, ${String(all.length)} characters, medians of ${String(ROUNDS)} rounds`,
)
console.log(row('opencc-js', base))
console.log(row('this converter, text', middle(times.text)))
console.log(row('this converter, HTML', middle(times.html)))
console.log(
  hasCommand
    ? row('opencc command, wall time', middle(times.command, 0))
    : 'opencc command: not installed, left out',
)
console.log(`start-up: ${startUp.toFixed(0)} ms, once a process`)
