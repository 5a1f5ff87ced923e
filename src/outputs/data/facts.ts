/** The facts as data, in the words of an edition: the same bytes from the same content. */
import { allFacts, factById, type Fact } from '../../content/facts.ts'
import type { Edition } from '../../editions/edition.ts'
import { factPlace } from '../../editions/view-models.ts'
import { csv } from './csv.ts'

/** A column of the facts, with what it holds, in Simplified. */
interface Column {
  name: string
  about: string
  of(edition: Edition, fact: Fact): string | undefined
}

/** The columns in their order: the one source of the CSV, the JSON and the dictionary. */
const columns: readonly Column[] = [
  { name: 'id', about: '编号，不再改变', of: (_, { id }) => id },
  {
    name: 'kind',
    about: 'plan 计划，result 结果，statement 说法',
    of: (_, { kind }) => kind,
  },
  {
    name: 'scope',
    about: 'district 市南区，two-districts 市南、市北两区，city 全市',
    of: (_, { scope }) => scope,
  },
  { name: 'date', about: '哪一天，只知年月的就写到年月', of: (_, { date }) => date },
  { name: 'end', about: '一段时间的最后一天', of: (_, { end }) => end },
  { name: 'due', about: '计划的期限，报道没有写的空着', of: (_, { due }) => due },
  {
    name: 'dueFrom',
    about: '期限由本站按这句话推算；报道写明期限的空着',
    of: (edition, { dueFrom }) => dueFrom && edition.text(dueFrom),
  },
  {
    name: 'answers',
    about: '这一条说到的计划：计划的编号，或计划的编号.第几个数字',
    of: (_, { answers }) => answers.join(' ') || undefined,
  },
  { name: 'text', about: '事实，一句话', of: (edition, { text }) => edition.text(text) },
  {
    name: 'figures',
    about: '其中的数字：数值、单位和数的是什么，用分号隔开',
    of: (edition, { figures }) =>
      figures.map(({ value, unit, of }) => `${value} ${edition.text(unit)} ${edition.text(of)}`).join('；') ||
      undefined,
  },
  {
    name: 'publisher',
    about: '报道的媒体或机构',
    of: (edition, { report }) => edition.text(report.publisher),
  },
  {
    name: 'title',
    about: '报道的标题',
    of: (edition, { report }) => edition.text(report.title),
  },
  { name: 'reported', about: '报道的日期', of: (_, { report }) => report.date },
  { name: 'url', about: '报道的网址，没有可用原址的空着', of: (_, { report }) => report.url },
  {
    name: 'address',
    about: '这一条在本站的网址',
    of: (edition, fact) => edition.absoluteAddress(factPlace(fact)),
  },
]

/** The data dictionary: each column with what it holds. */
export function dataDictionary(edition: Edition): readonly { name: string; about: string }[] {
  return columns.map(({ name, about }) => ({ name, about: edition.houseText(about) }))
}

/** One row a fact. */
export function factsCsv(edition: Edition): string {
  return csv(
    columns.map(({ name }) => name),
    allFacts().map((fact) => columns.map(({ of }) => of(edition, fact))),
  )
}

/** A list of objects, one a fact; `figures` is a list too. */
export function factsJson(edition: Edition): string {
  const facts = allFacts().map((fact) => ({
    ...Object.fromEntries(
      columns.flatMap(({ name, of }) => {
        const value = of(edition, fact)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    answers: fact.answers,
    figures: fact.figures.map(({ value, unit, of }) => ({
      value,
      unit: edition.text(unit),
      of: edition.text(of),
    })),
  }))
  return `${JSON.stringify(facts, null, 1)}\n`
}

/** The figures of some facts, one a row, for the charts of an article. */
export function figuresCsv(edition: Edition, ids: readonly string[]): string {
  return csv(
    ['ref', 'value', 'unit', 'of', 'kind', 'scope', 'date', 'publisher', 'reported', 'address'],
    ids
      .map(factById)
      .flatMap((fact) =>
        fact.figures.map(({ value, unit, of }, index) => [
          `${fact.id}.${index + 1}`,
          value,
          edition.text(unit),
          edition.text(of),
          fact.kind,
          fact.scope,
          fact.date,
          edition.text(fact.report.publisher),
          fact.report.date,
          edition.absoluteAddress(factPlace(fact)),
        ]),
      ),
  )
}
