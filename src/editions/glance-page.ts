import { allFacts, type Fact } from '../content/facts.ts'
import type { Article } from '../content/articles.ts'
import { registry } from '../content/registries.ts'
import { datePart } from '../content/schemas/partial-date.ts'
import type { Edition } from './edition.ts'
import {
  earliestFirst,
  factView,
  factYears,
  figureView,
  type FactView,
  type FactYear,
  type FigureView,
} from './views.ts'

/** The campaign at a glance: every fact of the site, by year. */
export interface GlancePage {
  figures: readonly FigureView[]
  years: readonly FactYear[]
  /** what happened before the campaign */
  before: readonly FactView[]
}

/** The campaign's first year. */
const FIRST_YEAR = 2021

/** @param articles listed articles, for the way from a fact to where it is told */
export function glancePage(edition: Edition, articles: readonly Article[]): GlancePage {
  const facts = [...allFacts()].sort(earliestFirst)
  const view = (fact: Fact) => factView(edition, fact, articles)
  return {
    figures: registry('facts.yaml').front.map((ref) => figureView(edition, ref)),
    years: factYears(facts.filter(({ date }) => datePart(date).year >= FIRST_YEAR).map(view)),
    before: facts.filter(({ date }) => datePart(date).year < FIRST_YEAR).map(view),
  }
}
