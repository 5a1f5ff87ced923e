/**
 * The lexicon, made at build time: words, names and places of the paper with their pinyin, in files small enough to
 * be fetched while a reader types.
 */
import { pinyin } from 'pinyin-pro'
import type { SearchDocument } from './document.ts'
import type { Fold } from './fold.ts'
import { hanShard, type LexiconKind } from './lexicon-files.ts'

type EditionId = 'hans' | 'tw' | 'hk'

/** The documents of one article. */
export type ArticleEditions = Partial<Record<EditionId, SearchDocument>> & { hans: SearchDocument }

interface Entry {
  kind: LexiconKind
  /** articles that have it */
  count: number
  forms: Partial<Record<EditionId, string>> & { hans: string }
}

const han = /^\p{Script=Han}+$/u
const longestWord = 7
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Endings by which a word of several segments is known as a place, a road, a building or a body. */
const placeEnding = /[路街巷道湾角岛山海河湖区市村庄里院苑坊楼馆园场桥站港关厦店厂校所局部处委会社滩崖]$/u
const surname =
  '于王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文岳涂朴党游郁'
const personAround = new RegExp(
  `(?<=[，。：；、“”‘’（）《》｜\\s]|记者|通讯员|主任|书记|经理|居民|市民|设计师|^)[${surname}]\\p{Script=Han}{1,2}(?=说|介绍|表示|告诉|认为|坦言|回忆|提醒|补充|解释|建议|摄|提供)`,
  'gu',
)

/**
 * Collects the lexicon of a paper.
 *
 * @param articles the documents of each article
 * @param fold the index's folding
 * @returns the content of each file, by its name without folder: `<edition>-<letter>.json` by the first letter of
 * the pinyin, `<edition>-han-<number>.json` by the first character
 */
export function lexiconFiles(articles: readonly ArticleEditions[], fold: Fold): Map<string, string> {
  const files = new Map<string, string[]>()
  for (const { kind, count, forms } of collect(articles)) {
    const syllables = pinyin(forms.hans, {
      toneType: 'none',
      type: 'array',
      v: true,
      nonZh: 'consecutive',
      surname: kind === 'person' ? 'head' : 'off',
    })
    const sound = syllables.join(' ').toLowerCase()
    for (const [edition, form] of Object.entries(forms)) {
      const line = `${form}\t${kind[0] ?? ''}\t${count}\t${sound}`
      const first = [...fold(form).text][0] ?? ''
      add(files, `${edition}-han-${hanShard(first)}.json`, line)
      if (/^[a-z]/u.test(sound)) add(files, `${edition}-${sound[0] ?? ''}.json`, line)
    }
  }
  return new Map(
    [...files].map(([name, lines]) => [name, JSON.stringify(lines.toSorted(bySound).join('\n'))]),
  )
}

function add(files: Map<string, string[]>, name: string, line: string): void {
  const lines = files.get(name)
  if (lines) lines.push(line)
  else files.set(name, [line])
}

/** Neighbours in sound side by side: such files pack well. */
function bySound(one: string, other: string): number {
  const [a, b] = [one.split('\t'), other.split('\t')]
  const key = (parts: string[]) => `${parts[3] ?? ''} ${parts[0] ?? ''}`
  return key(a) < key(b) ? -1 : 1
}

