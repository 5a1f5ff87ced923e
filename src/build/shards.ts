/** Divides a build over machines: what each makes, and where the whole finds it. */
import { createHash } from 'node:crypto'

/** Whether a file of the site is made by a shard. */
export type Shard = (file: string) => boolean

/**
 * Reads `2022` (the articles of a year) or `3/8` (the third of eight shards of all files that keys are known of). An
 * article goes with its three pages and its pictures; what no shard makes, the joining build does.
 *
 * @param asked as it was asked for
 * @param years the year of each article, by its slug
 * @returns nothing where what was asked for is neither
 */
export function readShard(asked: string, years: ReadonlyMap<string, string>): Shard | undefined {
  if (/^\d{4}$/u.test(asked))
    return (file) => {
      const slug = slugOf(file)
      return (
        (slug === undefined ? /^search\/documents\/(\d{4})-/u.exec(file)?.[1] : years.get(slug)) === asked
      )
    }
  const [, number, count] = /^([1-9]\d*)\/([1-9]\d*)$/u.exec(asked) ?? []
  if (number === undefined || Number(number) > Number(count)) return undefined
  return (file) => {
    const digest = createHash('sha256')
      .update(slugOf(file) ?? file)
      .digest()
    return digest.readUInt32BE(0) % Number(count) === Number(number) - 1
  }
}

function slugOf(file: string): string | undefined {
  return /(?:^|\/)articles\/([^/]+)\//u.exec(file)?.[1]
}
