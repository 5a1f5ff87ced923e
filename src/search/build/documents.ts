/** The articles' documents that the site's build leaves for the index. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EditionId } from '../../conversion/engine.ts'
import type { SearchDocument } from './document.ts'

export type { EditionId }

export const editionIds = ['hans', 'tw', 'hk'] as const satisfies readonly EditionId[]

/** The documents of one article. */
export type ArticleEditions = Partial<Record<EditionId, SearchDocument>> & { hans: SearchDocument }

/** @returns the texts of a folder's files of documents, `.ndjson`: one article a line, its editions by their ids */
export function documentTexts(folder: string): string[] {
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/**
 * @param texts of files of documents
 * @returns the documents of each article, the oldest first
 * @throws {Error} in Chinese: a document missing in an edition or unreadable
 */
export function readDocuments(texts: readonly string[]): ArticleEditions[] {
  return texts
    .flatMap((text) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map(readArticle),
    )
    .sort((a, b) => compare(a.hans.date, b.hans.date) || compare(a.hans.slug, b.hans.slug))
}

function readArticle(line: string): ArticleEditions {
  let editions: ArticleEditions
  try {
    editions = JSON.parse(line) as ArticleEditions
  } catch (error) {
    throw new Error('搜索文档不是完整的 JSON，请重新构建。', { cause: error })
  }
  const missing = editionIds.filter((id) => editions[id] === undefined)
  if (missing.length > 0) {
    const slug = Object.values(editions)[0]?.slug ?? '（没有名字的文章）'
    throw new Error(
      `搜索文档不齐：${slug} 缺 ${missing.join('、')} 版。请检查写出 search/documents/ 的端点，每篇文章都要有每个版本。`,
    )
  }
  return editions
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
