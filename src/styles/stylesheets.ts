/** The paper's stylesheets as text. A page carries those that its parts need, inline, and no others. */
import archive from './archive.css?inline'
import articleTools from './article-tools.css?inline'
import art from './art.css?inline'
import article from './article.css?inline'
import base from './base.css?inline'
import charts from './charts.css?inline'
import facts from './facts.css?inline'
import front from './front.css?inline'
import list from './list.css?inline'
import media from './media.css?inline'
import notes from './notes.css?inline'
import paper from './paper.css?inline'
import reading from './reading.css?inline'
import rich from './rich.css?inline'
import search from './search.css?inline'
import searchBox from './search-box.css?inline'
import tables from './tables.css?inline'
import tokens from './tokens.css?inline'
import { site } from '../config/site.ts'

/** On paper a link into the site is spelled out with its host, which the address in the page lacks; those of figures in the list of the article's facts, not after each number. */
const spelledOut = `@layer components{@media print{.body a[href^="/"]:not([href*="#f-"])::after,.facts-used a::after{content:"（${new URL(site.url).origin}"attr(href)"）";font-size:.85em}}}`

/** Song letters for headings; of each edition its own, since what is set in another language within a page is set in Hei (base.css). */
const SONG = {
  hans: '"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun',
  tw: '"Songti TC","Noto Serif CJK TC","Noto Serif TC",PMingLiU',
  hk: '"Songti TC","Noto Serif CJK HK","Noto Serif HK",PMingLiU',
} as const

/** What `paper` lacks in an edition: the letters of its headings. */
export function songStylesheet(edition: keyof typeof SONG): string {
  return `@layer tokens{:root{--song:figures,${SONG[edition]},serif}}`
}

/** `paper` is on every page, before the others: tokens, the order of the layers, masthead and foot. */
export const stylesheets = {
  paper: tokens + base + paper + art + searchBox + reading,
  list,
  article: article + articleTools + spelledOut,
  tables,
  rich,
  media,
  notes,
  charts,
  facts,
  front,
  archive,
  search,
} as const

export type Stylesheet = keyof typeof stylesheets

/** What a body may hold that has a stylesheet of its own. */
const parts: readonly (readonly [Stylesheet, RegExp])[] = [
  ['tables', /<table\b/u],
  ['rich', /<(?:[uo]l|blockquote|pre|ruby|figcaption)\b/u],
  ['media', /<picture|data-embed|class="recording"/u],
  ['notes', /data-footnote-ref/u],
  ['charts', /class="chart\b/u],
]

/**
 * @param html an article's body
 * @returns the stylesheets of its article, with those of the body's parts
 */
export function articleStylesheets(html: string): readonly Stylesheet[] {
  return ['article', ...parts.filter(([, part]) => part.test(html)).map(([name]) => name)]
}
