/** What the search knows of one article in one edition. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

/** What a block of text is in its article. */
export type SearchBlockKind =
  'title' | 'summary' | 'heading' | 'paragraph' | 'caption' | 'cell' | 'tag' | 'source' | 'reference'

/** One block: a hit never runs from one block into the next. */
export interface SearchBlock {
  kind: SearchBlockKind
  text: string
  /** The id of the heading that stands over the block; absent before the first one. */
  heading?: string
}

/** A tag or a source: its slug in addresses, its name in the edition's script. */
export interface NamedSlug {
  slug: string
  name: string
}

/** One article as an edition shows it. */
export interface SearchDocumentInput {
  slug: string
  /** Path of the article in this edition, with the site's base: `/paper/zh-tw/articles/x/`. */
  address: string
  title: string
  /** The title, cut where a line may end; without it a line may end nowhere within. */
  titleParts?: readonly string[]
  summary: string
  /** ISO 8601 as far as known: `2022`, `2022-02` or `2022-02-17`. */
  date: string
  /** The date as the edition writes it. */
  dateText: string
  year: number
  sources: readonly NamedSlug[]
  /** The sources as lists of articles name them; else all their names. */
  sourcesText?: string
  /** Titles of the sources, as the article lists them. */
  references?: readonly string[]
  tags: readonly NamedSlug[]
  /** What the reports do not tell. */
  unseen?: readonly string[]
  /** The article's body in the edition's script. */
  html: string
}

/** One article of one edition, ready for the index and for excerpts. */
export interface SearchDocument {
  slug: string
  address: string
  title: string
  titleParts?: readonly string[]
  date: string
  dateText: string
  year: number
  sources: NamedSlug[]
  sourcesText?: string
  tags: NamedSlug[]
  blocks: SearchBlock[]
}

/**
 * Makes the search's document of an article: title, tags, summary and headings first, then the body in its order,
 * what is unseen, then the names of its sources and their titles.
 *
 * @param input the article as the edition shows it
 * @returns the document; blocks without text are left out
 */
export function searchDocument(input: SearchDocumentInput): SearchDocument {
  const { slug, address, title, date, dateText, year } = input
  const body = bodyBlocks(input.html)
  const blocks: SearchBlock[] = [
    { kind: 'title', text: title },
    ...input.tags.map(({ name }): SearchBlock => ({ kind: 'tag', text: name })),
    { kind: 'summary', text: input.summary },
    ...body.filter(({ kind }) => kind === 'heading'),
    ...body.filter(({ kind }) => kind !== 'heading'),
    ...(input.unseen ?? []).map((text): SearchBlock => ({ kind: 'paragraph', text })),
    ...input.sources.map(({ name }): SearchBlock => ({ kind: 'source', text: name })),
    ...(input.references ?? []).map((text): SearchBlock => ({ kind: 'reference', text })),
  ]
  return {
    slug,
    address,
    title,
    ...(input.titleParts && { titleParts: input.titleParts }),
    date,
    dateText,
    year,
    sources: input.sources.map(({ slug, name }) => ({ slug, name })),
    ...(input.sourcesText !== undefined && { sourcesText: input.sourcesText }),
    tags: input.tags.map(({ slug, name }) => ({ slug, name })),
    blocks: blocks
      .map((block) => ({ ...block, text: cleanText(block.text) }))
      .filter(({ text }) => text !== ''),
  }
}

/** Elements whose text readers do not read as part of a sentence: notes' marks, readings over ruby, drawings. */
const silent = new Set(['script', 'style', 'template', 'svg', 'rt', 'rp', 'noscript', 'button'])

const blockLevel = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)

function kindOfElement(name: string): SearchBlockKind | undefined {
  if (/^h[1-6]$/u.test(name)) return 'heading'
  if (name === 'figcaption' || name === 'caption') return 'caption'
  return name === 'td' || name === 'th' ? 'cell' : undefined
}

/**
 * Cuts the HTML of an article's body into blocks of text. What is not read aloud is left out: scripts, drawings,
 * ruby readings, notes' marks, and what carries `hidden`, `aria-hidden="true"` or `data-search-ignore`.
 *
 * @param html a fragment of HTML
 * @returns headings, paragraphs, captions and cells, in the order of the page
 */
export function bodyBlocks(html: string): SearchBlock[] {
  const blocks: SearchBlock[] = []
  let buffer = ''
  let heading: string | undefined

  const flush = (kind: SearchBlockKind) => {
    const text = cleanText(buffer)
    buffer = ''
    if (text !== '') blocks.push({ kind, text, ...(heading === undefined ? {} : { heading }) })
  }

  const walk = (node: DefaultTreeAdapterTypes.ChildNode, kind: SearchBlockKind) => {
    if (node.nodeName === '#text' && 'value' in node) {
      buffer += node.value
      return
    }
    if (!('tagName' in node)) return
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
    if (silent.has(node.tagName) || isSilent(attributes)) return
    if (node.tagName === 'br') {
      buffer += ' '
      return
    }
    if (!blockLevel.has(node.tagName)) {
      for (const child of node.childNodes) walk(child, kind)
      return
    }
    flush(kind)
    const own = kindOfElement(node.tagName) ?? kind
    if (own === 'heading' && kind !== 'heading') heading = attributes.get('id') || heading
    for (const child of node.childNodes) walk(child, own)
    flush(own)
  }

  for (const child of parseFragment(html).childNodes) walk(child, 'paragraph')
  flush('paragraph')
  return blocks
}

function isSilent(attributes: ReadonlyMap<string, string>): boolean {
  const silencing = ['hidden', 'data-search-ignore', 'data-footnote-ref', 'data-footnote-backref']
  return attributes.get('aria-hidden') === 'true' || silencing.some((name) => attributes.has(name))
}

/** One line of well-formed text, without soft hyphens and characters of zero width. */
function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
