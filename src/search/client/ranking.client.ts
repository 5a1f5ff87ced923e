/**
 * How well articles answer a query. Each of its terms counts by the root of its rarity, whatever it is made of: pairs of
 * characters, numbers and words of letters by their rarity, half of it for any word near in meaning, and as much as all
 * pairs together the term as a whole. An article has of each part what its places are worth, and less of the whole query
 * where it lacks others.
 */
import type { Fold } from '../shared/fold.ts'
import { leadEnd, titleEnd } from '../shared/manifest.ts'
import { countedNumber } from '../shared/numbers.ts'
import type { Hits, Matcher, Term } from './matching.client.ts'

/** How a query is answered. */
export interface Ranking {
  /** for each article that has a part of the query */
  scores: ReadonlyMap<string, number>
  /** the parts that there are */
  marks: string[]
  /** whether so much of the query is found that articles can be said to be related to it */
  isAnswered: boolean
}

/** What a place in the title, in the tags, summary and headings, and in the rest is worth. */
const fieldWorths = [1.5, 1.2, 1]
/** So many places in a field are worth half of what more and more of them come to (BM25's k1). */
const saturation = 1.5
/** What of an article's score stays where it has next to nothing of the query. */
const leastShare = 0.25
/** How much more the latest article is worth than the oldest. */
const recencyWorth = 0.1
/** A number or a word of letters counts as so many pairs of characters. */
const wholeWeight = 3
/** So many parts of a query are looked up. */
const mostParts = 24
/** And of a piece that is found whole. */
const mostOfFound = 4
/** How much of a query must be found, in characters. */
const leastFound = 1 / 3
/** A term of so many characters is a word: all of it must be found. */
const longestWord = 4

/** Words that ask, and words that only hold a sentence together: they weigh nothing. */
const emptyWords =
  '是什么意思 什么时候 什么样 为什么 什么 怎么样 怎么 怎样 如何 为何 多少 哪里 哪儿 哪些 哪个 哪年 哪天 几时 谁 吗 呢 吧 的 了 是 有 在'

/** A part of a query, and what holds it. */
interface Part {
  /** as the query has it; nothing where only words near in meaning or the pair the other way round are held */
  text: string
  marks: readonly string[]
  hits: Hits
  /** the articles that hold a word near in meaning, or this one */
  near: Hits
  weight: number
}

/** Opens an index for rankings. */
export function createRanker(
  { term, literal, synonymsOf, near, tokensOf }: Matcher,
  fold: Fold,
): (terms: readonly Term[], order: readonly string[], byParts: boolean) => Promise<Ranking> {
  const empty = new RegExp(
    emptyWords
      .split(' ')
      .map((word) => fold(word).text)
      .join('|'),
    'gu',
  )

  /** The parts of a term that articles hold; of one that is found whole those by which it is looked up, and itself. */
  const partsOf = async ({ folded, hits }: Term, articles: number, most: number): Promise<Part[]> => {
    const rarity = ({ size }: Hits) => rarityOf(size, articles)
    const pieces = piecesOf(folded, empty).flatMap((piece) => [piece, ...synonymsOf(piece)])
    const groups = await near(hits.size > 0 && most === mostParts ? '' : pieces.join(' '))
    const partOf = async (text: string): Promise<Part> => {
      if (!isHan(text)) {
        const { hits: own } = await term(text)
        return { text, marks: [text], hits: own, near: new Map(), weight: rarity(own) * wholeWeight }
      }
      const own = await literal(text)
      const { words = [], hits: alike = new Map<string, number[]>() } =
        groups.find((group) => group.words.some((word) => folded.includes(word) && word.includes(text))) ?? {}
      if (own.size > 0) return { text, marks: [text, ...words], hits: own, near: alike, weight: rarity(own) }
      if (alike.size > 0) return { text: '', marks: words, hits: own, near: alike, weight: rarity(alike) }
      // 车停哪里 asks for 停车
      const turned = [...text].reverse().join('')
      const other = await literal(turned)
      return { text: '', marks: [turned], hits: other, near: alike, weight: rarity(other) }
    }
    const pairs = (piece: string) => {
      if (!isHan(piece)) return [piece]
      const characters = [...piece]
      const offsets =
        hits.size > 0
          ? tokensOf(piece).slice(0, mostOfFound)
          : characters.slice(1).map((_, offset) => ({ offset }))
      return offsets.map(({ offset }) => characters.slice(offset, offset + 2).join(''))
    }
    const wanted = [...new Set(pieces.flatMap(pairs))].slice(0, most)
    const parts = (await Promise.all(wanted.map(partOf))).filter(
      (part) => part.hits.size + part.near.size > 0,
    )
    if (hits.size === 0 || parts.length < 2) return parts
    return [...parts, { text: folded, marks: [], hits, near: new Map(), weight: weightOf(parts) }]
  }

  /**
   * @param terms what the query looks for
   * @param order all articles, the latest first
   * @param byParts whether articles count that hold but parts of the terms
   */
  return async (terms, order, byParts) => {
    const most = Math.ceil(mostParts / terms.length)
    const known = byParts
      ? await Promise.all(terms.map((one) => partsOf(one, order.length, most)))
      : terms.map(({ folded, hits, marks }): Part[] => [
          { text: folded, marks, hits, near: new Map(), weight: 1 },
        ])
    const parts = known.flatMap((own) => {
      const rarest = Math.max(
        ...own.map(({ hits, near }) => rarityOf(Math.max(hits.size, near.size), order.length)),
      )
      return own.map((part) => ({ ...part, weight: (part.weight / weightOf(own)) * Math.sqrt(rarest) }))
    })
    const whole = weightOf(parts)
    const scores = new Map<string, number>()
    for (const [place, id] of order.entries()) {
      // words near in meaning alone are no answer
      if (!parts.some(({ hits }) => hits.has(id))) continue
      let [score, held] = [0, 0]
      for (const { hits, near: alike, weight } of parts) {
        const literally = worthOf(hits.get(id))
        score += weight * (alike.size > 0 ? (literally + worthOf(alike.get(id))) / 2 : literally)
        held += weight * (hits.has(id) ? 1 : alike.has(id) ? 1 / 2 : 0)
      }
      const share = leastShare + ((1 - leastShare) * held) / whole
      const recency = 1 + recencyWorth * (1 - place / order.length)
      scores.set(id, score * share * recency)
    }
    return {
      scores,
      marks: parts.flatMap(({ marks }) => marks),
      isAnswered: isAnswered(
        terms.map(({ folded }) => folded),
        parts.filter(({ text }) => text !== ''),
        empty,
      ),
    }
  }
}

