/** Judged queries: what readers would type, and how well each article answers. */
import { Converter } from 'opencc-js'
import { mean, share } from './measures.ts'

/** A judged query. */
export interface JudgedQuery {
  kind: 'query' | 'question'
  /** as typed in each edition */
  typed: Record<'hans' | 'tw' | 'hk', string>
  /** by slug: 3 answers it, 2 has a good part of the answer, 1 touches it; the others do not */
  grades: ReadonlyMap<string, number>
}

const convert = { tw: Converter({ from: 'cn', to: 'tw' }), hk: Converter({ from: 'cn', to: 'hk' }) }

/**
 * Reads a file of judged queries: kind, query, its Traditional form where it has other words, `slug:grade` with commas
 * between. A first column that is no kind is taken for the query. Lines without grades are left out.
 *
 * @throws {Error} for a line that is not so made
 */
export function readJudged(lines: string): JudgedQuery[] {
  return lines
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .flatMap((line, place): JudgedQuery[] => {
      const cells = line.split('\t')
      const kind = cells[0] === 'query' || cells[0] === 'question' ? cells[0] : undefined
      const [query = '', traditional = '', graded = ''] = kind === undefined ? cells : cells.slice(1)
      const grades = new Map(
        graded
          .split(',')
          .filter((part) => part !== '')
          .map((part) => {
            const [slug = '', grade = ''] = part.trim().split(':')
            if (!/^[1-3]$/u.test(grade)) throw new Error(`第 ${place + 2} 行的 ${part} 不是“名字:1 到 3”`)
            return [slug, Number(grade)] as const
          }),
      )
      if (grades.size === 0) return []
      return [
        {
          kind: kind ?? (traditional === '' ? 'question' : 'query'),
          typed: {
            hans: query,
            tw: traditional === '' ? convert.tw(query) : traditional,
            hk: traditional === '' ? convert.hk(query) : traditional,
          },
          grades,
        },
      ]
    })
}

/** How many of the first results count. */
const depth = 5

/** The gain of a list over the best that there could be, each grade as 2^grade - 1, discounted by rank (nDCG@5). */
export function ndcg(list: readonly string[], grades: ReadonlyMap<string, number>): number {
  const gain = (ranked: readonly number[]) =>
    ranked.slice(0, depth).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)
  const best = gain([...grades.values()].toSorted((one, other) => other - one))
  return gain(list.map((slug) => grades.get(slug) ?? 0)) / best
}

/** Whether the first result is one of those with the best grade. */
export function succeeds([first = '']: readonly string[], grades: ReadonlyMap<string, number>): boolean {
  return grades.get(first) === Math.max(...grades.values())
}

/**
 * Judges a search.
 *
 * @param search gives slugs for a query, the best first
 * @returns cells for queries and questions, and the queries that fell short of half the gain
 */
export async function judge(
  judged: readonly JudgedQuery[],
  edition: 'hans' | 'tw' | 'hk',
  search: (query: string) => Promise<readonly string[]> | readonly string[],
): Promise<{ cells: Record<string, string>; short: string[] }> {
  const short: string[] = []
  const gains = { query: [] as number[], question: [] as number[] }
  const successes = { query: [] as number[], question: [] as number[] }
  for (const { kind, typed, grades } of judged) {
    const list = await search(typed[edition])
    const gain = ndcg(list, grades)
    gains[kind].push(gain)
    successes[kind].push(succeeds(list, grades) ? 1 : 0)
    if (gain < 0.75) short.push(`${gain.toFixed(2)} ${typed[edition]}: ${list.slice(0, 3).join(', ')}`)
  }
  return {
    cells: {
      [`queries, success@1, ${edition}`]: share(mean(successes.query)),
      [`queries, nDCG@5, ${edition}`]: share(mean(gains.query)),
      [`questions, success@1, ${edition}`]: share(mean(successes.question)),
      [`questions, nDCG@5, ${edition}`]: share(mean(gains.question)),
    },
    short,
  }
}
