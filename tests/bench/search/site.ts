/** Writes a generated paper's documents as the site's build would. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Converter } from 'opencc-js'
import { headingParts } from '../../../src/editions/line-breaks.ts'
import { searchDocument, type SearchDocument } from '../../../src/search/build/document.ts'
import { generateCorpus, type GeneratedArticle } from './corpus.ts'

/** The three editions of the generated paper. */
export const editions = [
  { id: 'hans', path: '', lang: 'zh-Hans', convert: (text: string) => text },
  { id: 'tw', path: 'zh-tw/', lang: 'zh-Hant-TW', convert: Converter({ from: 'cn', to: 'tw' }) },
  { id: 'hk', path: 'zh-hk/', lang: 'zh-Hant-HK', convert: Converter({ from: 'cn', to: 'hk' }) },
] as const

/** One of `hans`, `tw`, `hk`. */
export type EditionId = (typeof editions)[number]['id']

/** A generated paper: its articles and their documents in each edition. */
export interface GeneratedPaper {
  articles: GeneratedArticle[]
  documents: Record<EditionId, SearchDocument[]>
}

/**
 * Generates a paper and writes `search/documents/paper.ndjson`.
 *
 * @param site folder to write into
 * @param base path under which the site is served
 */
export async function writePaper(
  site: string,
  count: number,
  seed: number,
  base = '/',
): Promise<GeneratedPaper> {
  const articles = generateCorpus(count, seed)
  const documents: GeneratedPaper['documents'] = { hans: [], tw: [], hk: [] }
  for (const { id, path, convert } of editions) {
    for (const article of articles) {
      const document = searchDocument({
        slug: article.slug,
        address: `${base}${path}articles/${article.slug}/`,
        title: convert(article.title),
        titleParts: headingParts(convert(article.title)),
        summary: convert(article.summary),
        date: article.date,
        dateText: article.date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日'),
        year: article.year,
        tags: article.tags.map(({ slug, name }) => ({ slug, name: convert(name) })),
        sources: article.sources.map(({ slug, name }) => ({ slug, name: convert(name) })),
        html: convert(article.html),
      })
      documents[id].push(document)
    }
  }
  const folder = join(site, 'search/documents')
  await mkdir(folder, { recursive: true })
  const lines = articles.map((_, index) =>
    JSON.stringify({ hans: documents.hans[index], tw: documents.tw[index], hk: documents.hk[index] }),
  )
  await writeFile(join(folder, 'paper.ndjson'), lines.map((line) => `${line}\n`).join(''))
  return { articles, documents }
}
