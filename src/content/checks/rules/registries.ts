/** What is wrong between the registries: double names, facts of no report, figures of no fact. */
import type { Registries } from '../../registries.ts'
import { fieldName, show, type Diagnostic } from '../../schemas/diagnostics.ts'
import { answerDiagnostics } from '../answers-check.ts'
import { unknownName } from './names.ts'

/** @returns the line of a value by its path in the YAML */
export type LineOf = (path: readonly PropertyKey[]) => number

/** Names that stand twice in one registry. */
export function duplicates(
  file: string,
  { value, lineOf }: { value: Registries[keyof Registries]; lineOf(path: readonly PropertyKey[]): number },
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const seenOnce = (list: readonly object[], keys: readonly string[], path: readonly PropertyKey[]) => {
    for (const key of keys) {
      const lines = new Map<unknown, number>()
      for (const [index, item] of list.entries()) {
        const id = (item as Record<string, unknown>)[key]
        const line = lineOf([...path, index, key])
        const before = lines.get(id)
        if (before !== undefined)
          diagnostics.push({
            file,
            line,
            field: key,
            value: show(id),
            message: `和第 ${before} 行重复。请改成别的，或删去一处`,
          })
        else lines.set(id, line)
      }
    }
  }
  if ('facts' in value) {
    seenOnce(value.reports, ['id'], ['reports'])
    seenOnce(value.facts, ['id'], ['facts'])
  } else if (file.endsWith('glossary.yaml')) seenOnce(value, ['hans'], [])
  else seenOnce(value, ['slug', 'name'], [])
  return diagnostics
}

/** Facts and reports that name what no registry has. */
export function factDiagnostics(file: string, lineOf: LineOf, registries: Partial<Registries>): Diagnostic[] {
  const facts = registries['facts.yaml']
  const publishers = registries['sources.yaml']
  if (!facts || !publishers) return []
  const names = new Set(publishers.map(({ name }) => name))
  const reports = new Set(facts.reports.map(({ id }) => id))
  return [
    ...facts.reports.flatMap(({ publisher }, index): Diagnostic[] =>
      names.has(publisher)
        ? []
        : [
            {
              file,
              line: lineOf(['reports', index, 'publisher']),
              field: 'publisher',
              value: show(publisher),
              message: unknownName('sources.yaml', publisher, names),
            },
          ],
    ),
    ...facts.facts.flatMap(({ report }, index): Diagnostic[] =>
      reports.has(report)
        ? []
        : [
            {
              file,
              line: lineOf(['facts', index, 'report']),
              field: 'report',
              value: show(report),
              message: unknownName('本文件的 reports', report, reports),
            },
          ],
    ),
    ...answerDiagnostics(file, facts, lineOf),
    ...figureRefDiagnostics(file, facts, facts.front, (index) => lineOf(['front', index]), 'front'),
  ]
}

/** References to figures (`f-0015.1`) that no fact has. */
export function figureRefDiagnostics(
  file: string,
  { facts }: Registries['facts.yaml'],
  refs: readonly string[],
  lineOf: (index: number) => number,
  field: string,
): Diagnostic[] {
  return refs.flatMap((ref, index): Diagnostic[] => {
    const [id, place] = ref.split('.')
    if (facts.find((fact) => fact.id === id)?.figures[Number(place) - 1]) return []
    const message = '没有这个数字。写成 事实编号.第几个数字，例如 f-0015.1'
    return [{ file, line: lineOf(index), field: fieldName([field, index]), value: show(ref), message }]
  })
}
