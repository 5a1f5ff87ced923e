import { places } from './addresses.ts'
import type { Article } from '../content/articles.ts'
import { showDate } from './dates.ts'
import type { Edition } from './edition.ts'
import { articleText } from './view-models.ts'

/** A correction or a withdrawal. */
export interface CorrectionView {
  /** which of the two, in words */
  kind: string
  date: string
  dateText: string
  href: string
  title: string
  note: string
}

/**
 * @param articles all articles, the withdrawn among them
 * @returns what was corrected and withdrawn, the latest first
 */
export function correctionsPage(edition: Edition, articles: readonly Article[]): CorrectionView[] {
  const { correctionNote, withdrawn } = edition.strings
  return articles
    .flatMap((article) => [
      ...article.data.corrections.map((note) => ({ article, ...note, kind: correctionNote })),
      ...(article.data.withdrawn ? [{ article, ...article.data.withdrawn, kind: withdrawn }] : []),
    ])
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .map(({ article, date, note, kind }) => ({
      kind,
      date,
      dateText: showDate(date),
      href: edition.address(places.article(article.slug)),
      title: articleText(edition, article, article.data.title),
      note: articleText(edition, article, note),
    }))
}
