/** Finds, at build time, the words and names of a paper: those that a reader may be offered while typing. */
import { simplifiedLexicon, type Lexicon } from '../../conversion/lexicon.ts'
import { OPENER, VERB } from '../../conversion/data/unpack.ts'
import { personEdges } from '../../conversion/names.ts'
import { Segmenter, type Edge } from '../../conversion/segmentation.ts'
import { DEEDS, TITLES } from '../../conversion/titles.ts'

/** A word or a name in Simplified. */
export interface PaperWord {
  kind: 'person' | 'landmark' | 'word'
  /** articles that have it */
  count: number
  /** where it first stands: article, block, UTF-16 offset */
  article: number
  block: number
  at: number
}

const han = /^\p{Script=Han}+$/u
const longestWord = 7
const longestName = 4
/** So many segments may make up one name. */
const mostSegments = 4
/** Words met more often than about once in 800 are grammar, not matter. */
const grammar = 6.7
/** A single character rarer than that stands in names, not by itself. */
const rareCharacter = 7.5

/** Endings by which a name is known as one of a road, a place, a building or a body. */
const nameEnding =
  /(?:[路街巷岛湾角山河湖区县村庄里院苑坊楼馆园场桥站港关厦厂校崖]|(?<!城)市|小区|公园|广场|花园|新村|社区|大学|中心|浴场|码头|教堂|车站|故居|一线|沿线|步行道)$/u
/** Last words of names of places, for which one occurrence is enough. */
const lastOfPlace =
  /^(?:[东西南北中支一二三四五六七八九]?路|[街巷岛湾河湖山]|小区|公园|广场|花园|新村|社区|大学|浴场|码头|教堂|车站|故居|博物馆|纪念馆|记忆馆|美术馆|图书馆|产业园|大厦)$/u
/** What stands before a name and is no part of it, though it reads so: 个小区, 这条路. */
const notInNames =
  /[的了和与及在是也就都要有不这那哪个条座处所名次些每各该此其几多两半为把被从到由向至往于以之等并或则而又据按说称另本]|^[近首米级场家]$/u
/** What a name begins with only where the whole is met often: 新小区, 单县路. */
const seldomInNames = /[旧新原前后同单变身开]|^[正常永]$/u
const number = /^[〇零一二两三四五六七八九十百千万亿第]+$/u
const numeral = /^[〇零一二两三四五六七八九十百千万亿第几多半每某]/u
/** Words with these are grammar. */
const pronoun = /[的了是这那哪么它他她我你您之些吗呢吧不没]/u

interface Segment {
  text: string
  at: number
  /** may begin or end a name */
  nominal: boolean
  person: boolean
  /** natural logarithm of its rarity */
  cost: number
  kind: number
}

interface Seen extends PaperWord {
  /** how often it stands anywhere */
  times: number
  /** which characters stand before and after it, and how often */
  before: Map<string, number>
  after: Map<string, number>
  /** a title or a deed beside it says that it is a person */
  titled: boolean
  parts: readonly Segment[]
}

/**
 * The words of a paper: dictionary words, persons' names, and neighbouring words that together name a place or a
 * body, because they end as such names do and are hardly met apart.
 *
 * @param articles for each article the texts of its blocks, in Simplified
 * @param declared names that are known to be names
 */
export function wordsOfPaper(
  articles: readonly (readonly string[])[],
  declared: readonly string[] = [],
): Map<string, PaperWord> {
  const lexicon = simplifiedLexicon()
  const cut = cutter(lexicon, declared)
  const seen = new Map<string, Seen>()
  for (const [article, blocks] of articles.entries()) {
    const inArticle = new Set<string>()
    for (const [block, text] of blocks.entries()) {
      const segments = cut(text)
      for (const [place, first] of segments.entries()) {
        let word = ''
        for (let length = 1; length <= mostSegments; length += 1) {
          const last = segments[place + length - 1]
          if (!last || !han.test(last.text)) break
          word += last.text
          if (word.length > longestWord) break
          if (length > 1 && (!mayJoin(first) || !mayJoin(last))) break
          let known = seen.get(word)
          if (!known) {
            const parts = segments.slice(place, place + length)
            known = newlySeen(parts, { article, block, at: first.at })
            seen.set(word, known)
          }
          known.times += 1
          if (!inArticle.has(word)) {
            inArticle.add(word)
            known.count += 1
          }
          if (length === 1 && !first.person) continue
          if (first.person) known.titled ||= isTitled(text, first.at, first.at + word.length)
          count(known.before, text[first.at - 1])
          count(known.after, text[first.at + word.length])
        }
      }
    }
  }
  const names = new Set(declared)
  const words = new Map<string, PaperWord>()
  for (const [word, found] of seen) {
    const kind = kindOf(word, found, seen, names)
    if (kind === undefined) continue
    const { count, article, block, at } = found
    words.set(word, { kind, count, article, block, at })
  }
  return words
}

function newlySeen(parts: Segment[], place: Pick<PaperWord, 'article' | 'block' | 'at'>): Seen {
  return {
    ...place,
    kind: 'word',
    count: 0,
    times: 0,
    before: new Map(),
    after: new Map(),
    titled: false,
    parts,
  }
}

