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

  /** @param plain a text in Simplified */
  of(plain: string): Pick<BenchQuery, 'articles' | 'titles'> {
    const wanted = normaliseSpace(plain)
    const having = this.#articles.filter(({ blocks }) => blocks.some((block) => block.includes(wanted)))
    return {
      articles: new Set(having.map(({ slug }) => slug)),
      titles: new Set(having.filter(({ title }) => title.includes(wanted)).map(({ slug }) => slug)),
    }
  }
}

/**
 * Substrings of 1 to 8 characters from every kind of block: words and parts of words, with punctuation, digits and
 * the middle of Latin words; two of five typed in a Traditional form.
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
