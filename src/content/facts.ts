/** The facts that the site states, each with the report it was read in. */
import type { z } from 'zod'
import type { FactFigure, Report, fact } from './schemas/registries.ts'
import { registry } from './registries.ts'

export type { FactFigure, Report }

/** A fact, joined with its report. */
export type Fact = Omit<z.infer<typeof fact>, 'report'> & { report: Report }

let facts: ReadonlyMap<string, Fact> | undefined

function byId(): ReadonlyMap<string, Fact> {
  if (facts) return facts
  const file = registry('facts.yaml')
  const reports = new Map(file.reports.map((report) => [report.id, report]))
  facts = new Map(
    file.facts.map((fact) => {
      const report = reports.get(fact.report)
      if (!report) throw new Error(`facts.yaml 的 ${fact.id} 写了 report: ${fact.report}，reports 里没有它。`)
      return [fact.id, { ...fact, report }]
    }),
  )
  return facts
}

/** Every fact, in the order of `facts.yaml`. */
export function allFacts(): readonly Fact[] {
  return [...byId().values()]
}

/** What was reported later of a plan. */
export function answersTo({ id }: Fact): readonly Fact[] {
  return allFacts().filter(({ answers }) => answers.some((ref) => ref.startsWith(id)))
}

/**
 * @param id `f-0001`
 * @throws {Error} in Chinese, where there is no such fact
 */
export function factById(id: string): Fact {
  const fact = byId().get(id)
  if (!fact) throw new Error(`没有编号为 ${id} 的事实。请查看 facts.yaml。`)
  return fact
}

/**
 * @param ref a fact's id, a dot, and the place of the figure among its figures, from 1: `f-0015.1`
 * @throws {Error} in Chinese, where there is no such figure
 */
export function figureByRef(ref: string): { fact: Fact; figure: FactFigure } {
  const [id = '', place = ''] = ref.split('.')
  const fact = factById(id)
  const figure = fact.figures[Number(place) - 1]
  if (!figure)
    throw new Error(
      `事实 ${id} 有 ${fact.figures.length} 个数字，没有 ${ref}。请写成 ${id}.1 到 ${id}.${fact.figures.length}。`,
    )
  return { fact, figure }
}

/**
 * @param refs figures by their refs, with spaces between, as an author writes them: `f-0015.1 f-0015.2`
 * @returns each figure with its fact
 * @throws {Error} in Chinese, where there is no such figure
 */
export function figuresByRefs(refs: string): { fact: Fact; figure: FactFigure }[] {
  return refs
    .split(/\s+/u)
    .filter((ref) => ref !== '')
    .map(figureByRef)
}

/** The years that have facts, the earliest first. */
export function factYearsListed(): readonly number[] {
  return [...new Set(allFacts().map(({ date }) => Number(date.slice(0, 4))))].sort((a, b) => a - b)
}
