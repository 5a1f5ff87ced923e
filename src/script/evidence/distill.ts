/**
 * `node src/script/evidence/distill.ts <dict.txt>`: writes words.ts anew from a dictionary of jieba's form (word,
 * occurrences, part of speech), e.g. `dict.txt` of npm's `@node-rs/jieba`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { RARITIES, RAREST } from './unpack.ts'

const LONGEST = 5
const SELDOMEST = 5
/** Given names of so many persons in the dictionary at least have a character for it to count as one of names. */
const IN_NAMES = 8
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏汪田姜姚谭廖邹熊陆郝孔崔康邱秦史顾侯邵孟龙段钱汤尹黎贺赖龚樊殷施陶洪翟倪严俞章鲁葛韦毕聂柳邢庄辛管祝詹凌费',
)

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: node src/script/evidence/distill.ts <dict.txt>')
  process.exit(2)
}
const rows = readFileSync(path, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .flatMap(([word, count, part]) =>
    word === undefined || count === undefined ? [] : [{ word, count: Number(count), part: part ?? '' }],
  )
const total = rows.reduce((sum, { count }) => sum + count, 0)
const byFirst = new Map<string, { others: string; verbs: string; openers: string }>()
const given = new Map<string, number>()
for (const { word, count, part } of rows.sort((a, b) => (a.word < b.word ? -1 : 1))) {
  const [first = '', ...rest] = word
  if (!/^\p{Script=Han}+$/u.test(word)) continue
  if (part === 'nr' && rest.length === 2 && SURNAMES.has(first))
    for (const character of rest) given.set(character, (given.get(character) ?? 0) + 1)
  if (rest.length >= LONGEST || count < (rest.length === 0 ? 2 : SELDOMEST)) continue
  const rarity = Math.min(Math.round(Math.log(total / count) * 4), RAREST)
  let line = byFirst.get(first)
  if (line === undefined) byFirst.set(first, (line = { others: '', verbs: '', openers: '' }))
  const entry = rest.join('') + RARITIES.charAt(rarity)
  if (part.startsWith('v')) line.verbs += entry
  else if (/^[dpt]/u.test(part) || (part === 'i' && rest.length === 3)) line.openers += entry
  else line.others += entry
}
const words = [...byFirst]
  .map(([first, { others, verbs, openers }]) => `${first}${others}|${verbs}|${openers}`.replace(/\|+$/u, ''))
  .join('\n')
const names = [...given]
  .filter(([, count]) => count >= IN_NAMES)
  .map(([character]) => character)
  .sort()
  .join('')
const target = new URL('words.ts', import.meta.url)
const head = readFileSync(target, 'utf8').split('/** Characters')[0] ?? ''
writeFileSync(
  target,
  `${head}/** Characters that at least ${String(IN_NAMES)} persons of that dictionary have in their given names. */
export const IN_GIVEN_NAMES =
  '${names}'

/** Words by first character, to be read by \`unpack.ts\`. */
export const WORDS = \`${words}\`
`,
)
