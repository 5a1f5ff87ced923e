/** One page of each kind, for the tests that look at all of them. */
import { isOwnPaper } from '../own-paper.ts'
import { fixture, ownPaper, paper } from './watched.ts'

const all = [
  ['front', paper, ''],
  ['article', ownPaper, 'articles/three-year-campaign-opens/'],
  ['article with everything', fixture, 'articles/plan/'],
  ['withdrawn article', fixture, 'articles/withdrawn/'],
  ['charts', ownPaper, 'articles/reading-old-town-visitor-numbers/'],
  ['topic', ownPaper, 'tags/tingche/'],
  ['tags', paper, 'tags/'],
  ['source', ownPaper, 'sources/xinwang/'],
  ['archive', ownPaper, 'archive/2022/'],
  ['at a glance', fixture, 'glance/'],
  ['a year at a glance', ownPaper, 'glance/2022/'],
  ['the ledger', ownPaper, 'ledger/'],
  ['data', paper, 'data/'],
  ['search', ownPaper, `search/?q=${encodeURIComponent('里院')}`],
  ['about', paper, 'about/'],
  ['corrections', fixture, 'corrections/'],
  ['404', paper, '404.html'],
] as const

export const templates = all.filter(([, site]) => isOwnPaper || site !== ownPaper)
