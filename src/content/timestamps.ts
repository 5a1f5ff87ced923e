/** When an article was put up and last changed. */
import { firstMoment } from './schemas/partial-date.ts'
import type { ArticleFrontmatter } from './schemas/article.ts'

type Dated = Pick<ArticleFrontmatter, 'published' | 'updates' | 'corrections' | 'withdrawn'>

/**
 * @returns the moment of the last change that the article tells of: the latest of its publication, updates,
 * corrections and withdrawal, in China's time (`2026-11-22T08:00:00+08:00`). A note is dated by days, so that its day's first moment
 * counts, and one of the day of publication changes nothing.
 */
export function modifiedAt({ published, updates, corrections, withdrawn }: Dated): string {
  return [
    published,
    ...[...updates, ...corrections, ...(withdrawn ? [withdrawn] : [])].map(({ date }) => firstMoment(date)),
  ]
    .sort()
    .reduce((_, moment) => moment)
}

/** The latest of several moments; `undefined` of none. */
export function latestTimestamp(moments: Iterable<string | undefined>): string | undefined {
  let latest: string | undefined
  for (const moment of moments)
    if (moment !== undefined && (latest === undefined || moment > latest)) latest = moment
  return latest
}
