/** One page of each kind, for the tests that look at all of them. */
import { fixture, paper } from './watched.ts'

export const templates = [
  ['front', paper, ''],
  ['article', paper, 'articles/three-year-campaign-opens/'],
  ['article with everything', fixture, 'articles/plan/'],
  ['withdrawn article', fixture, 'articles/withdrawn/'],
  ['charts', paper, 'articles/reading-old-town-visitor-numbers/'],
  ['topic', paper, 'tags/tingche/'],
  ['tags', paper, 'tags/'],
  ['source', paper, 'sources/xinwang/'],
  ['archive', paper, 'archive/2022/'],
  ['at a glance', fixture, 'glance/'],
  ['a year at a glance', paper, 'glance/2022/'],
  ['the ledger', paper, 'ledger/'],
  ['data', paper, 'data/'],
  ['search', paper, `search/?q=${encodeURIComponent('里院')}`],
  ['about', paper, 'about/'],
  ['corrections', fixture, 'corrections/'],
  ['404', paper, '404.html'],
] as const
