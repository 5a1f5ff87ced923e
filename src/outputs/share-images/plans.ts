/** What the pictures for sharing show. */
import type { Article } from '../../content/articles.ts'
import { factById } from '../../content/facts.ts'
import { showSpan } from '../../editions/dates.ts'
import type { Edition } from '../../editions/edition.ts'
import { headingParts } from '../../editions/line-breaks.ts'
import { articleText, coverPlan, figureView, photoFile } from '../../editions/view-models.ts'
import { site } from '../../config/site.ts'
import type { PicturePlan } from './picture.ts'

/** An article's picture. */
export function articlePlan(edition: Edition, article: Article): PicturePlan {
  return {
    ...frame(edition),
    kicker: article.topic ? edition.text(article.topic.name) : edition.text(site.place),
    title: headingParts(articleText(edition, article, article.data.title)),
    date: edition.text(showSpan(article.data.date, article.data.end)),
    figure: keyFigure(edition, article),
    cover: coverPlan(article),
    photo: photoFile(article),
  }
}

/** The paper's own picture, for all its other pages. */
export function paperPlan(edition: Edition): PicturePlan {
  return {
    ...frame(edition),
    tagline: edition.name,
    kicker: edition.text(site.place),
    title: headingParts(edition.text(site.tagline)),
    date: '',
    figure: undefined,
    cover: { topic: '', seed: 'paper', figures: [] },
  }
}

function frame(edition: Edition) {
  return { edition: edition.id, paper: edition.text(site.title), tagline: edition.text(site.tagline) }
}

/** The first of the article's figures that its summary states, so that the number has its place in the story. */
function keyFigure(edition: Edition, { data }: Article): PicturePlan['figure'] {
  for (const id of data.facts)
    for (const [index, { value, unit }] of factById(id).figures.entries())
      if (value >= 10 && data.script === 'hans' && data.summary.includes(`${value}${unit}`))
        return { ...figureView(edition, `${id}.${index + 1}`), planLabel: edition.strings.plan }
  return undefined
}
