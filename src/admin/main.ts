/** The editing pages: Sveltia CMS with the form of `config.ts`, and a preview that looks as the paper does. */
import CMS, { type CmsConfig } from '@sveltia/cms'
import article from '../styles/article.css?inline'
import base from '../styles/base.css?inline'
import media from '../styles/media.css?inline'
import paper from '../styles/paper.css?inline'
import rich from '../styles/rich.css?inline'
import tables from '../styles/tables.css?inline'
import tokens from '../styles/tokens.css?inline'

/** What Sveltia gives a preview to make elements with (its "Custom Preview Templates"). */
declare global {
  interface Window {
    h: (type: string, props: Record<string, unknown> | null, ...children: unknown[]) => unknown
  }
}

interface Preview {
  entry: { getIn: (path: readonly string[]) => unknown }
  widgetFor: (field: string) => unknown
}

const preview = ({ entry, widgetFor }: Preview) => {
  const text = (field: string) => {
    const value = entry.getIn(['data', field])
    return typeof value === 'string' ? value : ''
  }
  const { h } = window
  return h(
    'main',
    { className: 'page' },
    h(
      'article',
      { className: 'article' },
      h('header', null, h('h1', null, text('title')), h('p', { className: 'deck' }, text('summary'))),
      h('div', { className: 'body' }, widgetFor('body')),
    ),
  )
}

const answer = await fetch('config.json')
CMS.registerPreviewStyle([tokens, base, paper, article, rich, tables, media].join('\n'), { raw: true })
for (const collection of ['articles', 'mdx']) CMS.registerPreviewTemplate(collection, preview)
await CMS.init({ config: (await answer.json()) as CmsConfig })
