/** Everything that can be wrong in a content folder, found before a page is built, and reported together. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { articlePaths, slugOfPath } from '../article-paths.ts'
import type { ArticleFile, ArticleParts } from '../article-file.ts'
import { readArticleFile } from '../article-file.ts'
import type { Registries } from '../registries.ts'
import { readRegistry } from '../registries.ts'
import { readBody } from '../../rendering/markdown/body-structure.ts'
import { answerFaults } from './answers-check.ts'
import { fieldName, nearest, show, type Fault } from '../schemas/diagnostics.ts'
import { isPartialDate } from '../schemas/partial-date.ts'
import { slug as slugSchema } from '../schemas/article.ts'
import { now, site } from '../../config/site.ts'

/** Components that an MDX article may use, and the attribute that names facts in each. */
export const ARTICLE_COMPONENTS: Readonly<Record<string, 'facts' | 'figures'>> = {
  KeyFigures: 'figures',
  BarChart: 'figures',
  Timeline: 'facts',
}

/** A content folder that was read; `faults` is empty where all of it is right. */
export interface Inspection {
  articles: readonly ArticleFile[]
  registries: Partial<Registries>
  faults: readonly Fault[]
  /** the line of a part of a registry, as far as it could be read */
  lineOf(name: keyof Registries, path: readonly PropertyKey[]): { line?: number }
}

/**
 * Reads a content folder and finds its faults.
 *
 * @param folder the content folder, e.g. `content`
 */
export function inspect(folder: string): Inspection {
  const faults: Fault[] = []
  const registries: Partial<Registries> = {}
  const lines: Partial<Record<keyof Registries, LineOf>> = {}
  for (const name of ['facts.yaml', 'sources.yaml', 'tags.yaml', 'glossary.yaml'] as const) {
    const read = readRegistry(folder, name)
    if ('faults' in read) faults.push(...read.faults)
    else {
      Object.assign(registries, { [name]: read.value })
      faults.push(...duplicates(join(folder, name), read))
      lines[name] = read.lineOf
    }
  }
  faults.push(...factFaults(join(folder, 'facts.yaml'), lines['facts.yaml'] ?? (() => 1), registries))
  const facts = registries['facts.yaml']
  for (const [index, { figures }] of (registries['tags.yaml'] ?? []).entries())
    if (facts)
      faults.push(
        ...figureRefFaults(
          join(folder, 'tags.yaml'),
          facts,
          figures,
          (place) => lines['tags.yaml']?.([index, 'figures', place]) ?? 1,
          'figures',
        ),
      )

  for (const file of strayFiles(folder))
    faults.push({ file, message: '不是文章（.md、.mdx），也不是图片，不会出现在网站上。请改文件名或移走' })
  const articles: ArticleFile[] = []
  // what could be taken apart, though a field be wrong
  const parts: ArticleParts[] = []
  for (const file of articlePaths(folder)) {
    faults.push(...nameFaults(file))
    const read = readArticleFile(file, readFileSync(file, 'utf8'))
    if (!('faults' in read)) {
      articles.push(read)
      parts.push(read)
      continue
    }
    faults.push(...read.faults)
    if (read.parts) parts.push(read.parts)
  }
  faults.push(...slugFaults(parts))
  const slugs = new Map<string, string | undefined>(parts.map(({ slug }) => [slug, undefined]))
  for (const { slug, frontmatter } of articles) slugs.set(slug, whyHidden(frontmatter))
  for (const article of parts) faults.push(...faultsWithin(article, slugs, registries))
  return {
    articles,
    registries,
    faults,
    lineOf: (name, path) => {
      const line = lines[name]?.(path)
      return line === undefined ? {} : { line }
    },
  }
}

/** What is wrong with the name of an article's file. */
export function nameFaults(file: string): Fault[] {
  const slug = slugOfPath(file)
  const named = slugSchema.safeParse(slug)
  if (named.success) return []
  return [{ file, field: '文件名', value: show(slug), message: named.error.issues[0]?.message ?? '' }]
}

/**
 * What is wrong within an article: names that no registry has, links, pictures, components.
 *
 * @param slugs of all articles, each with the reason why readers can't follow a link to it
 */
export function faultsWithin(
  article: ArticleParts,
  slugs: ReadonlyMap<string, string | undefined>,
  registries: Partial<Registries>,
): Fault[] {
  return [...referenceFaults(article, registries), ...bodyFaults(article, slugs, registries)]
}

/** A field as the editor wrote it: the words of a list, with `undefined` for what is no word. */
function wordsOf({ yaml }: ArticleParts, field: string, key?: string): (string | undefined)[] {
  const list = (yaml.value as Record<string, unknown>)[field]
  if (!Array.isArray(list)) return []
  return list.map((item: unknown) => {
    const word = key === undefined ? item : (item as Record<string, unknown> | null | undefined)?.[key]
    return typeof word === 'string' ? word : undefined
  })
}

