/** What the registries tell of the paper's names. */
import { registry } from './registries.ts'

/** The names of the glossary, without its words; and the facts' texts, what their figures count, and the titles of their reports. */
export function declaredNames(): { names: string[]; texts: string[] } {
  const { facts, reports } = registry('facts.yaml')
  return {
    names: registry('glossary.yaml')
      .filter(({ kind }) => kind !== 'word')
      .map(({ hans }) => hans),
    texts: [
      ...facts.flatMap(({ text, figures }) => [text, ...figures.map(({ of }) => of)]),
      ...reports.map(({ title }) => title),
    ],
  }
}
