/**
 * `node src/script/evidence/distill.ts <dict.txt>`: writes words.ts anew from a dictionary of jieba's form (word,
 * occurrences, part of speech), e.g. `dict.txt` of npm's `@node-rs/jieba`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const LONGEST = 5
const SELDOMEST = 5

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: node src/script/evidence/distill.ts <dict.txt>')
  process.exit(2)
}
const rows = readFileSync(path, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .flatMap(([word, count]) =>
    word === undefined || count === undefined ? [] : [{ word, count: Number(count) }],
  )
const total = rows.reduce((sum, { count }) => sum + count, 0)
const classes = new Map<number, string[]>()
for (const { word, count } of rows) {
  const length = [...word].length
  if (!/^\p{Script=Han}+$/u.test(word) || length > LONGEST || count < (length === 1 ? 2 : SELDOMEST)) continue
  const rarity = Math.round(Math.log(total / count) * 4)
  const list = classes.get(rarity)
  if (list === undefined) classes.set(rarity, [word])
  else list.push(word)
}
const lines = [...classes]
  .sort(([a], [b]) => a - b)
  .map(([rarity, words]) => `${String(rarity)} ${words.sort().join(' ')}`)
const target = new URL('words.ts', import.meta.url)
const head = readFileSync(target, 'utf8').split('export const WORDS')[0] ?? ''
writeFileSync(target, `${head}export const WORDS = \`${lines.join('\n')}\`\n`)
