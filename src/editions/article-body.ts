/** An article's body as HTML: rendered once in its author's script, converted once for each edition. */
import { getContainerRenderer as mdxRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'
import { render } from 'astro:content'
import { localiseLinks } from './addresses.ts'
import type { Article } from '../content/articles.ts'
import { withBody } from '../rendering/rendered-body.ts'
import type { Edition } from './edition.ts'
import { rulesOf } from './views.ts'
import BarChart from '../components/figures/BarChart.astro'
import KeyFigures from '../components/figures/KeyFigures.astro'
import Timeline from '../components/figures/Timeline.astro'

let container: Promise<AstroContainer> | undefined
const converted = new WeakMap<Article, Map<Edition['id'], Buffer>>()
let last: { article: Article; html: Promise<string> } | undefined

/**
 * @param edition whose script and addresses
 * @param article any article
 * @returns its body's HTML; kept for the process, as bytes, of which Chinese needs fewer than as a string
 */
export async function bodyIn(edition: Edition, article: Article): Promise<string> {
  let own = converted.get(article)
  if (!own) converted.set(article, (own = new Map()))
  const known = own.get(edition.id)
  if (known !== undefined) return known.toString()
  const html = edition.htmlFrom(await authoredBody(article), article.data.script, rulesOf(article))
  const local = localiseLinks(html, edition)
  own.set(edition.id, Buffer.from(local))
  return local
}

/** The editions of an article are asked for one after the other: the last body is enough to remember. */
function authoredBody(article: Article): Promise<string> {
  if (last?.article !== article) last = { article, html: renderBody(article) }
  return last.html
}

const pictured = new WeakMap<Article, Promise<readonly string[]>>()

/** The addresses of the pictures in an article's body, which are the same in every edition. */
export function picturesIn(article: Article): Promise<readonly string[]> {
  let pictures = pictured.get(article)
  if (!pictures) {
    pictures = authoredBody(article).then((html) =>
      Array.from(html.matchAll(/<img\s[^>]*?src="([^"]+)"/gu), ([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      ),
    )
    pictured.set(article, pictures)
  }
  return pictures
}

async function renderBody(article: Article): Promise<string> {
  const { Content } = await render(withBody(article.entry))
  container ??= loadRenderers([mdxRenderer()]).then((renderers) => AstroContainer.create({ renderers }))
  return (await container).renderToString(Content, {
    props: { components: { BarChart, KeyFigures, Timeline } },
  })
}
