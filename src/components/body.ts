/** An article's body as HTML: rendered once in its author's script, converted once for each edition. */
import { getContainerRenderer as mdxRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'
import { render } from 'astro:content'
import { localiseLinks } from '../addresses/addresses.ts'
import type { Article } from '../articles/articles.ts'
import type { Edition } from '../editions/edition.ts'
import { rulesOf } from '../editions/views.ts'
import { previewing } from '../site.ts'
import BarChart from './figures/BarChart.astro'
import KeyFigures from './figures/KeyFigures.astro'
import Timeline from './figures/Timeline.astro'

let container: Promise<AstroContainer> | undefined
const authored = new Map<string, Promise<string>>()
const converted = new Map<string, string>()

/**
 * @param edition whose script and addresses
 * @param article any article
 * @returns its body's HTML; kept for the process, but in the editor's preview
 */
export async function bodyIn(edition: Edition, article: Article): Promise<string> {
  const key = `${edition.id}/${article.slug}`
  const known = previewing() ? undefined : converted.get(key)
  if (known !== undefined) return known
  const html = edition.htmlFrom(await authoredBody(article), article.data.script, rulesOf(article))
  const local = localiseLinks(html, edition)
  converted.set(key, local)
  return local
}

function authoredBody(article: Article): Promise<string> {
  const known = previewing() ? undefined : authored.get(article.slug)
  if (known) return known
  const html = renderBody(article)
  authored.set(article.slug, html)
  return html
}

async function renderBody(article: Article): Promise<string> {
  const { Content } = await render(article.entry)
  container ??= loadRenderers([mdxRenderer()]).then((renderers) => AstroContainer.create({ renderers }))
  return (await container).renderToString(Content, {
    props: { components: { BarChart, KeyFigures, Timeline } },
  })
}
