/** The page of the ledger, and a topic's part of it. */
import { allFacts, type Fact } from '../content/facts.ts'
import type { Article } from '../content/articles.ts'
import { ledger, type LedgerEntry, type LedgerState } from '../content/ledger.ts'
import { datePart } from '../content/schemas/partial-date.ts'
import { places } from './addresses.ts'
import { showDate, showSpan } from './dates.ts'
import type { Edition } from './edition.ts'
import { textWithWholeNumbers } from './line-breaks.ts'
import { factPlace, publisherLine, scopeName, type Link } from './view-models.ts'

/** One plan, and what was reported later. */
export interface LedgerRow {
  id: string
  href: string
  /** the plan in words, its numbers whole, as HTML */
  textHtml: string
  scope: string
  scopeId: Fact['scope']
  /** who reported the plan, and when */
  source: string
  /** by when it was to be done, and whether we counted that; undefined where the report does not say */
  due: string | undefined
  state: LedgerState
  answers: readonly {
    href: string
    /** empty where the text begins with it */
    dateText: string
    textHtml: string
    source: string
  }[]
}

/** How many plans there are, and how they stand. */
export interface LedgerTotals {
  plans: number
  reported: number
  pending: number
  unseen: number
}

/** What the ledger of plans shows. */
export interface LedgerPage {
  totals: LedgerTotals
  years: readonly { year: number; rows: readonly LedgerRow[] }[]
  /** the publishers of the reports that were read, with the first and the last day of these */
  read: { reports: number; publishers: number; from: string; to: string }
}

/** @param now what counts as today */
export function ledgerPage(edition: Edition, now: Date): LedgerPage {
  const entries = ledger(now)
  const reports = [...new Map(allFacts().map(({ report }) => [report.id, report])).values()]
  const dates = reports.map(({ date }) => date).sort()
  return {
    totals: totalsOf(entries),
    years: [...Map.groupBy(entries, ({ plan }) => datePart(plan.date).year)].map(([year, own]) => ({
      year,
      rows: rowsOf(edition, own),
    })),
    read: {
      reports: reports.length,
      publishers: new Set(reports.map(({ publisher }) => publisher)).size,
      from: showDate(dates[0] ?? ''),
      to: showDate(dates.at(-1) ?? ''),
    },
  }
}

/**
 * @param articles of a topic
 * @returns the rows of the plans that they state
 */
export function topicLedger(edition: Edition, articles: readonly Article[], now: Date): readonly LedgerRow[] {
  const ids = new Set(articles.flatMap(({ data }) => data.facts))
  return rowsOf(
    edition,
    ledger(now).filter(({ plan }) => ids.has(plan.id)),
  )
}

/** What was reported of stands first, and what is waited for last; within each the earliest plan first. */
const ORDER: readonly LedgerState[] = ['reported', 'unseen', 'pending']

function rowsOf(edition: Edition, entries: readonly LedgerEntry[]): readonly LedgerRow[] {
  return entries
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .map((entry) => ledgerRow(edition, entry))
}

/** @returns how many plans there are, and how many of each state */
export function totalsOf(entries: readonly LedgerEntry[]): LedgerTotals {
  const count = (state: LedgerState) => entries.filter((entry) => entry.state === state).length
  return {
    plans: entries.length,
    reported: count('reported'),
    pending: count('pending'),
    unseen: count('unseen'),
  }
}

/** The totals as the front page and the ledger show them: a number, what it counts, the part of the ledger. */
export function totalsShown(edition: Edition, totals: LedgerTotals): readonly (Link & { value: number })[] {
  const { strings } = edition
  const href = edition.address(places.ledger)
  return [
    { value: totals.plans, text: strings.ledgerPlans, href },
    { value: totals.reported, text: strings.ledgerReported, href: `${href}#only-reported` },
    { value: totals.unseen, text: strings.ledgerUnseen, href: `${href}#only-unseen` },
    { value: totals.pending, text: strings.ledgerPending, href: `${href}#only-pending` },
  ]
}

function ledgerRow(edition: Edition, { plan, answers, state }: LedgerEntry): LedgerRow {
  return {
    id: plan.id,
    href: edition.address(factPlace(plan)),
    textHtml: textWithWholeNumbers(edition.text(plan.text)),
    scope: scopeName(edition, plan),
    scopeId: plan.scope,
    source: publisherLine(edition, plan),
    due:
      plan.due &&
      showDate(plan.due) +
        (plan.dueFrom === undefined
          ? ''
          : edition.say('ledgerCounted', { words: edition.text(plan.dueFrom) })),
    state,
    answers: answers.map((fact) => {
      const dateText = showSpan(fact.date, fact.end)
      const text = edition.text(fact.text)
      // a text that begins with its date says it once
      const dated = fact.text.startsWith(dateText)
      return {
        href: edition.address(factPlace(fact)),
        dateText: dated ? '' : dateText,
        textHtml: dated
          ? `<b>${dateText}</b>${textWithWholeNumbers(text.slice(dateText.length))}`
          : textWithWholeNumbers(text),
        source: publisherLine(edition, fact),
      }
    }),
  }
}