/** How much a text tells that so many of all articles hold (BM25's inverse document frequency). */
function rarityOf(holding: number, articles: number): number {
  return Math.log(1 + (articles - holding + 0.5) / (holding + 0.5))
}

function weightOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0)
}

function worthOf(places: readonly number[] = []): number {
  const ends = [titleEnd, leadEnd, Infinity]
  return fieldWorths.reduce((sum, worth, field) => {
    const count = places.filter(
      (place) => place >= (ends[field - 1] ?? 0) && place < (ends[field] ?? 0),
    ).length
    return sum + (worth * count) / (count + saturation)
  }, 0)
}

const pieceForm = new RegExp(
  String.raw`${countedNumber}|[\p{Script=Latin}\p{M}\d.]+|\p{Script=Han}+|[^\p{Script=Han}\p{Script=Latin}\d]+`,
  'gu',
)

/** The pieces of a folded term between punctuation and empty words, numbers and words of letters by themselves. */
function piecesOf(folded: string, empty: RegExp): string[] {
  return folded
    .replaceAll(empty, ' ')
    .split(/[^\p{L}\p{M}\p{N}.,%]+|(?<!\d)[.,]|[.,](?!\d)/u)
    .flatMap((piece) => piece.match(pieceForm) ?? [])
    .filter((piece) => [...piece].length > 1)
}

function isHan(piece: string): boolean {
  return /^\p{Script=Han}/u.test(piece)
}

/**
 * Whether articles that hold these parts can be said to be related. A word alone is found whole; where it is a compound
 * of two words, one of them will do that an article is about.
 *
 * @param terms folded
 */
function isAnswered(terms: readonly string[], found: readonly Part[], empty: RegExp): boolean {
  const counts = terms
    .flatMap((term) => term.split(/[^\p{L}\p{M}\p{N}]+/u))
    .map((term) => ({ term, left: term.replaceAll(empty, '') }))
    .filter(({ left }) => left !== '')
    .map(({ term, left }) => ({
      isWord: term.replaceAll('的', '') === left,
      all: [...left].length,
      found: covered(left, found),
    }))
  const sum = (key: 'all' | 'found') => counts.reduce((total, count) => total + count[key], 0)
  const [first] = counts
  if (!first || sum('found') === 0) return false
  if (counts.length > 1 && counts.some((count) => count.found === count.all)) return true
  if (counts.length > 1 || !first.isWord || first.all > longestWord)
    return sum('found') >= sum('all') * leastFound
  if (first.found === first.all) return true
  const isTopic = found.some(({ hits }) =>
    [...hits.values()].some((places) => places.some((at) => at < leadEnd)),
  )
  return first.all === longestWord && first.found * 2 >= first.all && isTopic
}

/** How many characters of a text stand in any of the parts. */
function covered(text: string, parts: readonly Part[]): number {
  const places = new Set<number>()
  for (const { text: part } of parts)
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
      for (let place = at; place < at + part.length; place += 1) places.add(place)
  return places.size
}
