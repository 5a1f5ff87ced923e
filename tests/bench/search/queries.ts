/** Queries drawn from a paper, with what each must find. */
import { Converter } from 'opencc-js'
import type { SearchDocument } from '../../../src/search/build/document.ts'
import { pick, seededRandom } from './corpus.ts'

/** A query and the truth about it. */
export interface BenchQuery {
  /** as typed */
  text: string
  /** in Simplified, as it stands in the articles */
  plain: string
  /** `hans`, or the Traditional form in which it is typed */
  form: 'hans' | 't' | 'tw' | 'hk'
  /** slugs of the articles that hold it in a block */
  articles: Set<string>
  /** those of them that hold it in the title */
  titles: Set<string>
}

const forms = {
  hans: (text: string) => text,
  t: Converter({ from: 'cn', to: 't' }),
  tw: Converter({ from: 'cn', to: 'tw' }),
  hk: Converter({ from: 'cn', to: 'hk' }),
} as const

const han = '\\p{Script=Han}\\p{P}'
const besideHan = new RegExp(`(?<=[${han}]) | (?=[${han}])`, 'gu')

/** White space as readers see it: one space for many, none beside Han. */
export function normaliseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(besideHan, '')
}

/** The truth: articles with a block that includes the text. */
export class Truth {
  readonly #articles: { slug: string; title: string; blocks: string[] }[]

  constructor(documents: readonly SearchDocument[]) {
    this.#articles = documents.map(({ slug, title, blocks }) => ({
      slug,
      title: normaliseSpace(title),
      blocks: blocks.map(({ text }) => normaliseSpace(text)),
    }))
  }

  /** @param plain a text in Simplified; a number at its edge is a whole number */
  of(plain: string): Pick<BenchQuery, 'articles' | 'titles'> {
    const wanted = normaliseSpace(plain)
    const pattern = new RegExp(
      `${/^\d/u.test(wanted) ? String.raw`(?<!\d|\d[.,])` : ''}${literally(wanted)}${/\d$/u.test(wanted) ? String.raw`(?!\d|[.,]\d)` : ''}`,
      'iu',
    )
    const having = this.#articles.filter(({ blocks }) => blocks.some((block) => pattern.test(block)))
    return {
      articles: new Set(having.map(({ slug }) => slug)),
      titles: new Set(having.filter(({ title }) => pattern.test(title)).map(({ slug }) => slug)),
    }
  }
}

const edgeMark = /^[\p{P}\p{S}]|[\p{P}\p{S}]$/u

/** Whether nowhere in the text the part stands without digits going on beside its own. */
function cutsNumber(text: string, part: string): boolean {
  if (!/^\d|\d$/u.test(part)) return false
  const at = text.indexOf(part)
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + part.length).slice(0, 2)]
  return (/^\d/u.test(part) && /\d[.,]?$/u.test(before)) || (/\d$/u.test(part) && /^[.,]?\d/u.test(after))
}

/**
 * Substrings of 1 to 8 characters from every kind of block: words and parts of words, with punctuation inside, digits
 * and the middle of Latin words; two of five typed in a Traditional form. None begins or ends with a mark, which a
 * search drops, or inside a number, which it takes as a whole.
 */
export function drawQueries(documents: readonly SearchDocument[], count: number, seed: number): BenchQuery[] {
  const random = seededRandom(seed)
  const truth = new Truth(documents)
  const kinds: readonly RegExp[] = [
    /[\s\S]/u,
    /[\s\S]/u,
    /[\s\S]/u,
    /[，。：；、“”《》]/u,
    /\d/u,
    /[A-Za-z]/u,
  ]
  const queries: BenchQuery[] = []
  while (queries.length < count) {
    const document = pick(random, documents)
    const block = random() < 0.25 ? document.blocks[0] : pick(random, document.blocks)
    const characters = [...(block?.text ?? '')]
    const length = 1 + Math.floor(random() * 8)
    const wanted = pick(random, kinds)
    const place = Math.floor(random() * Math.max(1, characters.length - length + 1))
    const plain = characters.slice(place, place + length).join('')
    if (plain.trim() !== plain || plain === '' || !wanted.test(plain)) continue
    if (edgeMark.test(plain) || cutsNumber(characters.join(''), plain)) continue
    const form = random() < 0.6 ? 'hans' : pick(random, ['t', 'tw', 'hk'] as const)
    queries.push({ text: forms[form](plain), plain, form, ...truth.of(plain) })
  }
  return queries
}

/** Queries of a file, one a line, each in either script; the truth is found by way of Simplified. */
export function readQueries(lines: string, documents: readonly SearchDocument[]): BenchQuery[] {
  const truth = new Truth(documents)
  const simplify = Converter({ from: 't', to: 'cn' })
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => {
      const asTyped = truth.of(text)
      const plain = asTyped.articles.size > 0 ? text : simplify(text)
      return { text, plain, form: plain === text ? 'hans' : 't', ...truth.of(plain) }
    })
}

/** @returns what a regular expression needs to match a text as it stands; `RegExp.escape` is not in Node 22 */
export function literally(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)
}