/** So often met, in so many articles, a name needs no other proof than its ending. */
const manyTimes = 8
const inManyArticles = 5

/** Whether a segment may be part of a name of several. */
function mayJoin({ kind, person, text }: Segment): boolean {
  return (kind !== OPENER || /^[正常永]$/u.test(text)) && !person && !notInNames.test(text)
}

function count(counts: Map<string, number>, neighbour: string | undefined): void {
  const key = neighbour !== undefined && han.test(neighbour) ? neighbour : ''
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function isTitled(text: string, start: number, end: number): boolean {
  const lengths = [1, 2, 3, 4]
  return (
    lengths.some((length) => DEEDS.has(text.slice(end, end + length))) ||
    lengths.some((length) => length > 1 && TITLES.has(text.slice(Math.max(0, start - length), start)))
  )
}

/** Cuts a block into words, with persons and declared names among them. */
function cutter(lexicon: Lexicon, declared: readonly string[]): (text: string) => Segment[] {
  const segmenter = new Segmenter(lexicon)
  const names = declared.filter((name) => name.length > 1)
  return (text) => {
    const persons = personEdges(text, 0, text.length, lexicon, (word) => word)
    const known: Edge[] = []
    for (const name of names) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
        known.push({ start: at, end: at + name.length, cost: name.length, output: name })
    }
    const edges = [...persons, ...known].sort((one, other) => one.start - other.start)
    const { ends, ids, count } = segmenter.cut(text, 0, text.length, edges)
    const segments: Segment[] = []
    let at = 0
    for (let index = 0; index < count; index += 1) {
      const end = ends[index] ?? text.length
      const id = ids[index] ?? -1
      const unit = text.charCodeAt(at)
      const edge = id <= -2 ? edges[-2 - id] : undefined
      const kind = id >= 0 ? (lexicon.kinds[id] ?? 0) : id === -1 ? (lexicon.unitKinds[unit] ?? 0) : 0
      segments.push({
        text: text.slice(at, end),
        at,
        kind,
        nominal: kind !== VERB && kind !== OPENER,
        person: edge !== undefined && persons.includes(edge),
        cost: id >= 0 ? (lexicon.costs[id] ?? 0) : id === -1 ? (lexicon.unitCosts[unit] ?? 0) : 20,
      })
      at = end
    }
    return segments
  }
}

function kindOf(
  word: string,
  found: Seen,
  seen: ReadonlyMap<string, Seen>,
  declared: ReadonlySet<string>,
): PaperWord['kind'] | undefined {
  const length = [...word].length
  if (length < 2) return undefined
  if (declared.has(word)) return 'landmark'
  const { parts } = found
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) return undefined
  const often = found.times >= manyTimes && found.count >= inManyArticles
  if (parts.length === 1) {
    if (first.person && !found.titled && often && length > 2 && nameEnding.test(word) && isFree(found))
      return 'landmark'
    if (first.person) return found.titled && hasEnd(found.after, found.times) ? 'person' : undefined
    if (first.kind === OPENER || first.cost < grammar) return undefined
    if (nameEnding.test(word) && length > 2) return 'landmark'
    return numeral.test(word) || pronoun.test(word) ? undefined : 'word'
  }
  if (!isFree(found)) return undefined
  if (often && nameEnding.test(word) && cohesion(found, seen) >= (number.test(first.text) ? 0.4 : 0.3))
    return 'landmark'
  if (!last.nominal || number.test(first.text)) return undefined
  if (parts.some(({ text }) => seldomInNames.test(text))) return undefined
  if (lastOfPlace.test(last.text) && isPlaceName(parts)) return 'landmark'
  if (found.times < 3 || !first.nominal || length > longestName + 2) return undefined
  return cohesion(found, seen) >= 0.7 ? (nameEnding.test(word) ? 'landmark' : 'word') : undefined
}

/** A word that always has the same neighbour is a piece of a longer one. */
function isFree({ before, after, times }: Seen): boolean {
  return hasEnd(before, times) && hasEnd(after, times)
}

function hasEnd(neighbours: ReadonlyMap<string, number>, times: number): boolean {
  for (const [neighbour, often] of neighbours)
    if (neighbour !== '' && often > Math.max(1, times * 0.6)) return false
  return true
}

/** A proper name and what kind of place it is: one word or up to three rare characters, then the ending. */
function isPlaceName(parts: readonly Segment[]): boolean {
  const before = parts.slice(0, -1)
  const name = before.map(({ text }) => text).join('')
  if (name.length > longestName) return false
  if (before.length === 1)
    return name.length > 1 && (before[0]?.cost ?? 0) >= 8.5 && before[0]?.nominal === true
  return before.every(({ text, cost }) => text.length === 1 && cost >= rareCharacter)
}

/** How much of the rarest part stands in the whole, at the weakest joint. */
function cohesion({ parts, times }: Seen, seen: ReadonlyMap<string, Seen>): number {
  const text = (some: readonly Segment[]) => some.map((part) => part.text).join('')
  let weakest = 1
  for (let joint = 1; joint < parts.length; joint += 1) {
    const sides = [parts.slice(0, joint), parts.slice(joint)].map(
      (side) => seen.get(text(side))?.times ?? times,
    )
    weakest = Math.min(weakest, times / Math.min(...sides))
  }
  return weakest
}
