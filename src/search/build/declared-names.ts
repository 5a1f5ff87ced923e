/** What the paper's registries tell of its names. */
import { registry } from '../../content/registries.ts'
import type { Declared } from './words.ts'

/** The names of the glossary; and the facts' texts, what their figures count, and the titles of their reports. */
export function declaredNames(): Declared {
  const { facts, reports } = registry('facts.yaml')
  return {
    names: registry('glossary.yaml').map(({ hans }) => hans),
    texts: [
      ...facts.flatMap(({ text, figures }) => [text, ...figures.map(({ of }) => of)]),
      ...reports.map(({ title }) => title),
    ],
  }
}