/** Why readers can't follow a link to an article yet; nothing where they can. */
export function whyHidden({
  draft,
  published,
}: {
  draft?: boolean | undefined
  published?: string | undefined
}): string | undefined {
  if (draft) return '这篇还是草稿，读者打不开'
  if (published !== undefined && new Date(published) > now())
    return `这篇要到 ${published.slice(0, 16).replace('T', ' ')} 才发布，读者现在打不开`
  return undefined
}

function duplicates(
  file: string,
  { value, lineOf }: { value: Registries[keyof Registries]; lineOf(path: readonly PropertyKey[]): number },
): Fault[] {
  const faults: Fault[] = []
  const seenOnce = (list: readonly object[], keys: readonly string[], path: readonly PropertyKey[]) => {
    for (const key of keys) {
      const lines = new Map<unknown, number>()
      for (const [index, item] of list.entries()) {
        const id = (item as Record<string, unknown>)[key]
        const line = lineOf([...path, index, key])
        const before = lines.get(id)
        if (before !== undefined)
          faults.push({
            file,
            line,
            field: key,
            value: show(id),
            message: `和第 ${before} 行重复。请改成别的，或删去一处`,
          })
        else lines.set(id, line)
      }
    }
  }
  if ('facts' in value) {
    seenOnce(value.reports, ['id'], ['reports'])
    seenOnce(value.facts, ['id'], ['facts'])
  } else if (file.endsWith('glossary.yaml')) seenOnce(value, ['hans'], [])
  else seenOnce(value, ['slug', 'name'], [])
  return faults
}

