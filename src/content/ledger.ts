/** The account of plans: each plan of the facts with what was reported later of it. */
import { allFacts, type Fact } from './facts.ts'
import { datePart } from './schemas/partial-date.ts'

/** What the reports that were read say later of a plan: something, nothing yet as its time is not up, or nothing. */
export type LedgerState = 'reported' | 'pending' | 'unseen'

/** A plan, what was reported later, and its state. */
export interface LedgerEntry {
  plan: Fact
  /** later facts that answer it, the earliest first */
  answers: readonly Fact[]
  state: LedgerState
}

/**
 * @param moment what counts as today: a plan whose time limit ends later is not held to be unseen
 * @param facts all of them
 * @returns one entry a plan, the earliest first
 */
export function ledger(moment: Date, facts: readonly Fact[] = allFacts()): readonly LedgerEntry[] {
  const answers = Map.groupBy(
    facts.flatMap((fact) => [...new Set(fact.answers.map(planOf))].map((plan) => ({ plan, fact }))),
    ({ plan }) => plan,
  )
  return facts
    .filter(({ kind }) => kind === 'plan')
    .sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id))
    .map((plan) => {
      const own = (answers.get(plan.id) ?? []).map(({ fact }) => fact)
      own.sort((a, b) => compare(a.date, b.date))
      return {
        plan,
        answers: own,
        state: own.length > 0 ? 'reported' : isOver(plan, moment) ? 'unseen' : 'pending',
      }
    })
}

/** The id of the plan that an `answers` names: of `f-0122.1`, `f-0122`. */
function planOf(ref: string): string {
  return ref.slice(0, 6)
}

/** Whether a plan's time is up; one without a limit is not waited for. */
function isOver({ due }: Fact, moment: Date): boolean {
  if (due === undefined) return true
  const { year, month = 12, day } = datePart(due)
  const end = day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1)
  return moment.getTime() >= end - 8 * 3_600_000
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
