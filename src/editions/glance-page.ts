import { allFacts, factYearsListed } from '../content/facts.ts'
import type { Article } from '../content/articles.ts'
import { ledger } from '../content/ledger.ts'
import { registry } from '../content/registries.ts'
import { datePart } from '../content/schemas/partial-date.ts'
import { places } from './addresses.ts'
import type { Edition } from './edition.ts'
import { totalsOf, type LedgerTotals } from './ledger-page.ts'
import {
  earliestFirst,
  factView,
  factYears,
  figureView,
  type FactView,
  type FactYear,
  type FigureView,
  type Link,
} from './view-models.ts'

/** The chronicle's first page: how many facts each year has, and how they spread over it. */
export interface GlancePage {
  figures: readonly FigureView[]
  totals: LedgerTotals
  years: readonly (FactYear & { href: string })[]
}

/** A year of the chronicle: every fact of it, each at its own anchor. */
export interface GlanceYearPage {
  year: number
  facts: readonly FactView[]
  earlier: Link | undefined
  later: Link | undefined
}

/**
 * @param articles listed articles, for the links from a fact to the articles that state it
 * @param now what counts as today
 */
export function glancePage(edition: Edition, articles: readonly Article[], now: Date): GlancePage {
  const facts = [...allFacts()].sort(earliestFirst).map((fact) => factView(edition, fact, articles))
  return {
    figures: registry('facts.yaml').front.map((ref) => figureView(edition, ref)),
    totals: totalsOf(ledger(now)),
    years: factYears(facts).map((year) => ({
      ...year,
      href: edition.address(places.glanceYear(year.year)),
    })),
  }
}

/** @param articles listed articles, for the links from a fact to the articles that state it */
export function glanceYearPage(edition: Edition, year: number, articles: readonly Article[]): GlanceYearPage {
  const years = factYearsListed()
  const at = years.indexOf(year)
  const link = (other: number | undefined): Link | undefined =>
    other === undefined
      ? undefined
      : { text: edition.say('yearOf', { year: other }), href: edition.address(places.glanceYear(other)) }
  return {
    year,
    facts: allFacts()
      .filter(({ date }) => datePart(date).year === year)
      .sort(earliestFirst)
      .map((fact) => factView(edition, fact, articles)),
    earlier: link(years[at - 1]),
    later: link(years[at + 1]),
  }
}
