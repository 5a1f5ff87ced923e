/** Holds the figures of an article's sentences against the facts that it lists. */
import type { ArticleFile } from '../articles/article-file.ts'
import { figuresIn, type Figure } from '../articles/figures.ts'
import type { Registries } from '../articles/registries.ts'
import { datePart } from '../schemas/partial-date.ts'

type FactsFile = Registries['facts.yaml']

/** Units of time and place, which a fact states in its text and need not list as a figure. */
const PLAIN_UNITS = new Set(['年', '月', '日', '时', '号'])

const keyOf = (figure: Figure) => (figure.kind === 'quantity' ? `${figure.value}${figure.unit}` : '')
const quantities = (text: string) => figuresIn(text).filter(({ kind }) => kind === 'quantity')
const isPlain = (figure: Figure) => figure.kind === 'quantity' && PLAIN_UNITS.has(figure.unit)

/**
 * @returns one line for each quantity that a fact's text states and its `figures` lack, or the reverse
 */
export function unlistedFigures(fact: FactsFile['facts'][number]): string[] {
  const listed = new Set(fact.figures.flatMap(({ value, unit }) => quantities(`${value}${unit}`).map(keyOf)))
  const stated = quantities(fact.text)
  const inText = new Set(stated.map(keyOf))
  return [
    ...stated
      .filter((figure) => !isPlain(figure) && !listed.has(keyOf(figure)))
      .map(({ text }) => `${fact.id}：文中的“${text}”没有列进 figures`),
    ...[...listed].filter((key) => !inText.has(key)).map((key) => `${fact.id}：figures 里的 ${key} 不在文中`),
  ]
}

/**
 * @param article an article's file
 * @param file all facts
 * @param simplified turns an author's text into Simplified
 * @returns one line in Chinese for each figure of its title, summary or body that no listed fact backs:
 * a quantity by its value and unit, a date by the dates of the facts, their reports and the sources
 */
export function figureFaults(
  article: ArticleFile,
  file: FactsFile,
  simplified: (text: string, script: 'hans' | 'hant-tw' | 'hant-hk') => string,
): string[] {
  const { frontmatter } = article
  const facts = file.facts.filter(({ id }) => frontmatter.facts.includes(id))
  const reports = new Map(file.reports.map((report) => [report.id, report]))
  const backed = new Set(
    facts.flatMap(({ figures, text }) => [
      ...figures.flatMap(({ value, unit }) => quantities(`${value}${unit}`).map(keyOf)),
      ...figuresIn(text).filter(isPlain).map(keyOf),
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

  return sentences(article)
    .map((text) => simplified(text, frontmatter.script))
    .flatMap((sentence) =>
      figuresIn(sentence)
        .filter((figure) =>
          figure.kind === 'quantity'
            ? !backed.has(keyOf(figure))
            : !dates.some(
                ({ year, month, day }) =>
                  (figure.year === undefined || figure.year === year) &&
                  (figure.month === undefined || figure.month === month) &&
                  (figure.day === undefined || figure.day === day),
              ),
        )
        .map(({ text }) => `${article.file}：“${text}”没有事实支持（${sentence.trim().slice(0, 40)}）`),
    )
}

/** Sentences of the title, summary and body without markup, components and addresses. */
function sentences({ frontmatter, body }: ArticleFile): string[] {
  const prose = [
    frontmatter.title,
    frontmatter.summary ?? '',
    ...body
      .replace(/<[A-Z][^>]*\/>/gu, '')
      .replace(/\]\([^)]*\)/gu, ']')
      .split(/[。！？；\n|]/u),
  ]
  return prose.map((sentence) => sentence.replace(/[*_`~#>]|\[\^\d+\]:?/gu, '').replace(/^\s*\d+\.\s/u, ''))
}

/** @returns one line for each report behind the article's facts that its `sources` lack */
export function unnamedReports({ file: path, frontmatter }: ArticleFile, file: FactsFile): string[] {
  const used = new Set(
    file.facts.filter(({ id }) => frontmatter.facts.includes(id)).map(({ report }) => report),
  )
  return file.reports
    .filter(
      ({ id, publisher, date }) =>
        used.has(id) &&
        !frontmatter.sources.some((source) => source.publisher === publisher && source.date === date),
    )
    .map(({ publisher, date }) => `${path}：用了${publisher} ${date}的事实，sources 里没有它`)
}
