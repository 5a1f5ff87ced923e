/**
 * `node src/conversion/data/train-contexts.ts [--every n] <path> …`: writes context-weights.json anew from texts that
 * their authors wrote in Traditional for Taiwan: files, or folders of .md and .txt files; one paragraph a line. A multinomial
 * logistic regression learns which form of an ambiguous character goes with which neighbours; texts are turned to
 * Simplified by the project's own way back. Equal texts and options give equal bytes. The sources are named in
 * SOURCES.md beside this file.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FEATURES, keyOf, writeFeatures } from '../context-model.ts'
import { createScriptEngine } from '../engine.ts'
import { regionForms } from '../region.ts'
import { KEY_BITS, MOST_STEPS, packWeights, STEP } from './packed-weights.ts'

/**
 * Characters whose forms mean different things, each followed by its forms in OpenCC's standard Traditional, the usual
 * one first. Left out are those whose forms authors in Taiwan mix freely (伙 夥, 尽 儘, 台 檯, 复 覆, 扎 紮, 占 佔, 周 週,
 * 布 佈, 借 藉, 汇 彙), and those that are mostly surnames or 於 (于 余 范 涂).
 */
const FORMS =
  '云雲云 冲衝沖 准準准 凶兇凶 出出齣 划劃划 制制製 卜卜蔔 卷卷捲 历歷曆 发發髮 只只隻 吊吊弔 后後后 咸鹹咸 喂喂餵 回回迴 姜姜薑 局局侷 干幹干乾 并並併 幸幸倖 彩彩綵 征徵征 径徑逕 御御禦 志志誌 折折摺 斗鬥斗 曲曲麴 朴朴樸 松松鬆 板板闆 注注註 游遊游 症症癥 筑築筑 签簽籤 系系係繫 脏髒臟 致致緻 舍舍捨 苏蘇甦 荡蕩盪 获獲穫 表表錶 谷谷穀 郁郁鬱 采採采 里裏里 钟鍾鐘 链鏈鍊 面面麪'.split(
    ' ',
  )
/** A form must occur so often for a character to be trained. */
const FORM_SEEN = 30
/** A feature must occur so often to have a weight. */
const FEATURE_SEEN = 5
const RATE = 0.15
const EPOCHS = 2
/** So many weights are kept, the strongest, and trained once more: about 200 KB, gzipped. */
const MOST_WEIGHTS = 98_000
/** A line with less Han says nothing. */
const SHORTEST = 4
const SEED = 20_261_201

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
})
const every = Number(values.every)
if (positionals.length === 0 || !(every >= 1)) {
  console.error('usage: node src/conversion/data/train-contexts.ts [--every n] <text> …')
  process.exit(2)
}

/** A paragraph in Simplified with the places to learn from. */
interface Paragraph {
  readonly text: string
  /** UTF-16 offsets */
  readonly places: readonly number[]
  /** which of the character's forms the author wrote at each */
  readonly labels: readonly number[]
}

const engine = createScriptEngine([])
const region = regionForms('tw')
const formsOf = new Map(FORMS.map(([character = '', ...forms]) => [character, forms]))
const shownOf = new Map(
  Array.from(formsOf, ([character, forms]) => [character, forms.map((form) => region.character(form))]),
)

const met = new Set<string>()
const paragraphs = positionals.flatMap(filesAt).flatMap((path) => readParagraphs(path))
shuffle(paragraphs)
const seen = countForms(paragraphs)
const trained = new Map(
  [...formsOf].flatMap(([character, forms]) => {
    const counts = seen.get(character) ?? []
    const kept = forms
      .map((form, index) => ({ form, index }))
      .filter(({ index }) => index === 0 || (counts[index] ?? 0) >= FORM_SEEN)
    return kept.length > 1 ? ([[character, kept]] as const) : []
  }),
)
console.error(`${String(paragraphs.length)} paragraphs, ${String(trained.size)} characters`)
const weights = train()
const packed = packWeights(weights)
const modelled = [...trained]
  .map(([character, forms]) => character + forms.map(({ form }) => form).join(''))
  .sort()
writeFileSync(
  new URL('context-weights.json', import.meta.url),
  `${JSON.stringify(
    {
      about:
        'Made by train-contexts.ts from the texts that SOURCES.md names. forms: a character, then its forms in the standard of OpenCC, the usual one first. weights: packed-weights.ts reads them.',
      forms: modelled.join(' '),
      weights: packed,
    },
    null,
    2,
  )}\n`,
)
console.error(`${String(weights.size)} weights`)

