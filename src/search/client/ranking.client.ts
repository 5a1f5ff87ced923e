/**
 * How well articles answer a query. Every pair of its characters, every number and every word of letters is a part with
 * the weight of its rarity; an article has the parts' weights by where they stand in it, less where it lacks others.
 */
import type { Fold } from '../shared/fold.ts'
import { countedNumber } from '../shared/numbers.ts'
import type { Hits, Matcher } from './matching.client.ts'

/** How a query is answered by its parts. */
export interface Ranking {
  /** for each article that has a part of the query */
  scores: ReadonlyMap<string, number>
  /** the parts that there are */
  marks: string[]
  /** whether so much of the query is found that articles can be said to be related to it */
  isAnswered: boolean
}

/** How much of a query must be found, in characters. */
const leastFound = 1 / 3
/** A term of so many characters is a word: all of it must be found. */
const longestWord = 4
/** A number or a word of letters counts as so many pairs of characters. */
const wholeWeight = 3
/** What of an article's score stays where it has next to nothing of the query. */
const leastShare = 0.5
/** How much more the latest article is worth than the oldest. */
const recencyWorth = 0.1
/** So many different parts of a query are looked up. */
const mostParts = 24

/** Words that ask, and words that only hold a sentence together: they weigh nothing. */
const emptyWords =
  '是什么意思 什么时候 什么样 为什么 什么 怎么样 怎么 怎样 如何 为何 多少 哪里 哪儿 哪些 哪个 哪年 哪天 几时 谁 吗 呢 吧 的 了 是 有 在'

/** A part of a query, and what holds it. */
interface Part {
  part: string
  hits: Hits
  weight: number
}

/** Opens an index for rankings. */
export function createRanker(
  { term, literal, synonymsOf, rarest }: Matcher,
  fold: Fold,
): (terms: readonly string[], order: readonly string[], isFound: boolean) => Promise<Ranking> {
  const empty = new RegExp(
    emptyWords
      .split(' ')
      .map((word) => fold(word).text)
      .join('|'),
    'gu',
  )

  /** The parts of a folded term between punctuation and empty words, numbers and words of letters by themselves. */
  const piecesOf = (folded: string): string[] =>
    folded
      .replaceAll(empty, ' ')
      .split(/[^\p{L}\p{M}\p{N}.,%]+|(?<!\d)[.,]|[.,](?!\d)/u)
      .flatMap((piece) => piece.match(pieceForm) ?? [])
      .filter((piece) => [...piece].length > 1)

  /**
   * @param terms what the query looks for
   * @param order all articles, the latest first
   * @param isFound whether articles hold all terms whole; of long ones the rarest parts then do
   */
  return async (terms, order, isFound) => {
    const pieces = terms.map((one) => piecesOf(fold(one).text))
    const rarity = ({ size }: Hits) =>
      size === 0 ? 0 : Math.log(1 + (order.length - size + 0.5) / (size + 0.5))
    const wanted = new Set(
      pieces
        .flat()
        .flatMap((piece) => [piece, ...synonymsOf(piece)])
        .flatMap((piece) => pairsOf(isFound ? rarest(piece) : piece)),
    )
    const parts = await Promise.all(
      [...wanted].slice(0, mostParts).map(async (part): Promise<Part> => {
        const hits = isHan(part) ? await literal(part) : (await term(part))[0]
        return { part, hits, weight: rarity(hits) * (isHan(part) ? 1 : wholeWeight) }
      }),
    )
    const known = parts.filter(({ hits }) => hits.size > 0)
    const whole = known.reduce((sum, { weight }) => sum + weight, 0)
    const scores = new Map<string, number>()
    for (const [place, id] of order.entries()) {
      let [score, held] = [0, 0]
      for (const { hits, weight } of known) {
        const hit = hits.get(id)
        if (!hit) continue
        score += weight * hit.worth
        held += weight
      }
      const share = leastShare + ((1 - leastShare) * held) / whole
      const recency = 1 + recencyWorth * (1 - place / order.length)
      if (score > 0) scores.set(id, score * share * recency)
    }
    return {
      scores,
      marks: known.map(({ part }) => part),
      isAnswered: isAnswered(
        terms.map((one) => fold(one).text),
        known,
        empty,
      ),
    }
  }
}

const pieceForm = new RegExp(
  String.raw`${countedNumber}|[\p{Script=Latin}\p{M}\d.]+|\p{Script=Han}+|[^\p{Script=Han}\p{Script=Latin}\d]+`,
  'gu',
)

function isHan(piece: string): boolean {
  return /^\p{Script=Han}/u.test(piece)
}

/** Pairs of Han characters; letters and digits are not cut, as parts of them say nothing. */
function pairsOf(piece: string): string[] {
  const characters = [...piece]
  return isHan(piece) ? characters.slice(1).map((second, at) => (characters[at] ?? '') + second) : [piece]
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
  const isTopic = found.some(({ hits }) => hits.values().some(({ field }) => field < 2))
  return first.all === longestWord && first.found * 2 >= first.all && isTopic
}

/** How many characters of a text stand in any of the parts. */
function covered(text: string, parts: readonly Part[]): number {
  const places = new Set<number>()
  for (const { part } of parts)
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
      for (let place = at; place < at + part.length; place += 1) places.add(place)
  return places.size
}
