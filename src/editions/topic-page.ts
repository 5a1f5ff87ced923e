import { factById } from '../articles/facts.ts'
import type { Article } from '../articles/articles.ts'
import type { Edition } from './edition.ts'
import { earliestFirst, factView, figureView, type FactView, type FigureView } from './views.ts'

/** What a topic's page gathers beside its articles. */
export interface TopicPage {
  figures: readonly FigureView[]
  facts: readonly FactView[]
}

/**
 * @param articles the topic's articles, the latest first
 * @returns its timeline, and the first figure of each of its latest articles that has one
 */
export function topicPage(edition: Edition, articles: readonly Article[]): TopicPage {
  const ids = [...new Set(articles.flatMap(({ data }) => data.facts))]
  const figures = articles.flatMap(({ data }) => {
    const fact = data.facts
      .map(factById)
      .find(({ figures, scope }) => figures.length > 0 && scope === 'district')
    const figure = fact?.figures[0]
    return fact && figure ? [{ fact, figure }] : []
  })
  const distinct = figures.filter(
    ({ fact }, index) => figures.findIndex((other) => other.fact.id === fact.id) === index,
  )
  return {
    figures: distinct.slice(0, 4).map(({ fact, figure }) => figureView(edition, fact, figure)),
    facts: ids
      .map(factById)
      .filter(({ kind, date }) => kind !== 'statement' && date.length > 4)
      .sort(earliestFirst)
      .map((fact) => factView(edition, fact, articles)),
  }
}
