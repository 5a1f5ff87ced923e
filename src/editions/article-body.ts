/** An article's body as HTML: rendered in its author's script, converted once for each edition. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getContainerRenderer as mdxRenderer } from '@astrojs/mdx/container-renderer'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { loadRenderers } from 'astro:container'
import { render } from 'astro:content'
import { fileBeside } from '../rendering/markdown/files-beside.ts'
import { companionsOf, withRecordings } from '../rendering/markdown/recordings.ts'
import { withSources } from '../rendering/markdown/responsive-pictures.ts'
import { localiseLinks } from './addresses.ts'
import { allArticles, type Article } from '../content/articles.ts'
import { factById } from '../content/facts.ts'
import { registry } from '../content/registries.ts'
import { openEdition, type Edition } from './edition.ts'
import { linkFigures } from './figure-links.ts'
import { digestOf } from './page-paths.ts'
import { rulesOf } from './view-models.ts'
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
  const authored = await authoredBody(article)
  let own = converted.get(article)
  if (!own) converted.set(article, (own = new Map()))
  const known = own.get(edition.id)
  if (known !== undefined) return known.toString()
  const html = edition.htmlFrom(authored, article.data.script, rulesOf(article))
  const local = localiseLinks(html, edition)
  own.set(edition.id, Buffer.from(local))
  return local
}

/**
 * The editions of an article are asked for one after the other: the last body is enough to remember. One with pictures
 * is rendered with each page that shows it, since Astro keeps a page together with the pictures that its rendering
 * asked for.
 */
function authoredBody(article: Article): Promise<string> {
  if (mayHavePictures(article)) return renderBody(article)
  if (last?.article !== article) last = { article, html: renderBody(article) }
  return last.html
}

async function renderBody(article: Article): Promise<string> {
  const { rendered, filePath: file = '' } = article.entry
  // Astro logs why, and goes on with an empty one
  if (!rendered && !file.endsWith('.mdx'))
    throw new Error(`${file} 的正文没有渲染成。运行 npx astro build 看经过。`)
  const { Content } = await render(article.entry)
  container ??= loadRenderers([mdxRenderer()]).then((renderers) => AstroContainer.create({ renderers }))
  const html = await (
    await container
  ).renderToString(Content, {
    props: { components: { BarChart, KeyFigures, Timeline } },
  })
  const played = html.includes('data-media')
    ? await withRecordings(html, file, LANGUAGES[article.data.script])
    : html
  return linkFigures(withSources(played), article.data.facts.map(factById), (text) =>
    openEdition('hans').textFrom(text, article.data.script, rulesOf(article)),
  )
}

/** Languages of what is written in an author's script (BCP 47). */
const LANGUAGES = { hans: 'zh-Hans', 'hant-tw': 'zh-Hant-TW', 'hant-hk': 'zh-Hant-HK' } as const

/** Whether an article's body may show pictures; of MDX, which is rendered with the page, it is not known before. */
function mayHavePictures({ entry }: Article): boolean {
  return entry.rendered?.html.includes('<img') ?? true
}

const pictured = new WeakMap<Article, Promise<readonly string[]>>()

/** The addresses of the pictures in an article's body, which are the same in every edition. */
export function picturesIn(article: Article): Promise<readonly string[]> {
  if (!mayHavePictures(article)) return Promise.resolve([])
  let pictures = pictured.get(article)
  if (!pictures) {
    pictures = renderBody(article).then((html) =>
      Array.from(html.matchAll(/<img\s[^>]*?src="([^"]+)"/gu), ([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      ),
    )
    pictured.set(article, pictures)
  }
  return pictures
}

/** A picture: the `srcset` of its source, if it has one, and what its `<img>` has. */
export interface CoverPhoto {
  avif: string | undefined
  img: { src: string; width: string; height: string }
}

/**
 * @param slug of an article whose cover is a photograph: the first picture of its body
 * @returns the photograph, rendered with the page that shows it
 */
export async function coverPhoto(slug: string): Promise<CoverPhoto | undefined> {
  const article = (await allArticles()).find((each) => each.slug === slug)
  const found =
    article && /(?:<source\s[^>]*srcset="([^"]*)"[^>]*>)?(<img\s[^>]*>)/u.exec(await renderBody(article))
  if (!found) return undefined
  const [, avif, tag = ''] = found
  const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? ''
  return { avif, img: { src: value('src'), width: value('width'), height: value('height') } }
}

let glossary: string | undefined
let facts: string | undefined
const bodies = new WeakMap<Article, string>()

/**
 * A digest that stands for an article's body in the view models of all editions: its text, its pictures, the rules of
 * its conversion, and the facts to which its figures lead or that its charts show.
 */
export function bodyDigest(article: Article): string {
  let digest = bodies.get(article)
  if (digest === undefined) {
    const { entry, data } = article
    glossary ??= digestOf(registry('glossary.yaml'))
    facts ??= digestOf(registry('facts.yaml'))
    digest = digestOf([
      entry.digest,
      data.script,
      rulesOf(article),
      glossary,
      entry.rendered ? data.facts.map(factById) : facts,
      pictureDigests(article),
    ])
    bodies.set(article, digest)
  }
  return digest
}

/** Digests of the pictures beside an article that its text names, and of what goes with its recordings. */
function pictureDigests({ entry, data }: Article): string[] {
  const file = entry.filePath ?? ''
  const text = entry.rendered || !existsSync(file) ? '' : readFileSync(file, 'utf8')
  const names = new Set([
    ...(entry.rendered?.metadata?.imagePaths ?? []),
    ...Array.from(text.matchAll(/\]\(\s*<?(\.{1,2}\/[^\s)>]+)/gu), ([, name = '']) => decodeURI(name)),
    ...(data.cover?.image ? [data.cover.image] : []),
  ])
  const recordings = Array.from(
    (entry.rendered?.html ?? text).matchAll(/(?:href="|\]\(\s*<?)(\.{1,2}\/[^\s)>"]+)/gu),
    ([, url = '']) => fileBeside(url, file),
  )
  const companions = recordings.flatMap((recording) =>
    recording ? Object.values(companionsOf(recording)).flatMap((each) => each ?? []) : [],
  )
  return [
    ...[...names].sort().map((name) => digestOfFile(join(dirname(file), name), name)),
    ...companions.map(({ path, place }) => place + digestOfFile(path, place)),
  ]
}

function digestOfFile(path: string, otherwise: string): string {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('base64url') : otherwise
}
