/** Holds the figures of an article's sentences against the facts that it lists. */
import type { ArticleFile } from '../article-file.ts'
import { figureKey, figuresIn, type Figure } from '../figures.ts'
import type { Registries } from '../registries.ts'
import { show, type Diagnostic } from '../schemas/diagnostics.ts'
import { datePart } from '../schemas/partial-date.ts'

type FactsFile = Registries['facts.yaml']

/** Units of time and place, which a fact states in its text and need not list as a figure. */
const PLAIN_UNITS = new Set(['年', '月', '日', '时', '号'])

const quantities = (text: string) => figuresIn(text).filter(({ kind }) => kind === 'quantity')
const isPlain = (figure: Figure) => figure.kind === 'quantity' && PLAIN_UNITS.has(figure.unit)

/**
 * @returns one sentence for each quantity that a fact's text states and its `figures` lack, or the reverse
 */
export function unlistedFigures(fact: FactsFile['facts'][number]): string[] {
  const listed = new Set(
    fact.figures.flatMap(({ value, unit }) => quantities(`${value}${unit}`).map(figureKey)),
  )
  const stated = quantities(fact.text)
  const inText = new Set(stated.map(figureKey))
  return [
    ...stated
      .filter((figure) => !isPlain(figure) && !listed.has(figureKey(figure)))
      .map(({ text }) => `${fact.id} 文中的“${text}”没有列进 figures。请加上一行 {value: …, unit: …, of: …}`),
    ...[...listed]
      .filter((key) => !inText.has(key))
      .map((key) => `${fact.id} 的 figures 里有 ${key}，文中没有。请改正其中一处`),
  ]
}

/**
 * @param article an article's file
 * @param file all facts
 * @param simplified turns an author's text into Simplified
 * @returns one diagnostic for each figure of its title, summary, body or `unseen` that no listed fact backs: a quantity by
 * its value and unit, a date by the dates of the facts, their reports and the sources
 */
export function figureDiagnostics(
  article: ArticleFile,
  file: FactsFile,
  simplified: (text: string, script: 'hans' | 'hant-tw' | 'hant-hk') => string,
): Diagnostic[] {
  const { frontmatter } = article
  const facts = file.facts.filter(({ id }) => frontmatter.facts.includes(id))
  const reports = new Map(file.reports.map((report) => [report.id, report]))
  const backed = new Set(
    facts.flatMap(({ figures, text }) => [
      ...figures.flatMap(({ value, unit }) => quantities(`${value}${unit}`).map(figureKey)),
      ...figuresIn(text).filter(isPlain).map(figureKey),
    ]),
  )
  const dates = [
    frontmatter.date,
    frontmatter.end,
    ...frontmatter.sources.map(({ date }) => date),
    ...facts.flatMap(({ date, end, report }) => [date, end, reports.get(report)?.date]),
  ].flatMap((date): { year?: number; month?: number; day?: number }[] =>
    date === undefined ? [] : [datePart(date)],
  )
  for (const { text, date } of facts)
    for (const figure of figuresIn(text))
      if (figure.kind === 'date') dates.push({ year: datePart(date).year, ...figure })

  return sentences(article).flatMap(({ text, line, field }) =>
    figuresIn(simplified(text, frontmatter.script))
      .filter((figure) =>
        figure.kind === 'quantity'
          ? !backed.has(figureKey(figure))
          : !dates.some(
              ({ year, month, day }) =>
                (figure.year === undefined || figure.year === year) &&
                (figure.month === undefined || figure.month === month) &&
                (figure.day === undefined || figure.day === day),
            ),
      )
      .map((figure): Diagnostic => ({
        file: article.file,
        line,
        field,
        value: show(figure.text),
        message: `文章 facts 里的事实都没有这个数字（“${[...text.trim()].slice(0, 30).join('')}”）。请核对，或把写着它的事实加进 facts`,
      })),
  )
}

interface Sentence {
  readonly text: string
  readonly line: number
  readonly field: string
}

/** Sentences of the title, summary, body and `unseen` without markup, components and addresses. */
function sentences({ frontmatter, yaml, body, bodyLine }: ArticleFile): Sentence[] {
  const prose: Sentence[] = [
    { text: frontmatter.title, line: yaml.lineOf(['title']), field: 'title' },
    { text: frontmatter.summary ?? '', line: yaml.lineOf(['summary']), field: 'summary' },
    ...frontmatter.unseen.map((text, index) => ({
      text,
      line: yaml.lineOf(['unseen', index]),
      field: 'unseen',
    })),
  ]
  const lines = body
    .replace(/<[A-Z][^>]*\/>/gu, (component) => component.replace(/[^\n]+/gu, ''))
    .replace(/\]\([^)]*\)/gu, ']')
    .split('\n')
  for (const [index, line] of lines.entries())
    for (const text of line.split(/[。！？；|]/u))
      prose.push({ text, line: index + 1 + bodyLine, field: '正文' })
  return prose.map(({ text, ...place }) => ({
    ...place,
    text: text.replace(/[*_`~#>]|\[\^\d+\]:?/gu, '').replace(/^\s*\d+\.\s/u, ''),
  }))
}

/** @returns one diagnostic for each report behind the article's facts that its `sources` lack */
export function unnamedReports(
  { file: path, frontmatter, yaml }: ArticleFile,
  file: FactsFile,
): Diagnostic[] {
  const used = new Set(
    file.facts.filter(({ id }) => frontmatter.facts.includes(id)).map(({ report }) => report),
  )
  return file.reports
    .filter(
      ({ id, publisher, date }) =>
        used.has(id) &&
        !frontmatter.sources.some((source) => source.publisher === publisher && source.date === date),
    )
    .map(({ publisher, date, title }) => ({
      file: path,
      line: yaml.lineOf(['sources']),
      field: 'sources',
      message: `用了${publisher} ${date}《${title}》的事实，来源里没有它。请加上一行 {publisher: ${publisher}, title: …, date: ${date}}`,
    }))
}
