/** An article's body as HTML in its author's script, rendered once. */
import { getContainerRenderer as mdxRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'
import { render } from 'astro:content'
import BarChart from '../components/figures/BarChart.astro'
import KeyFigures from '../components/figures/KeyFigures.astro'
import Timeline from '../components/figures/Timeline.astro'
import { previewing } from '../site.ts'
import type { Article } from './articles.ts'

let container: Promise<AstroContainer> | undefined
const bodies = new Map<string, Promise<string>>()

/**
 * @param article any article
 * @returns its body's HTML, links as the author wrote them
 */
export function bodyHtml(article: Article): Promise<string> {
  if (previewing()) return renderBody(article)
  const known = bodies.get(article.slug)
  if (known) return known
  const html = renderBody(article)
  bodies.set(article.slug, html)
  return html
}

async function renderBody(article: Article): Promise<string> {
  const { Content } = await render(article.entry)
  container ??= loadRenderers([mdxRenderer()]).then((renderers) => AstroContainer.create({ renderers }))
  return (await container).renderToString(Content, {
    props: { components: { BarChart, KeyFigures, Timeline } },
  })
}
