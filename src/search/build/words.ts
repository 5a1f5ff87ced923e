/** Finds, at build time, the words and names of a paper: what a reader may be offered while typing. */
import { simplifiedLexicon, type Lexicon } from '../../conversion/lexicon.ts'
import { OPENER, VERB } from '../../conversion/data/unpack.ts'
import { Segmenter, type Edge } from '../../conversion/segmentation.ts'
import type { SearchBlock } from './document.ts'

/** A word or a name in Simplified. */
export interface PaperWord {
  kind: 'name' | 'word'
  /** articles that have it */
  count: number
  /** where it first stands: article, block, UTF-16 offset */
  article: number
  block: number
  at: number
}

/** What a paper declares beside its articles, in Simplified. */
export interface Declared {
  /** names: those of the glossary, of tags, of what figures count */
  names: readonly string[]
  /** texts on the same matters: a name that one article has once is known by them */
  texts: readonly string[]
}

const han = /^\p{Script=Han}+$/u
const longestName = 9
/** So many words of the dictionary may make up one name. */
const mostParts = 4
/** Names are learnt from so many articles, the latest; more would teach few and fill the memory. */
const mostTeaching = 2000
/** So many surroundings of a sequence are kept. */
const mostContexts = 60
/** Natural logarithm of the rarity under which a dictionary's word is grammar, not matter. */
const grammar = 8
/** The same for a noun within a name. */
const commonNoun = 7
/** The same for a single character. */
const grammarCharacter = 8.6
/** The same for a word that begins with a numeral: 三个 is grammar, 百盛 a name. */
const grammarNumeral = 14
/** A declared name is as likely as a usual word. */
const declaredCost = 12
/** So much of a text on either side tells two places apart. */
const contextLength = 4
/** A verb as rare as that, in so many articles, is a matter of the paper: 攻坚. */
const rareVerb = 11.5
const returning = 3
/** Pronouns and particles: words with these are grammar. */
const particle = /[的了是这那哪么它他她我你您之些吗呢吧不没何和]|^[几多半每某余各该此其另同前后只]/u
/** What says where, after a name. */
const placeWord = /[里内外上下前后边]$/u
const digit = /^[\da-z〇零一二两三四五六七八九十百千万亿几这每某各]/iu
/** Stands for any number before a word: what always follows one is a measure. */
const digits = '0'
const numeral = /^[〇零一二两三四五六七八九十百千万亿第]/u

interface Part {
  text: string
  at: number
  kind: number
  /** natural logarithm of its rarity */
  cost: number
}

interface Sequence {
  parts: readonly Part[]
  /** each surrounding that it stands in, once: a sentence that is said again proves nothing */
  contexts: Map<string, [before: string, after: string]>
  /** how many those are; beyond the most that are kept, how often it stands anywhere */
  times: number
  /** stands in a title or a heading */
  leads: boolean
  articles: number
  /** the article in which it was seen last */
  latest: number
  place?: Pick<PaperWord, 'article' | 'block' | 'at'>
}

/**
 * The words of a paper: the dictionary's words that it uses, the names that it declares, and the sequences of words
 * that stand together as one, because they are hardly met apart and stand in different company.
 *
 * @param articles for each article its blocks, in Simplified
 * @param declared names that are known to be names, and more texts to know others by
 */
