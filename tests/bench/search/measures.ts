/** How well lists of articles answer queries, and small sums. */
import type { BenchQuery } from './queries.ts'

/** Collects lists of hits and says how right they are. */
export class Quality {
  #perQuery: { recall: number; precision: number }[] = []
  #titles: number[] = []

  /** @param ordered slugs of all hits, the best first */
  add({ articles, titles }: BenchQuery, ordered: readonly string[]): void {
    const right = ordered.filter((slug) => articles.has(slug)).length
    this.#perQuery.push({
      recall: articles.size === 0 ? 1 : right / articles.size,
      precision: ordered.length === 0 ? 1 : right / ordered.length,
    })
    if (titles.size > 0) {
      this.#titles.push(ordered.slice(0, titles.size).filter((slug) => titles.has(slug)).length / titles.size)
    }
  }

  /** Recall, precision and R-precision of the titles, each the mean over the queries. */
  cells(): Record<string, string> {
    return {
      recall: share(mean(this.#perQuery.map(({ recall }) => recall))),
      precision: share(mean(this.#perQuery.map(({ precision }) => precision))),
      'title first': share(mean(this.#titles)),
    }
  }
}

/** The mean; 1 for an empty list. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** @param part between 0 and 1: .95 is the value that 95% do not exceed */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** A share with four digits; 1 only where it is exactly 1. */
export function share(number: number): string {
  return number === 1 ? '1' : Math.min(number, 0.9999).toFixed(4)
}

/** The cells for times of queries in the order in which they were asked. */
export function timing(milliseconds: readonly number[]): Record<string, string> {
  const first = quantile(milliseconds.slice(0, 50), 0.5)
  const last = quantile(milliseconds.slice(-50), 0.5)
  return {
    'p50, ms': quantile(milliseconds, 0.5).toFixed(1),
    'p95, ms': quantile(milliseconds, 0.95).toFixed(1),
    'slowest, ms': quantile(milliseconds, 1).toFixed(0),
    'last 50 ÷ first 50': (last / first).toFixed(2),
  }
}

/** Kilobytes (1,000) with one digit. */
export function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

/** Prints rows of cells as a Markdown table, a column for each row's name. */
export function printTable(columns: ReadonlyMap<string, Readonly<Record<string, string | number>>>): void {
  const names = [...new Set([...columns.values()].flatMap((cells) => Object.keys(cells)))]
  console.log(`| | ${[...columns.keys()].join(' | ')} |`)
  console.log(`|---|${'---|'.repeat(columns.size)}`)
  for (const name of names) {
    console.log(
      `| ${name} | ${[...columns.values()].map((cells) => String(cells[name] ?? '–')).join(' | ')} |`,
    )
  }
}