function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt)$/u.test(name))
    .sort()
    .map((name) => join(path, name))
}

/** Every nth paragraph of a file that was not met before, without the marks of Markdown and addresses. */
function readParagraphs(path: string): Paragraph[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const written = line.replace(/^[\s#>*-]+|\]\([^)]*\)|https?:\/\/\S+/gu, '').trim()
      if ((written.match(/\p{Script=Han}/gu)?.length ?? 0) < SHORTEST || met.has(written)) return []
      met.add(written)
      if (met.size % every !== 0) return []
      const text = engine.text(written, { from: 'hant-tw', to: 'hans' })
      if (text.length !== written.length) return []
      const { places, labels } = labelled(text, written)
      return places.length > 0 ? [{ text, places, labels }] : []
    })
}

function labelled(text: string, written: string): Pick<Paragraph, 'places' | 'labels'> {
  const places: number[] = []
  const labels: number[] = []
  for (let at = 0; at < text.length; at++) {
    const label = shownOf.get(text.charAt(at))?.indexOf(written.charAt(at)) ?? -1
    if (label < 0) continue
    places.push(at)
    labels.push(label)
  }
  return { places, labels }
}

function countForms(all: readonly Paragraph[]): Map<string, number[]> {
  const counts = new Map<string, number[]>()
  for (const { text, places, labels } of all) {
    places.forEach((at, index) => {
      const character = text.charAt(at)
      const list = counts.get(character) ?? []
      const label = labels[index] as number
      list[label] = (list[label] ?? 0) + 1
      counts.set(character, list)
    })
  }
  return counts
}

function train(): Map<number, number> {
  const size = 1 << KEY_BITS
  const counts = new Uint8Array(size)
  const weight = new Float32Array(size)
  const squares = new Float32Array(size)
  const keys = new Int32Array(FEATURES)
  const eachPlace = (learn: (label: number, forms: readonly { index: number }[]) => void): void => {
    for (const { text, places, labels } of paragraphs) {
      places.forEach((at, index) => {
        const forms = trained.get(text.charAt(at))
        if (forms === undefined) return
        const label = forms.findIndex((form) => form.index === labels[index])
        if (label < 0) return
        writeFeatures(text, at, keys)
        learn(label, forms)
      })
    }
  }
  eachPlace((_label, forms) => {
    for (let form = 1; form < forms.length; form++)
      for (const key of keys) {
        const slot = keyOf(key, form)
        if ((counts[slot] as number) < FEATURE_SEEN) counts[slot] = (counts[slot] as number) + 1
      }
  })
  const learn = (label: number, forms: readonly unknown[]): void => {
    const odds = [0]
    for (let form = 1; form < forms.length; form++) {
      let sum = 0
      for (const key of keys) sum += weight[keyOf(key, form)] as number
      odds[form] = sum
    }
    const most = Math.max(...odds)
    const powers = odds.map((one) => Math.exp(one - most))
    const total = powers.reduce((sum, one) => sum + one, 0)
    for (let form = 1; form < forms.length; form++) {
      const slope = (powers[form] as number) / total - (form === label ? 1 : 0)
      if (Math.abs(slope) < 1e-4) continue
      for (const key of keys) {
        const slot = keyOf(key, form)
        if ((counts[slot] as number) < FEATURE_SEEN) continue
        squares[slot] = (squares[slot] as number) + slope * slope
        weight[slot] = (weight[slot] as number) - (RATE * slope) / Math.sqrt(squares[slot] as number)
      }
    }
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++) eachPlace(learn)
  const strengths = weight.filter((one) => one !== 0).map(Math.abs)
  const least = strengths.sort()[Math.max(0, strengths.length - MOST_WEIGHTS)] ?? 0
  for (let slot = 0; slot < size; slot++) {
    if (Math.abs(weight[slot] as number) >= least) continue
    weight[slot] = 0
    counts[slot] = 0
  }
  eachPlace(learn)
  const kept = new Map<number, number>()
  for (let slot = 0; slot < size; slot++) {
    const steps = Math.round((weight[slot] as number) / STEP)
    if (steps !== 0) kept.set(slot, Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps)))
  }
  return kept
}

/** Puts paragraphs of all sources among each other, the same way each time. */
function shuffle(list: Paragraph[]): void {
  let state = SEED
  for (let index = list.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (index + 1)
    const one = list[index] as Paragraph
    list[index] = list[other] as Paragraph
    list[other] = one
  }
}