function collect(articles: readonly ArticleEditions[]): Entry[] {
  const entries = new Map<string, Entry>()
  const named = (kind: 'tags' | 'sources', as: LexiconKind) => {
    for (const editions of articles) {
      for (const { slug, name } of editions.hans[kind]) {
        const known = entries.get(name)
        if (known?.kind === as) {
          known.count += 1
          continue
        }
        const inEdition = (id: 'tw' | 'hk') => editions[id]?.[kind].find((other) => other.slug === slug)?.name
        const [tw, hk] = [inEdition('tw'), inEdition('hk')]
        entries.set(name, {
          kind: as,
          count: 1,
          forms: { hans: name, ...(tw ? { tw } : {}), ...(hk ? { hk } : {}) },
        })
      }
    }
  }
  named('sources', 'source')
  named('tags', 'tag')

  const counts = new Map<string, number>()
  const joined = new Map<string, readonly string[]>()
  const people = new Set<string>()
  const forms = new Map<string, Partial<Record<'tw' | 'hk', string>>>()
  for (const editions of articles) {
    const inArticle = new Set<string>()
    for (const [index, { text }] of editions.hans.blocks.entries()) {
      for (const { word, at, parts } of wordsOf(text)) {
        if (inArticle.has(word)) continue
        inArticle.add(word)
        counts.set(word, (counts.get(word) ?? 0) + 1)
        if (parts.length > 1 && !joined.has(word)) joined.set(word, parts)
        if (!forms.has(word)) forms.set(word, formsOf(editions, index, text, at, word))
      }
      for (const { 0: name, index: at } of text.matchAll(personAround)) {
        people.add(name)
        if (inArticle.has(name)) continue
        inArticle.add(name)
        counts.set(name, (counts.get(name) ?? 0) + 1)
        if (!forms.has(name)) forms.set(name, formsOf(editions, index, text, at, name))
      }
    }
  }
  const fewest = articles.length > 1000 ? 2 : 1
  for (const [word, count] of counts) {
    if (entries.has(word) || (count < fewest && !people.has(word))) continue
    const parts = joined.get(word)
    if (!people.has(word) && parts && !holdsTogether(parts, count, counts, articles.length)) continue
    const kind = people.has(word) ? 'person' : placeEnding.test(word) ? 'landmark' : 'word'
    entries.set(word, { kind, count, forms: { hans: word, ...forms.get(word) } })
  }
  return [...entries.values()]
}

/** Words as ICU cuts them, and neighbours that may be one name. */
function* wordsOf(text: string): Generator<{ word: string; at: number; parts: readonly string[] }> {
  const segments = Array.from(segmenter.segment(text), ({ segment, index }) => ({ segment, index }))
  for (const [place, { segment, index }] of segments.entries()) {
    if (!han.test(segment)) continue
    if (segment.length > 1 && segment.length <= longestWord)
      yield { word: segment, at: index, parts: [segment] }
    const parts = [segment]
    for (const { segment: next } of segments.slice(place + 1, place + 4)) {
      if (!han.test(next)) break
      parts.push(next)
      const word = parts.join('')
      if (word.length > longestWord) break
      yield { word, at: index, parts: [...parts] }
    }
  }
}

/** Whether neighbouring segments are one name: a place's ending, or seen together about as often as apart. */
function holdsTogether(
  segments: readonly string[],
  count: number,
  counts: ReadonlyMap<string, number>,
  articles: number,
): boolean {
  const word = segments.join('')
  if (/[的了和与在是也就都要有不这那]/u.test(word)) return false
  if (placeEnding.test(word) && word.length <= 5) return count >= 2 || articles < 500
  const parts = [segments.slice(0, -1).join(''), segments.slice(1).join('')].filter(
    ({ length }) => length > 1,
  )
  const apart = Math.min(...parts.map((part) => counts.get(part) ?? count), articles)
  return count >= 3 && count >= apart * 0.6
}

/**
 * A word as the other editions write it: conversion of script keeps the number of characters, so it stands at the
 * same place of the same block; where that does not hold, the editions go without this word.
 */
function formsOf(
  editions: ArticleEditions,
  block: number,
  text: string,
  at: number,
  word: string,
): Partial<Record<'tw' | 'hk', string>> {
  const before = Array.from(text.slice(0, at)).length
  const length = [...word].length
  const whole = [...text].length
  const found: Partial<Record<'tw' | 'hk', string>> = {}
  for (const id of ['tw', 'hk'] as const) {
    const other = [...(editions[id]?.blocks[block]?.text ?? '')]
    if (other.length === whole) found[id] = other.slice(before, before + length).join('')
  }
  return found
}

/**
 * Sounds of characters: for each syllable without tone the folded characters that are read so.
 *
 * @param fold the index's folding, with all classes of variants
 * @returns the content of `sounds.json`: syllable, then its characters, parted by spaces
 */
export function soundsFile(fold: Fold): string {
  const bySyllable = new Map<string, Set<string>>()
  for (const character of commonCharacters()) {
    const folded = fold(character).text
    for (const syllable of new Set(
      pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }),
    )) {
      if (!/^[a-z]+$/u.test(syllable)) continue
      const members = bySyllable.get(syllable)
      if (members) members.add(folded)
      else bySyllable.set(syllable, new Set([folded]))
    }
  }
  return JSON.stringify(
    [...bySyllable]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([syllable, members]) => syllable + [...members].join(''))
      .join(' '),
  )
}

/** The 6,763 characters of GB 2312 (rows 16 to 87). */
function* commonCharacters(): Generator<string> {
  const decoder = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (han.test(character)) yield character
    }
  }
}
