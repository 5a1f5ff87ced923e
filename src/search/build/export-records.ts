/** Articles as records for a search engine: one an article and edition, stable from export to export. */
import type { ShippedDocument } from '../shared/manifest.ts'
import type { SearchBlockKind } from '../build/document.ts'

/** What an article's frontmatter tells that its documents do not. */
export interface ArticleFacts {
  slug: string
  /** as far as known: `2022`, `2022-02` or `2022-02-17` */
  date: string
  /** ISO 8601 with the offset of China */
  published: string
  updated: string
  /** slugs, in the article's order */
  tags: string[]
  sources: string[]
}

/** An edition of the paper. */
export interface ExportEdition {
  id: string
  /** BCP 47 */
  lang: string
}

/**
 * Makes the record of an article in an edition, the same for all engines: names in the edition's script beside their
 * names in addresses.
 *
 * @param document what the site ships for its own search
 * @param origin scheme and host of the site
 */
export function articleRecord(
  edition: ExportEdition,
  { slug, date, published, updated, tags, sources }: ArticleFacts,
  document: ShippedDocument,
  origin: string,
) {
  const of = (...kinds: SearchBlockKind[]) =>
    document.b.filter(([kind]) => kinds.includes(kind)).map(([, text]) => text)
  const [year = '', month = '01', day = '01'] = date.split('-')
  return {
    /** stays as long as the article's address does; every engine takes its letters, digits, hyphens and underscore */
    id: `${edition.id}_${slug}`,
    edition: edition.id,
    lang: edition.lang,
    slug,
    url: new URL(document.a, origin).href,
    title: of('title').join(''),
    summary: of('summary').join(''),
    headings: of('heading'),
    /** paragraphs, captions and cells, a line each */
    body: of('paragraph', 'caption', 'cell').join('\n'),
    tags: of('tag'),
    tag_slugs: tags,
    sources: of('source'),
    source_slugs: sources,
    /** titles of the sources, as the article lists them */
    source_titles: of('reference'),
    date,
    year: Number(year),
    /** the first moment of the date in China, in seconds since 1970, to sort by */
    timestamp: Date.parse(`${year}-${month}-${day}T00:00:00+08:00`) / 1000,
    published,
    updated,
  }
}

/** What changed since an earlier export. */
export interface Differences {
  /** lines of records that are new or other than before */
  changed: string[]
  /** ids of records that are there no longer */
  deleted: string[]
}

/**
 * Compares an export with an earlier one.
 *
 * @param lines the records of this export, a line each
 * @param earlier those of the earlier one
 * @throws {Error} in Chinese, where a line of the earlier export is no record
 */
export function differences(lines: readonly string[], earlier: readonly string[]): Differences {
  const before = new Map(earlier.map((line) => [idOf(line), line]))
  const now = new Map(lines.map((line) => [idOf(line), line]))
  return {
    changed: lines.filter((line) => before.get(idOf(line)) !== line),
    deleted: [...before.keys()].filter((id) => !now.has(id)).toSorted(),
  }
}

function idOf(line: string): string {
  let id: unknown
  try {
    ;({ id } = JSON.parse(line) as { id?: unknown })
  } catch {
    id = undefined
  }
  if (typeof id !== 'string') throw new Error(`从前导出的文件里有一行不是记录：${line.slice(0, 60)}`)
  return id
}