export function wordsOfPaper(
  articles: readonly (readonly Pick<SearchBlock, 'kind' | 'text'>[])[],
  { names, texts }: Declared = { names: [], texts: [] },
): Map<string, PaperWord> {
  const cut = cutter(simplifiedLexicon(), names)
  const met = new Map<string, number>()
  const teaching = [
    ...articles.slice(0, mostTeaching).flatMap((blocks) => blocks.map(({ text }) => text)),
    ...texts,
  ]
  for (const text of teaching)
    for (const [pair] of sequences(cut(text), 2, 2)) met.set(pair, (met.get(pair) ?? 0) + 1)
  const maybe = (parts: readonly Part[]) =>
    parts.every(({ text }, place) => place === 0 || (met.get((parts[place - 1]?.text ?? '') + text) ?? 0) > 1)

  const seen = new Map<string, Sequence>()
  const read = (text: string, leads: boolean, place?: Omit<PaperWord, 'kind' | 'count' | 'at'>) => {
    const parts = cut(text)
    const most = place && place.article >= mostTeaching ? 1 : mostParts
    for (const [name, own, from] of sequences(parts, 1, most)) {
      if (!maybe(own)) continue
      const sequence: Sequence = seen.get(name) ?? {
        parts: own,
        contexts: new Map(),
        times: 0,
        leads: false,
        articles: 0,
        latest: -1,
      }
      seen.set(name, sequence)
      const start = own[0]?.at ?? 0
      const end = start + name.length
      if (sequence.contexts.size >= mostContexts) sequence.times += 1
      else {
        const unlisted = own.every(isSingle)
        const before = parts[from - 1]
        sequence.contexts.set(text.slice(Math.max(0, start - contextLength), end + contextLength), [
          isNumber(before) ? digits : neighbour(before, unlisted),
          neighbour(parts[from + own.length], unlisted),
        ])
        sequence.times = sequence.contexts.size
      }
      sequence.leads ||= leads
      if (!place) continue
      sequence.place ??= { ...place, at: start }
      if (sequence.latest !== place.article) sequence.articles += 1
      sequence.latest = place.article
    }
  }
  for (const [article, blocks] of articles.entries())
    for (const [block, { kind, text }] of blocks.entries())
      read(text, kind === 'title' || kind === 'heading' || kind === 'tag', { article, block })
  for (const text of texts) read(text, false)

  const words = new Map<string, PaperWord>()
  for (const name of names) {
    const found = placesOf(name, articles)
    if (found && name.length > 1) words.set(name, { kind: 'name', ...found })
  }
  for (const [text, sequence] of seen) {
    const { parts, place, articles: count } = sequence
    if (words.has(text) || !place || text.length < 2) continue
    // 里院里 is in the dictionary for its script, and no name
    if (placeWord.test(text) && names.includes(text.slice(0, -1))) continue
    const known = parts.length === 1 ? isWord(sequence) : isName(sequence, seen)
    if (known) words.set(text, { kind: parts.length === 1 ? 'word' : 'name', count, ...place })
  }
  return words
}

/** The sequences of so many words, of Han characters alone: their text, their parts, the place of the first. */
function* sequences(
  parts: readonly Part[],
  fewest: number,
  most: number,
): Generator<[text: string, parts: readonly Part[], from: number]> {
  for (const from of parts.keys()) {
    let text = ''
    for (let length = 1; length <= most; length += 1) {
      const last = parts[from + length - 1]
      if (!last || !han.test(last.text)) break
      text += last.text
      if (text.length > longestName) break
      if (length >= fewest) yield [text, parts.slice(from, from + length), from]
    }
  }
}

/**
 * The word beside a name; '' for the edge of a phrase and for a word of grammar, as they part what stands
 * there. Beside what the dictionary lacks altogether only particles do: the 大 of 大鲍岛 belongs to it.
 */
function neighbour(part: Part | undefined, unlisted: boolean): string {
  return part && !isNumber(part) && han.test(part.text) && !(unlisted ? isFunction(part) : isGrammar(part))
    ? part.text
    : ''
}

function isNumber(part: Part | undefined): boolean {
  return part !== undefined && digit.test(part.text)
}

function isGrammar({ text, cost }: Part): boolean {
  return particle.test(text) || cost < (text.length === 1 ? grammarCharacter : grammar)
}

/** Cuts a text into the words of the dictionary, and those declared names that are none. */
function cutter(lexicon: Lexicon, names: readonly string[]): (text: string) => Part[] {
  const segmenter = new Segmenter(lexicon)
  const listed = new Set(lexicon.words)
  const unlisted = names.filter((name) => name.length > 1 && !listed.has(name))
  return (text) => {
    const edges: Edge[] = []
    for (const name of unlisted)
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
        edges.push({ start: at, end: at + name.length, cost: declaredCost, output: name })
    edges.sort((one, other) => one.start - other.start)
    const { ends, ids, count } = segmenter.cut(text, 0, text.length, edges)
    const parts: Part[] = []
    let at = 0
    for (let index = 0; index < count; index += 1) {
      const end = ends[index] ?? text.length
      const id = ids[index] ?? -1
      const unit = text.charCodeAt(at)
      parts.push({
        text: text.slice(at, end),
        at,
        kind: (id === -1 ? lexicon.unitKinds[unit] : lexicon.kinds[id]) ?? 0,
        cost: (id === -1 ? lexicon.unitCosts[unit] : lexicon.costs[id]) ?? declaredCost,
      })
      at = end
    }
    return parts
  }
}

