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
import paper from './paper.css?inline'
import reading from './reading.css?inline'
import search from './search.css?inline'
import searchBox from './search-box.css?inline'
import tokens from './tokens.css?inline'

/** `paper` is on every page, before the others: tokens, the order of the layers, masthead and foot. */
export const sheets = {
  paper: tokens + base + paper + art + searchBox + reading,
  list,
  article: article + articleTools,
  charts,
  facts,
  front,
  archive,
  search,
} as const

export type Sheet = keyof typeof sheets
