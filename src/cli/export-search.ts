/** `npm run export:search`: the articles as records, with the settings of a search engine, out of the built site. */
import './settings-error.ts'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentFolder, site } from '../config/site.ts'
import { readArticleFile } from '../content/article-file.ts'
import { articlePaths } from '../content/article-paths.ts'
import { declaredNames } from '../content/declared-names.ts'
import { registry } from '../content/registries.ts'
import { formatDiagnostics } from '../content/schemas/diagnostics.ts'
import { modifiedAt } from '../content/timestamps.ts'
import { editionTable } from '../editions/table.ts'
import { engines, settingsOf } from '../search/build/export-engines.ts'
import { articleRecord, differences, type ArticleFacts } from '../search/build/export-records.ts'
import { foldTable } from '../search/build/fold-table.ts'
import type { ShippedDocument } from '../search/shared/manifest.ts'
import { createFold } from '../search/shared/fold.ts'
import { readCommandLine, wrongUsage } from './command-line.ts'

const HELP = `用法：npm run export:search -- --to 引擎 [选项]

文章多到静态搜索不够用时，把全部文章导给一个搜索引擎：每篇文章每个版本一行 JSON，另有引擎的设置。
要先构建网站：导出的文字就是网站上的文字。导出之后怎么用，见 src/search/README.md。

  --to 引擎      ${engines.join('、')} 之一
  --from 目录    构建好的网站，默认 dist
  --out 目录     写到哪里，默认 search-export
  --since 目录   从前的一次导出：另列出从那以后变了的和没有了的
  --name 名字    索引的名字，默认 articles
  --help         显示这些话

写出：records.ndjson（全部记录）、changed.ndjson（要写进引擎的）、deleted.json（要删去的 id），和引擎的设置；
给 opensearch 的另有 bulk.ndjson，可以直接交给 _bulk。

退出码：0 写好了；1 网站或从前的导出不对，没有写；2 命令写得不对。
`

const { values } = readCommandLine(
  {
    options: {
      to: { type: 'string' },
      from: { type: 'string', default: 'dist' },
      out: { type: 'string', default: 'search-export' },
      since: { type: 'string' },
      name: { type: 'string', default: 'articles' },
    },
  },
  HELP,
)
const engine = engines.find((name) => name === values.to)
if (!engine) wrongUsage(`--to 要写 ${engines.join('、')} 之一，不能是“${values.to ?? ''}”`)
if (!/^[a-z][a-z0-9_-]*$/u.test(values.name))
  wrongUsage(`--name 要写小写英文字母、数字、连字符，字母开头，不能是“${values.name}”`)

try {
  const lines = recordLines(values.from)
  const { changed, deleted } = differences(lines, values.since === undefined ? [] : linesOf(values.since))
  const fold = createFold(foldTable())
  const glossary = registry('glossary.yaml')
  const synonyms = glossary
    .map(({ hans, tw, hk }) => [...new Set([hans, tw, ...(hk === undefined ? [] : [hk])])])
    .filter((words) => new Set(words.map((word) => fold(word).text)).size > 1)
  const settings = settingsOf(engine, {
    name: values.name,
    variants: foldTable(),
    synonyms,
    names: declaredNames().names,
  })
  mkdirSync(values.out, { recursive: true })
  const write = (file: string, content: string) => writeFileSync(join(values.out, file), content)
  write('records.ndjson', ended(lines))
  write('changed.ndjson', ended(changed))
  write('deleted.json', `${JSON.stringify(deleted)}\n`)
  write(settings.file, `${JSON.stringify(settings.content, undefined, 2)}\n`)
  if (engine === 'opensearch') write('bulk.ndjson', ended(bulk(changed, deleted)))
  console.log(
    `写好了：${values.out}，共 ${lines.length} 条记录，${changed.length} 条要写进引擎，${deleted.length} 条要删去。`,
  )
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

/** The records of the built site, the ids in order. */
function recordLines(folder: string): string[] {
  const facts = new Map(articleFacts().map((article) => [article.slug, article]))
  const lines = editionTable.flatMap((edition) => {
    const documents = join(folder, 'search', edition.id)
    if (!existsSync(documents))
      throw new Error(
        `${folder} 里没有 search/${edition.id}。请先运行 npm run build，或用 --from 指向构建好的网站。`,
      )
    return readdirSync(documents)
      .filter((file) => file.endsWith('.json'))
      .map((file) => {
        const document = JSON.parse(readFileSync(join(documents, file), 'utf8')) as ShippedDocument
        const slug = document.a.split('/').at(-2) ?? ''
        const article = facts.get(slug)
        if (!article)
          throw new Error(`网站里有文章 ${slug}，${contentFolder} 里没有。内容改过了，请先重新构建。`)
        return articleRecord(edition, article, document, site.url)
      })
  })
  return lines.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((record) => JSON.stringify(record))
}

function articleFacts(): ArticleFacts[] {
  const slugs = (file: 'tags.yaml' | 'sources.yaml') =>
    new Map(registry(file).map(({ name, slug }) => [name, slug]))
  const [tags, publishers] = [slugs('tags.yaml'), slugs('sources.yaml')]
  return articlePaths(contentFolder).flatMap((file): ArticleFacts[] => {
    const read = readArticleFile(file, readFileSync(file, 'utf8'))
    if ('diagnostics' in read) throw new Error(formatDiagnostics(read.diagnostics))
    const { frontmatter, slug } = read
    if (frontmatter.draft) return []
    return [
      {
        slug,
        date: frontmatter.date,
        published: frontmatter.published,
        updated: modifiedAt(frontmatter),
        tags: frontmatter.tags.map((name) => tags.get(name) ?? name),
        sources: [
          ...new Set(frontmatter.sources.map(({ publisher }) => publishers.get(publisher) ?? publisher)),
        ],
      },
    ]
  })
}

/** The lines of an earlier export: its folder, or its file of records. */
function linesOf(path: string): string[] {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'records.ndjson') : path
  if (!existsSync(file)) throw new Error(`没有 ${file}。--since 要指向从前一次导出的目录。`)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function ended(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

/** OpenSearch's `_bulk`: an action before each record; a deletion is an action alone. */
function bulk(changed: readonly string[], deleted: readonly string[]): string[] {
  return [
    ...changed.flatMap((line) => [
      JSON.stringify({ index: { _id: (JSON.parse(line) as { id: string }).id } }),
      line,
    ]),
    ...deleted.map((id) => JSON.stringify({ delete: { _id: id } })),
  ]
}
