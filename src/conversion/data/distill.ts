/**
 * `node src/conversion/data/distill.ts <dict.txt>`: writes words.ts anew from a dictionary of jieba's form (word,
 * occurrences, part of speech), e.g. `dict.txt` of npm's `@node-rs/jieba`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { RARITIES, RAREST } from './unpack.ts'

const LONGEST = 5
const SELDOMEST = 5
/** Given names of so many persons in the dictionary at least have a character for it to count as one of names. */
const IN_NAMES = 8
/** So many persons with different surnames must bear a given name of two characters for it to be listed whole. */
const WHOLE_NAMES = 2
/** Characters of titles and kinship, and of villages, which the dictionary counts among persons: 王公子, 李家庄. */
const NO_GIVEN_NAME =
  /[公母娘爷夫师兄弟哥姐姊村庄镇沟湾寨桥墩堡渡婆太嫂舅帝后妃主医将相令巡丞抚使督官老院司御侠香者们氏州皇侍爹妈叔爸妻子女婶兵贼寇店铺屯营坡岔坪坝尔斯特拉克里姨孔目头守备员政军门府真人半二三四五六七八九十大小长王]/u
/** A word other than a name that occurs so often is no evidence of one. */
const WORD_ITSELF = 20
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏汪田姜姚谭廖邹熊陆郝孔崔康邱秦史顾侯邵孟龙段钱汤尹黎贺赖龚樊殷施陶洪翟倪严俞章鲁葛韦毕聂柳邢庄辛管祝詹凌费',
)

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: node src/conversion/data/distill.ts <dict.txt>')
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
const wholes = new Map<string, number>()
for (const { word, count, part } of rows.sort((a, b) => (a.word < b.word ? -1 : 1))) {
  const [first = '', ...rest] = word
  if (!/^\p{Script=Han}+$/u.test(word)) continue
  if (part === 'nr' && rest.length === 2 && SURNAMES.has(first)) {
    const whole = rest.join('')
    if (!NO_GIVEN_NAME.test(whole)) wholes.set(whole, (wholes.get(whole) ?? 0) + 1)
    for (const character of rest) given.set(character, (given.get(character) ?? 0) + 1)
  }
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
const itself = new Set(
  rows.flatMap(({ word, count, part }) => (count >= WORD_ITSELF && !/^n[rz]/u.test(part) ? [word] : [])),
)
const whole = [...wholes]
  .filter(([name, count]) => count >= WHOLE_NAMES && !itself.has(name))
  .map(([name]) => name)
  .sort()
  .join('')
const target = new URL('words.ts', import.meta.url)
const head = readFileSync(target, 'utf8').split('/** Characters')[0] ?? ''
writeFileSync(
  target,
  `${head}/** Characters that at least ${String(IN_NAMES)} persons of that dictionary have in their given names. */
export const IN_GIVEN_NAMES =
  '${names}'

/** Given names of two characters that at least ${String(WHOLE_NAMES)} persons of that dictionary bear, one after the other. */
export const GIVEN_NAMES =
  '${whole}'

/** Words by first character, to be read by \`unpack.ts\`. */
export const WORDS = \`${words}\`
`,
)
