import { factById } from '../content/facts.ts'
import type { Article } from '../content/articles.ts'
import type { Tag } from '../content/names.ts'
import type { Edition } from './edition.ts'
import { topicLedger, type LedgerRow } from './ledger-page.ts'
import {
  earliestFirst,
  factView,
  factYears,
  figureView,
  topicCover,
  type CoverPlan,
  type FactYear,
  type FigureView,
} from './view-models.ts'

/** What a topic's page gathers beside its articles. */
export interface TopicPage {
  figures: readonly FigureView[]
  years: readonly FactYear[]
  /** facts of all years */
  total: number
  cover: CoverPlan
  /** the plans that the topic's articles state */
  ledger: readonly LedgerRow[]
  totals: { plans: number; reported: number }
}

/**
 * @param tag a topic
 * @param articles the topic's articles, the latest first
 * @param now what counts as today
 * @returns its timeline, and the figures that `tags.yaml` names for it
 */
export function topicPage(edition: Edition, tag: Tag, articles: readonly Article[], now: Date): TopicPage {
  const rows = topicLedger(edition, articles, now)
  const ids = [...new Set(articles.flatMap(({ data }) => data.facts))]
  const facts = ids
    .map(factById)
    .filter(({ kind }) => kind !== 'statement')
    .sort(earliestFirst)
    .map((fact) => factView(edition, fact, articles))
  return {
    figures: tag.figures.map((ref) => figureView(edition, ref)),
    years: factYears(facts),
    total: facts.length,
    cover: topicCover(tag),
    ledger: rows,
    totals: { plans: rows.length, reported: rows.filter(({ state }) => state === 'reported').length },
  }
}
