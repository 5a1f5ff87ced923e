/** Holds what was reported later against the plans that it is said to tell of. */
import { fieldName, show, type Diagnostic } from '../schemas/diagnostics.ts'
import type { Registries } from '../registries.ts'

type FactsFile = Registries['facts.yaml']
type Fact = FactsFile['facts'][number]

/** The unit of single things: `万个` and `个` are one. */
export function singleUnit(unit: string): string {
  return unit.replace(/^(?:万亿|亿|万)/u, '')
}

/**
 * @param file path of `facts.yaml`, for the diagnostics
 * @param lineOf the line of a part of it
 * @returns one diagnostic for each `answers` that names no plan, or a plan's figure whose unit the fact lacks, and for each
 * `due` of what is no plan or `dueFrom` that its text does not say
 */
export function answerDiagnostics(
  file: string,
  { facts }: FactsFile,
  lineOf: (path: readonly PropertyKey[]) => number,
): Diagnostic[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return facts.flatMap((fact, index): Diagnostic[] => {
    const diagnostic = (path: readonly PropertyKey[], value: unknown, message: string): Diagnostic => ({
      file,
      line: lineOf(['facts', index, ...path]),
      field: fieldName(['facts', index, ...path]),
      value: show(value),
      message,
    })
    return [
      ...(fact.due !== undefined && fact.kind !== 'plan'
        ? [diagnostic(['due'], fact.due, 'due 是计划的期限，这一条不是计划（kind: plan）。请删去')]
        : []),
      ...(fact.dueFrom !== undefined && (fact.due === undefined || !fact.text.includes(fact.dueFrom))
        ? [
            diagnostic(
              ['dueFrom'],
              fact.dueFrom,
              'dueFrom 是 text 里的话，期限（due）由它推算。请照 text 写，并写上 due',
            ),
          ]
        : []),
      ...fact.answers.flatMap((ref, place) => {
        const message = answerProblem(fact, ref, byId)
        return message === undefined ? [] : [diagnostic(['answers', place], ref, message)]
      }),
    ]
  })
}

function answerProblem(fact: Fact, ref: string, byId: ReadonlyMap<string, Fact>): string | undefined {
  const [id = '', place] = ref.split('.')
  const plan = byId.get(id)
  if (!plan) return '没有这条事实。请改正编号'
  if (plan.kind !== 'plan') return '它不是计划（kind: plan），不能回答它。请改成计划的编号'
  if (fact.kind === 'plan') return '这一条自己是计划，不能算后来的结果。请删去'
  if ((fact.end ?? fact.date).slice(0, plan.date.length) < plan.date.slice(0, fact.date.length))
    return `这一条（${fact.date}）比那条计划（${plan.date}）还早。请核对`
  if (place === undefined) return undefined
  const figure = plan.figures[Number(place) - 1]
  if (!figure) return `那条计划有 ${plan.figures.length} 个数字。写成 ${id}.1 这样，或只写 ${id}`
  return fact.figures.some(({ unit }) => singleUnit(unit) === singleUnit(figure.unit))
    ? undefined
    : `那个数字的单位是“${figure.unit}”，这一条没有这个单位的数字。数字不能这样对；说的是同一件事，就只写 ${id}`
}