/** Files beside the articles that are neither articles nor pictures. */
export function strayFiles(folder: string): string[] {
  const root = join(folder, 'articles')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.|\.(?:mdx?|jpe?g|png|webp|avif|gif|svg)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

type LineOf = (path: readonly PropertyKey[]) => number

function factFaults(file: string, lineOf: LineOf, registries: Partial<Registries>): Fault[] {
  const facts = registries['facts.yaml']
  const publishers = registries['sources.yaml']
  if (!facts || !publishers) return []
  const names = new Set(publishers.map(({ name }) => name))
  const reports = new Set(facts.reports.map(({ id }) => id))
  return [
    ...facts.reports.flatMap(({ publisher }, index): Fault[] =>
      names.has(publisher)
        ? []
        : [
            {
              file,
              line: lineOf(['reports', index, 'publisher']),
              field: 'publisher',
              value: show(publisher),
              message: unknownName('sources.yaml', publisher, names),
            },
          ],
    ),
    ...facts.facts.flatMap(({ report }, index): Fault[] =>
      reports.has(report)
        ? []
        : [
            {
              file,
              line: lineOf(['facts', index, 'report']),
              field: 'report',
              value: show(report),
              message: unknownName('本文件的 reports', report, reports),
            },
          ],
    ),
    ...answerFaults(file, facts, lineOf),
    ...figureRefFaults(file, facts, facts.front, (index) => lineOf(['front', index]), 'front'),
  ]
}

function figureRefFaults(
  file: string,
  { facts }: Registries['facts.yaml'],
  refs: readonly string[],
  lineOf: (index: number) => number,
  field: string,
): Fault[] {
  return refs.flatMap((ref, index): Fault[] => {
    const [id, place] = ref.split('.')
    if (facts.find((fact) => fact.id === id)?.figures[Number(place) - 1]) return []
    const message = '没有这个数字。写成 事实编号.第几个数字，例如 f-0015.1'
    return [{ file, line: lineOf(index), field: fieldName([field, index]), value: show(ref), message }]
  })
}

function unknownName(where: string, word: string, known: Iterable<string>): string {
  if (/[，、]/u.test(word)) return '列表里用半角逗号和一个空格分开，例如 [甲, 乙]'
  const near = nearest(word, known)
  return near ? `${where} 里没有它。是不是“${near}”？` : `${where} 里没有它。请先在那里加上，或改成已有的`
}

function slugFaults(articles: readonly ArticleParts[]): Fault[] {
  const faults: Fault[] = []
  const taken = new Map<string, string>()
  for (const { slug, file } of articles) {
    const before = taken.get(slug)
    if (before)
      faults.push({
        file,
        field: '文件名',
        value: show(slug),
        message: `和 ${before} 同名，网址会重复。请改一个文件名`,
      })
    else taken.set(slug, file)
  }
  for (const article of articles)
    for (const [index, alias] of wordsOf(article, 'aliases').entries()) {
      if (alias === undefined) continue
      const { file, yaml } = article
      const before = taken.get(alias)
      if (before)
        faults.push({
          file,
          line: yaml.lineOf(['aliases', index]),
          field: fieldName(['aliases', index]),
          value: show(alias),
          message: `这个旧网址已经属于 ${before}。请删去一处`,
        })
      else taken.set(alias, file)
    }
  return faults
}

function referenceFaults(article: ArticleParts, registries: Partial<Registries>): Fault[] {
  const { file, yaml } = article
  const check = (
    path: readonly [string, string?],
    where: string,
    known: readonly string[] | undefined,
  ): Fault[] => {
    if (!known) return []
    const names = new Set(known)
    const [field, key] = path
    return wordsOf(article, field, key).flatMap((word, index): Fault[] => {
      if (word === undefined || names.has(word)) return []
      const place = key === undefined ? [field, index] : [field, index, key]
      return [
        {
          file,
          line: yaml.lineOf(place),
          field: fieldName(place),
          value: show(word),
          message: unknownName(where, word, names),
        },
      ]
    })
  }
  const { date, end } = yaml.value as Record<string, unknown>
  return [
    ...check(
      ['tags'],
      'tags.yaml',
      registries['tags.yaml']?.map(({ name }) => name),
    ),
    ...topicFault(article, registries['tags.yaml']),
    ...check(
      ['facts'],
      'facts.yaml',
      registries['facts.yaml']?.facts.map(({ id }) => id),
    ),
    ...check(
      ['sources', 'publisher'],
      'sources.yaml',
      registries['sources.yaml']?.map(({ name }) => name),
    ),
    ...(date !== undefined &&
    end !== undefined &&
    isPartialDate(String(date)) &&
    isPartialDate(String(end)) &&
    String(end) < String(date)
      ? [
          {
            file,
            line: yaml.lineOf(['end']),
            field: 'end',
            value: show(end),
            message: `比 date（${String(date)}）还早。请改正其中一个`,
          },
        ]
      : []),
  ]
}

function topicFault(article: ArticleParts, known: Registries['tags.yaml'] | undefined): Fault[] {
  const [first] = wordsOf(article, 'tags')
  const tag = known?.find(({ name }) => name === first)
  if (!known || !tag || tag.topic) return []
  const topics = known.filter(({ topic }) => topic).map(({ name }) => name)
  const message = `第一个标签要是主栏目：${topics.join('、')}`
  const { file, yaml } = article
  return [
    {
      file,
      line: yaml.lineOf(['tags', 0]),
      field: fieldName(['tags', 0]),
      value: show(tag.name),
      message,
    },
  ]
}

/** An address with its `%E4%B8…` read; as it is where that can't be. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

function bodyFaults(
  article: ArticleParts,
  slugs: ReadonlyMap<string, string | undefined>,
  registries: Partial<Registries>,
): Fault[] {
  const { file, body, bodyLine } = article
  const listed = wordsOf(article, 'facts')
  const cover = ((article.yaml.value as { cover?: { image?: unknown } }).cover ?? {}).image
  const structure = readBody(body, extname(file) === '.mdx')
  if ('problem' in structure)
    return [
      {
        file,
        line: structure.line + bodyLine,
        message: structure.problem,
      },
    ]
  const faults: Fault[] = []
  const fault = (line: number, field: string, value: string, message: string) =>
    faults.push({ file, line: line + bodyLine, field, value: show(value), message })

  for (const { url, line } of structure.links) {
    const match = /^\/articles\/([^/#?]*)\/?(#.*)?$/u.exec(url)
    if (match) {
      const [, slug = '', anchor] = match
      if (!slugs.has(slug)) {
        const near = nearest(slug, slugs.keys())
        fault(
          line,
          '链接',
          url,
          near ? `没有这篇文章。是不是 /articles/${near}/？` : '没有这篇文章。请查看 slug',
        )
      } else if (slugs.get(slug)) fault(line, '链接', url, slugs.get(slug) ?? '')
      else if (!/\/(?:#.*)?$/u.test(url) || anchor === '#')
        fault(line, '链接', url, '请写成 /articles/<slug>/')
    } else if (url.startsWith('#')) {
      if (!structure.anchors.has(decoded(url.slice(1))))
        fault(
          line,
          '链接',
          url,
          `文中没有这个小标题。已有的是 ${[...structure.anchors].map((id) => `#${id}`).join('、') || '（无）'}`,
        )
    } else if (/^\/tags\/[^/]+\/$/u.test(url)) {
      const known = registries['tags.yaml']?.map(({ slug }) => slug)
      if (known && !known.includes(url.slice(6, -1)))
        fault(line, '链接', url, unknownName('tags.yaml', url.slice(6, -1), known))
    } else if (/^\/sources\/[^/]+\/$/u.test(url)) {
      const known = registries['sources.yaml']?.map(({ slug }) => slug)
      if (known && !known.includes(url.slice(9, -1)))
        fault(line, '链接', url, unknownName('sources.yaml', url.slice(9, -1), known))
    } else if (
      /^\/(?:(?:archive\/(?:\d{4}\/(?:\d{2}\/)?)?|search|glance|about|corrections)\/?)?$/u.test(url)
    ) {
      if (!url.endsWith('/')) fault(line, '链接', url, '站内网址以 / 结尾')
    } else if (/^https?:/u.test(url) && URL.parse(url)?.host === new URL(site.url).host) {
      fault(line, '链接', url, '这是本站的网址。不写域名和版本，写成 /articles/<slug>/，各版会换成自己的')
    } else if (!/^(?:https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+)$/u.test(url))
      fault(line, '链接', url, '不是站内网址，也不是 http(s) 网址。站内文章写成 /articles/<slug>/')
  }
  for (const { url, alt, title, line } of structure.images) {
    if (!/^\.\.?\//u.test(url)) fault(line, '图片', url, '图片放在文章旁边，写成 ./文件名.jpg')
    else if (!existsSync(join(dirname(file), decoded(url))))
      fault(line, '图片', url, '找不到这个图片文件。请查看文件名，或把图片放到文章旁边')
    if (alt.trim() === '') fault(line, '图片', url, '缺少替代文字。写在 ![ ] 里')
    if (!/^.+[｜|].+$/u.test(title))
      fault(line, '图片', url, '缺少图注或署名。写成 ![替代文字](./图.jpg "图注｜署名")')
  }
  for (const { line } of structure.rawImages)
    fault(line, '图片', '<img>', '图片不要写成 HTML。写成 ![替代文字](./图.jpg "图注｜署名")')
  if (typeof cover === 'string' && !existsSync(join(dirname(file), cover)))
    faults.push({
      file,
      line: article.yaml.lineOf(['cover', 'image']),
      field: 'cover.image',
      value: show(cover),
      message: '找不到这个图片文件',
    })
  for (const { value, line } of structure.expressions)
    fault(line, '正文', `{${value}}`, 'MDX 里的 { 会当成代码。要写成 &#123;，或把文件改成 .md')
  for (const { name, attributes, line } of structure.components) {
    if (extname(file) !== '.mdx') {
      fault(line, '组件', `<${name}>`, '组件只能用在 .mdx 里。请把文件名的 .md 改成 .mdx')
      continue
    }
    const refs = ARTICLE_COMPONENTS[name]
    if (refs === undefined) {
      const near = nearest(name, Object.keys(ARTICLE_COMPONENTS))
      fault(
        line,
        '组件',
        `<${name}>`,
        near
          ? `没有这个组件。是不是 <${near}>？`
          : `没有这个组件。可用的有 ${Object.keys(ARTICLE_COMPONENTS).join('、')}`,
      )
      continue
    }
    const strange = Object.keys(attributes).find((key) => key !== refs && key !== 'caption')
    if (strange !== undefined)
      fault(line, `<${name}> 的 ${strange}`, strange, `不认识的属性。可用的是 ${refs} 和 caption`)
    if (typeof attributes['caption'] !== 'string' || attributes['caption'].trim() === '')
      fault(line, `<${name}> 的 caption`, '', '缺少图注。写成 caption="据某某报道，…"')
    const value = attributes[refs]
    if (typeof value !== 'string' || value.trim() === '') {
      fault(
        line,
        `<${name}> 的 ${refs}`,
        '',
        refs === 'facts'
          ? '要写事实的编号，例如 facts="f-0001 f-0002"'
          : '要写数字的编号，例如 figures="f-0015.1 f-0015.2"',
      )
      continue
    }
    for (const ref of value.trim().split(/\s+/u)) {
      const [id = '', place] = ref.split('.')
      const known = registries['facts.yaml']?.facts.find((fact) => fact.id === id)
      if (!registries['facts.yaml']) continue
      if (!known) fault(line, `<${name}> 的 ${refs}`, ref, 'facts.yaml 里没有这条事实')
      else if (!listed.includes(id))
        fault(line, `<${name}> 的 ${refs}`, ref, '文章开头的 facts 里没有它。请加上')
      else if (refs === 'figures' && !known.figures[Number(place) - 1])
        fault(
          line,
          `<${name}> 的 ${refs}`,
          ref,
          `这条事实有 ${known.figures.length} 个数字。写成 ${id}.1 这样`,
        )
    }
  }
  return faults
}
