/** Pictures for sharing as PNG files, kept by what they show. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Article } from '../../content/articles.ts'
import { factById } from '../../content/facts.ts'
import { showSpan } from '../../editions/dates.ts'
import type { Edition } from '../../editions/edition.ts'
import { headingParts } from '../../editions/line-breaks.ts'
import { articleText, coverPlan, figureView } from '../../editions/views.ts'
import { site } from '../../config/site.ts'
import { FAMILIES, folderOf } from './glyph-outlines.ts'
import { drawPicture, type PicturePlan } from './picture.ts'

const CACHE = join('.cache', 'share-images')

/** An article's picture. */
export function articlePicture(edition: Edition, article: Article): Promise<Buffer> {
  return picture({
    ...frame(edition),
    kicker: article.topic ? edition.text(article.topic.name) : edition.text(site.place),
    title: headingParts(articleText(edition, article, article.data.title)),
    date: edition.text(showSpan(article.data.date, article.data.end)),
    figure: keyFigure(edition, article),
    cover: coverPlan(article),
  })
}

/** The paper's own picture, for all its other pages. */
export function paperPicture(edition: Edition): Promise<Buffer> {
  return picture({
    ...frame(edition),
    tagline: edition.name,
    kicker: edition.text(site.place),
    title: headingParts(edition.text(site.tagline)),
    date: '',
    figure: undefined,
    cover: { topic: '', seed: 'paper', figures: [] },
  })
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

/** What draws: its own code, the drawings and the fonts; a change of these draws every picture anew. */
const drawer = createHash('sha256')
for (const folder of ['src/outputs/share-images', 'src/illustrations', 'src/illustrations/motifs'])
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.ts')) drawer.update(readFileSync(join(folder, name)))
for (const family of Object.values(FAMILIES))
  drawer.update(readFileSync(join(folderOf(family), 'package.json')))
const version = drawer.digest('hex')

async function picture(plan: PicturePlan): Promise<Buffer> {
  const key = createHash('sha256').update(version).update(JSON.stringify(plan)).digest('hex').slice(0, 32)
  const kept = join(CACHE, `${key}.png`)
  if (existsSync(kept)) return readFileSync(kept)
  const png = await sharp(Buffer.from(await drawPicture(plan)))
    .png({ palette: true, colours: 64, effort: 7, compressionLevel: 9, dither: 0 })
    .toBuffer()
  mkdirSync(CACHE, { recursive: true })
  const beside = `${kept}.${process.pid}`
  writeFileSync(beside, png)
  renameSync(beside, kept)
  return png
}
