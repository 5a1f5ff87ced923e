/**
 * `node src/conversion/data/distill.ts <dict.txt>`: writes words.json anew from jieba's dictionary, the `dict.txt` of
 * npm's `@node-rs/jieba`.
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
const HAN = /^\p{Script=Han}+$/u

/** What words.json holds. */
export interface WordList {
  readonly about: string
  readonly source: Readonly<Record<'package' | 'version' | 'file' | 'licence', string>>
  /** characters that at least `IN_NAMES` persons have in their given names */
  readonly givenNameCharacters: string
  /** given names of two characters that at least `WHOLE_NAMES` persons bear, parted by spaces */
  readonly givenNames: string
  /** words by first character; `unpack.ts` reads them */
  readonly words: readonly string[]
}

const SOURCE: WordList['source'] = {
  package: '@node-rs/jieba',
  version: '2.0.3',
  file: 'dict.txt',
  licence: 'MIT, see LICENSE-jieba.txt',
}

/**
 * Distils a dictionary of jieba's form.
 *
 * @param dictionary lines of word, occurrences and part of speech, parted by spaces
 * @returns words of up to five Han characters that occur at least five times, with how rare they are and what part of
 *   speech; and what persons are called
 */
export function distill(dictionary: string): WordList {
  const rows = dictionary
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([word, count, part]) =>
      word === undefined || count === undefined ? [] : [{ word, count: Number(count), part: part ?? '' }],
    )
    .sort((a, b) => (a.word < b.word ? -1 : 1))
  return {
    about:
      'Made by distill.ts. A line of words: first character; the rest of each word and the letter of its rarity.',
    source: SOURCE,
    ...givenNames(rows),
    words: packedWords(rows),
  }
}

interface Row {
  readonly word: string
  readonly count: number
  readonly part: string
}

function givenNames(rows: readonly Row[]): Pick<WordList, 'givenNameCharacters' | 'givenNames'> {
  const characters = new Map<string, number>()
  const wholes = new Map<string, number>()
  for (const { word, part } of rows) {
    const [first = '', ...rest] = word
    if (part !== 'nr' || rest.length !== 2 || !SURNAMES.has(first) || !HAN.test(word)) continue
    const whole = rest.join('')
    if (!NO_GIVEN_NAME.test(whole)) wholes.set(whole, (wholes.get(whole) ?? 0) + 1)
    for (const character of rest) characters.set(character, (characters.get(character) ?? 0) + 1)
  }
  const itself = new Set(
    rows.flatMap(({ word, count, part }) => (count >= WORD_ITSELF && !/^n[rz]/u.test(part) ? [word] : [])),
  )
  return {
    givenNameCharacters: metOften(characters, IN_NAMES).join(''),
    givenNames: metOften(wholes, WHOLE_NAMES)
      .filter((name) => !itself.has(name))
      .join(' '),
  }
}

function metOften(counts: ReadonlyMap<string, number>, least: number): string[] {
  return Array.from(counts)
    .flatMap(([name, count]) => (count >= least ? [name] : []))
    .sort()
}

function packedWords(rows: readonly Row[]): string[] {
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  const byFirst = new Map<string, { others: string; verbs: string; openers: string }>()
  for (const { word, count, part } of rows) {
    const [first = '', ...rest] = word
    if (!HAN.test(word) || rest.length >= LONGEST || count < (rest.length === 0 ? 2 : SELDOMEST)) continue
    const rarity = Math.min(Math.round(Math.log(total / count) * 4), RAREST)
    let line = byFirst.get(first)
    if (line === undefined) byFirst.set(first, (line = { others: '', verbs: '', openers: '' }))
    const entry = rest.join('') + RARITIES.charAt(rarity)
    if (part.startsWith('v')) line.verbs += entry
    else if (/^[dpt]/u.test(part) || (part === 'i' && rest.length === 3)) line.openers += entry
    else line.others += entry
  }
  return Array.from(byFirst, ([first, { others, verbs, openers }]) =>
    `${first}${others}|${verbs}|${openers}`.replace(/\|+$/u, ''),
  )
}

if (process.argv[1] === import.meta.filename) {
  const [path] = process.argv.slice(2)
  if (path === undefined) {
    console.error('usage: node src/conversion/data/distill.ts <dict.txt>')
    process.exit(2)
  }
  const list = distill(readFileSync(path, 'utf8'))
  writeFileSync(new URL('words.json', import.meta.url), `${JSON.stringify(list, null, 2)}\n`)
}
