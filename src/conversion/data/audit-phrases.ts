/**
 * `node src/conversion/data/audit-phrases.ts <dict.txt> <text>...`: writes phrases.json, which of OpenCC's phrases with
 * another form than their characters have alone are no words.
 *
 * The dictionary is jieba's (`dict.txt` of npm's `@node-rs/jieba`, MIT). The texts are written in Traditional by their
 * authors, one paragraph a line: press releases of Taiwan's presidential office and of the city and council of Tainan,
 * and laws, none of them under copyright (Taiwan's Copyright Act, article 9). They are turned to Simplified, cut, and
 * each phrase that the cut uses is held against what the author wrote.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { WORDS_TO_TRADITIONAL } from '../corrections.ts'
import { buildLexicon, openccEntries } from '../lexicon.ts'
import { personEdges } from '../persons/person-edges.ts'
import { plainConverter } from '../opencc.ts'
import { regionForms } from '../region.ts'
import { Segmenter } from '../segmentation.ts'

/** Forms that careful authors use for each other; a word of jieba's that differs in these alone stays. */
const FREE = [
  ...'瞭了佈布紮扎儘盡覆復鉅巨彙匯侷局蹟跡座坐緻致藉借慼戚錶表嚐嘗檯臺柺拐週周迴回摺折註注託托傢家唸念盃杯餬糊覈核鍊煉盪蕩菸煙綵彩廕蔭昇升饑飢釦扣誌志慾欲淩凌佔占滙匯穫獲鵰雕矇蒙譟噪廝厮箇個鑾伕夫葯藥複復游遊',
]
/** Words that the mainland's news has and those texts do not, or that what stands beside them decides: 制假售假, 并为一家. */
const KEPT = new Set(
  '制假 海里 影后 天后 数只 一出 单于 并发 编发 金发 并为 并到 复审 复用 山岳 系争 干的 冲冲 封后 油面 制作业'.split(
    ' ',
  ),
)
const LONGEST = 5
const LEAST = 2

interface Phrase {
  readonly word: string
  readonly form: string
  readonly usual: string
  readonly differs: readonly number[]
  confirmed: number
  refuted: number
}

const [dictionaryPath, ...textPaths] = process.argv.slice(2)
if (dictionaryPath === undefined || textPaths.length === 0) {
  console.error('usage: node src/conversion/data/audit-phrases.ts <dict.txt> <text>...')
  process.exit(2)
}
const dictionary = new Set(
  readFileSync(dictionaryPath, 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[0] ?? ''),
)
const lexicon = buildLexicon({ leftOut: new Set(), unproved: new Set() })
const { character, word: inTaiwan } = regionForms('tw')
const usualForm = (one: string): string => character(lexicon.characters.get(one) ?? one)
const corrected = new Set(WORDS_TO_TRADITIONAL.map(([word]) => word))
const phrases = new Map<string, Phrase>()
for (const [word, standard] of openccEntries().phrases) {
  if (word.length > LONGEST || corrected.has(word)) continue
  const form = inTaiwan(standard)
  const usual = [...word].map(usualForm).join('')
  const differs = [...word].flatMap((_, at) => (form.charAt(at) === usual.charAt(at) ? [] : [at]))
  if (differs.length > 0 && form.length === word.length)
    phrases.set(word, { word, form, usual, differs, confirmed: 0, refuted: 0 })
}

const toSimplified = plainConverter('tw', 'cn')
const segmenter = new Segmenter(lexicon)
for (const path of textPaths) {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const text = toSimplified(line)
    if (text.length !== line.length) continue
    for (const { 0: run, index: start } of text.matchAll(/[㐀-鿿]+/gu)) {
      const end = start + run.length
      const { ends, count } = segmenter.cut(
        text,
        start,
        end,
        personEdges(text, start, end, lexicon, usualForm),
      )
      let from = start
      for (let index = 0; index < count; index++) {
        const to = ends[index] as number
        const phrase = phrases.get(text.slice(from, to))
        if (phrase !== undefined) compare(phrase, line, from)
        from = to
      }
    }
  }
}

function compare(phrase: Phrase, line: string, from: number): void {
  const { form, usual, differs } = phrase
  if (differs.every((at) => line.charAt(from + at) === form.charAt(at))) phrase.confirmed++
  else if (differs.every((at) => line.charAt(from + at) === usual.charAt(at))) phrase.refuted++
}

function isFree({ form, usual, differs }: Phrase): boolean {
  return differs.every((at) => {
    const place = FREE.indexOf(form.charAt(at))
    return place >= 0 && FREE[place % 2 === 0 ? place + 1 : place - 1] === usual.charAt(at)
  })
}

const list = [...phrases.values()].sort((a, b) => (a.word < b.word ? -1 : 1))
const isKept = (phrase: Phrase): boolean =>
  KEPT.has(phrase.word) || (dictionary.has(phrase.word) && isFree(phrase))
const leftOut = list.filter((one) => one.refuted >= LEAST && one.refuted > one.confirmed && !isKept(one))
const unproved = list.filter(
  (one) => !dictionary.has(one.word) && one.confirmed === 0 && !leftOut.includes(one) && !isKept(one),
)
writeFileSync(
  new URL('phrases.json', import.meta.url),
  `${JSON.stringify(
    {
      about:
        'Made by audit-phrases.ts. leftOut: phrases of OpenCC that authors refute. unproved: those that no list of words and no author confirms.',
      leftOut: leftOut.map(({ word }) => word).join(' '),
      unproved: unproved.map(({ word }) => word).join(' '),
    },
    null,
    2,
  )}\n`,
)
console.log(
  `${String(leftOut.length)} left out, ${String(unproved.length)} unproved of ${String(list.length)}`,
)