function placesOf(
  name: string,
  articles: readonly (readonly Pick<SearchBlock, 'text'>[])[],
): Omit<PaperWord, 'kind'> | undefined {
  let found: Omit<PaperWord, 'kind'> | undefined
  for (const [article, blocks] of articles.entries()) {
    const block = blocks.findIndex(({ text }) => text.includes(name))
    if (block < 0) continue
    found ??= { count: 0, article, block, at: blocks[block]?.text.indexOf(name) ?? 0 }
    found.count += 1
  }
  return found
}

/** A word of the dictionary that says what an article is about; verbs do in a heading, and rare ones that return. */
function isWord({ parts, leads, articles }: Sequence): boolean {
  const [word] = parts
  if (!word || word.kind === OPENER) return false
  if (word.kind === VERB && !leads && (articles < returning || word.cost < rareVerb)) return false
  return !isGrammar(word) && (word.cost >= grammarNumeral || !numeral.test(word.text))
}

/** Whether words are one name: parts fit to be one's, hardly met apart, and not a piece of a longer one. */
function isName(sequence: Sequence, seen: ReadonlyMap<string, Sequence>): boolean {
  const { parts, contexts, times } = sequence
  if (times < 2 || !isMadeAsName(parts) || !isFree(sequence, seen)) return false
  const whole = cohesion(sequence, seen)
  const alone = [...contexts.values()].some(([before, after]) => before === '' && after === '')
  if (numeral.test(parts[0]?.text ?? '')) return times > 2 && whole >= 0.6 && alone
  return times > 2 ? whole >= 0.5 : whole === 1 && (alone || parts.every(isSingle))
}

function isSingle({ text }: Part): boolean {
  return text.length === 1
}

function isFunction({ text, cost }: Part): boolean {
  return particle.test(text) || cost < commonNoun
}

function isInside(place: number, { length }: readonly Part[]): boolean {
  return place > 0 && place < length - 1
}

/** A name consists of nouns and rare characters; what the dictionary lacks altogether, of any characters. */
function isMadeAsName(parts: readonly Part[]): boolean {
  const single = parts.every(isSingle)
  return parts.every((part, place) => {
    if (isSingle(part)) return single ? isInside(place, parts) || !isFunction(part) : !isGrammar(part)
    if (particle.test(part.text) || part.kind === OPENER) return false
    return part.kind === VERB ? parts.length === 2 && parts.some(isSingle) : part.cost >= commonNoun
  })
}

const [before, after] = [0, 1]

/**
 * A sequence that nearly always has the same neighbour is a piece of a longer one; not where that neighbour stands
 * before many others, as what a name is called does: 区长, 老字号.
 */
function isFree({ parts, contexts }: Sequence, seen: ReadonlyMap<string, Sequence>): boolean {
  const [first] = parts
  const mayBeCalled = parts.every(isSingle) || (first !== undefined && !isSingle(first))
  return [before, after].every((side) => {
    const counts = new Map<string, number>()
    for (const context of contexts.values()) {
      const beside = context[side] ?? ''
      if (beside !== '') counts.set(beside, (counts.get(beside) ?? 0) + 1)
    }
    return [...counts].every(
      ([beside, often]) =>
        often <= Math.max(1, contexts.size * 0.7) ||
        (mayBeCalled && side === before && beside.length > 1 && often * 3 <= (seen.get(beside)?.times ?? 0)),
    )
  })
}

/** How much of its rarer side stands in the whole, at the weakest joint. */
function cohesion({ parts, times }: Sequence, seen: ReadonlyMap<string, Sequence>): number {
  const timesOf = (some: readonly Part[]) => seen.get(some.map(({ text }) => text).join(''))?.times ?? times
  let weakest = 1
  for (let joint = 1; joint < parts.length; joint += 1)
    weakest = Math.min(weakest, times / Math.min(timesOf(parts.slice(0, joint)), timesOf(parts.slice(joint))))
  return weakest
}
