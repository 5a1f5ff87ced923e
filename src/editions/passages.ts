/** Every passage of the paper that the converter turns: where it is written, and under which rules. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ArticleFile } from '../content/article-file.ts'
import { readRegistry, type Registries } from '../content/registries.ts'
import { ContentError } from '../content/schemas/diagnostics.ts'
import type { ArticleRules, AuthorScript } from '../conversion/engine.ts'
import { proseLines } from '../conversion/prose-lines.ts'
import { aboutSections } from './strings/about.ts'
import { overrides } from './strings/overrides.ts'
import { readingStrings } from './strings/reading.ts'
import { searchStrings } from './strings/search.ts'
import { simplifiedStrings } from './strings/strings.ts'

/** A line or a field of a file. */
export interface Passage {
  readonly file: string
  readonly line: number
  readonly text: string
  readonly script: AuthorScript
  /** an article's own rules, or the interface's words */
  readonly rules?: ArticleRules
  /** whether `keep` and `terms` can be written in this file */
  readonly hasRules: boolean
}

/**
 * Lists the passages of an article: title, summary, notes, what is unseen, captions, sources, and the prose line by line.
 *
 * @param article the file, read
 */
export function articlePassages({ file, frontmatter, yaml, body, bodyLine }: ArticleFile): Passage[] {
  const { keep, terms, script, cover, withdrawn } = frontmatter
  const rules: ArticleRules = { keep, terms: terms as NonNullable<ArticleRules['terms']> }
  const fields: [PropertyKey[], string | undefined][] = [
    [['title'], frontmatter.title],
    [['summary'], frontmatter.summary],
    ...(['alt', 'caption', 'credit'] as const).map((field): [PropertyKey[], string | undefined] => [
      ['cover', field],
      cover?.[field],
    ]),
    ...(['updates', 'corrections'] as const).flatMap((field) =>
      frontmatter[field].map(({ note }, index): [PropertyKey[], string] => [[field, index, 'note'], note]),
    ),
    ...frontmatter.unseen.map((text, index): [PropertyKey[], string] => [['unseen', index], text]),
    [['withdrawn', 'note'], withdrawn?.note],
    ...frontmatter.sources.map(({ title }, index): [PropertyKey[], string] => [
      ['sources', index, 'title'],
      title,
    ]),
  ]
  const head = fields.flatMap(([path, text]) =>
    text === undefined ? [] : [{ line: yaml.lineOf(path), text }],
  )
  const prose = proseLines(body).map(({ line, text }) => ({ line: line + bodyLine, text }))
  return [...head, ...prose].map(({ line, text }) => ({ file, line, text, script, rules, hasRules: true }))
}

/**
 * Lists the passages of facts, tags and publishers.
 *
 * @param folder the content folder
 * @throws {ContentError} where a registry is missing or wrong
 */
export function registryPassages(folder: string): Passage[] {
  const from = <Name extends 'facts.yaml' | 'tags.yaml' | 'sources.yaml'>(
    name: Name,
    list: (value: Registries[Name]) => [PropertyKey[], string | undefined][],
  ): Passage[] => {
    const read = readRegistry(folder, name)
    if ('diagnostics' in read) throw new ContentError(read.diagnostics)
    return list(read.value).flatMap(([path, text]) =>
      text === undefined
        ? []
        : [
            {
              file: join(folder, name),
              line: read.lineOf(path),
              text,
              script: 'hans' as const,
              hasRules: false,
            },
          ],
    )
  }
  return [
    ...from('facts.yaml', ({ reports, facts }) => [
      ...reports.flatMap((report, index) =>
        (['publisher', 'byline', 'via', 'title'] as const).map(
          (field): [PropertyKey[], string | undefined] => [['reports', index, field], report[field]],
        ),
      ),
      ...facts.flatMap(({ text, figures }, index): [PropertyKey[], string][] => [
        [['facts', index, 'text'], text],
        ...figures.flatMap(({ unit, of }, at): [PropertyKey[], string][] => [
          [['facts', index, 'figures', at, 'of'], of],
          [['facts', index, 'figures', at, 'unit'], unit],
        ]),
      ]),
    ]),
    ...from('tags.yaml', (tags) =>
      tags.flatMap(({ name, description }, index): [PropertyKey[], string][] => [
        [[index, 'name'], name],
        [[index, 'description'], description],
      ]),
    ),
    ...from('sources.yaml', (sources) =>
      sources.flatMap(({ name, about }, index): [PropertyKey[], string][] => [
        [[index, 'name'], name],
        [[index, 'about'], about],
      ]),
    ),
  ]
}

/** Lists the passages of the interface and of the about page. */
export function interfacePassages(): Passage[] {
  const about = aboutSections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
  return [
    ...fromSource('strings.ts', Object.values(simplifiedStrings)),
    ...fromSource('reading.ts', Object.values(readingStrings)),
    ...fromSource('search.ts', Object.values(searchStrings)),
    ...fromSource('about.ts', about),
  ]
}

function fromSource(name: string, texts: readonly string[]): Passage[] {
  const file = fileURLToPath(new URL(`strings/${name}`, import.meta.url))
  const lines = readFileSync(file, 'utf8').split('\n')
  return texts.flatMap((text) => {
    const line = lines.findIndex((one) => one.includes(`'${text}'`)) + 1
    return line === 0
      ? []
      : [{ file, line, text, script: 'hans' as const, rules: { terms: { ...overrides } }, hasRules: false }]
  })
}
