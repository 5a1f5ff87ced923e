import type { BodyStructure } from '../../../rendering/markdown/body-structure.ts'
import type { ArticleParts } from '../../article-file.ts'
import type { Policy } from '../../policy.ts'
import type { Registries } from '../../registries.ts'
import { show, type Diagnostic } from '../../schemas/diagnostics.ts'

/** What a rule may look at. */
export interface BodyOfArticle {
  article: ArticleParts
  structure: BodyStructure
  /** of all articles, each with the reason why readers can't follow a link to it */
  slugs: ReadonlyMap<string, string | undefined>
  registries: Partial<Registries>
  /** the content folder */
  folder: string
  policy: Policy
}

/** A rule: an article's body in, what must be fixed out. */
export type BodyRule = (body: BodyOfArticle) => Diagnostic[]

/** A list of diagnostics, and a function that adds one, by the line within the body. */
export function bodyReporter({ file, bodyLine }: ArticleParts): {
  diagnostics: Diagnostic[]
  report(line: number, field: string, value: string | undefined, message: string): void
} {
  const diagnostics: Diagnostic[] = []
  return {
    diagnostics,
    report: (line, field, value, message) =>
      void diagnostics.push({
        file,
        line: line + bodyLine,
        field,
        ...(value !== undefined && { value: show(value) }),
        message,
      }),
  }
}
