/** What the fields of an article name: tags, facts, publishers; and the names of the articles themselves. */
import type { ArticleParts } from '../../article-file.ts'
import { slugOfPath } from '../../article-paths.ts'
import type { Registries } from '../../registries.ts'
import { pinyinWords } from '../../../rendering/markdown/pinyin-words.ts'
import { slug as slugSchema } from '../../schemas/article.ts'
import { fieldName, nearest, show, type Diagnostic } from '../../schemas/diagnostics.ts'
import { isPartialDate } from '../../schemas/partial-date.ts'
import { OWN_PAGES } from '../../schemas/own-pages.ts'

/** What is wrong with the name of an article's file. */
export function nameDiagnostics(file: string): Diagnostic[] {
  const slug = slugOfPath(file)
  const named = slugSchema.safeParse(slug)
  if (named.success) return []
  return [{ file, field: '文件名', value: show(slug), message: named.error.issues[0]?.message ?? '' }]
}

/** A field as the editor wrote it: the words of a list, with `undefined` for what is no word. */
export function wordsOf({ yaml }: ArticleParts, field: string, key?: string): (string | undefined)[] {
  const list = (yaml.value as Record<string, unknown>)[field]
  if (!Array.isArray(list)) return []
  return list.map((item: unknown) => {
    const word = key === undefined ? item : (item as Record<string, unknown> | null | undefined)?.[key]
    return typeof word === 'string' ? word : undefined
  })
}

/** What to do about a name that a list lacks, with the nearest that it has. */
export function unknownName(where: string, word: string, known: Iterable<string>): string {
  if (/[，、]/u.test(word)) return '列表里用半角逗号和一个空格分开，例如 [甲, 乙]'
  const near = nearest(word, known)
  return near ? `${where} 里没有它。是不是“${near}”？` : `${where} 里没有它。请先在那里加上，或改成已有的`
}

/**
 * Tags that no registry has and none there is near to, all in one diagnostic, with the lines that register them.
 *
 * @param file of the tags
 */
export function unregisteredTags(
  file: string,
  articles: readonly ArticleParts[],
  known: Registries['tags.yaml'] | undefined,
): Diagnostic[] {
  if (!known) return []
  const names = new Set(known.map(({ name }) => name))
  const slugs = new Set(known.map(({ slug }) => slug))
  const lines = new Map<string, string>()
  const first = new Map<string, string>()
  for (const article of articles)
    for (const word of wordsOf(article, 'tags')) {
      if (word === undefined || names.has(word) || lines.has(word)) continue
      if (/[，、]/u.test(word) || nearest(word, names) !== undefined) continue
      const proposed = pinyinWords(word).join('-') || 'biao-qian'
      let slug = proposed
      for (let count = 2; slugs.has(slug); count++) slug = `${proposed}-${count}`
      slugs.add(slug)
      first.set(word, article.file)
      lines.set(
        word,
        `- { slug: ${slug}, name: ${JSON.stringify(word)}, description: ${JSON.stringify(word)} }`,
      )
    }
  if (lines.size === 0) return []
  const met = [...first].map(([word, where]) => `“${word}”（${where}）`)
  return [
    {
      file,
      field: '标签',
      value: met.slice(0, 8).join('、') + (met.length > 8 ? `等 ${met.length} 个` : ''),
      message: `没有登记。请改成已有的，或把下面的行加在文件末尾（主栏目再加 topic: true）：\n${[...lines.values()].join('\n')}\n以上是要加的行。`,
    },
  ]
}

/** What an old address is known by: the slug of an article, or its path. */
function addressed(alias: string): string {
  if (!alias.startsWith('/')) return alias
  const path = alias.replace(/(?:\/(?:index\.html)?)?$/u, '/')
  return /^\/articles\/([^/]+)\/$/u.exec(path)?.[1] ?? path
}

/** Addresses that two articles claim, or an article and a page that every paper has. */
export function slugDiagnostics(articles: readonly ArticleParts[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const taken = new Map<string, string>()
  for (const { slug, file } of articles) {
    const before = taken.get(slug)
    if (before)
      diagnostics.push({
        file,
        field: '文件名',
        value: show(slug),
        message: `和 ${before} 同名，网址会重复。请改一个文件名`,
      })
    else taken.set(slug, file)
  }
  for (const address of OWN_PAGES) taken.set(address, '本站自己的网页')
  for (const article of articles)
    for (const [index, alias] of wordsOf(article, 'aliases').entries()) {
      if (alias === undefined) continue
      const { file, yaml } = article
      const address = addressed(alias)
      const before = taken.get(address)
      if (before)
        diagnostics.push({
          file,
          line: yaml.lineOf(['aliases', index]),
          field: fieldName(['aliases', index]),
          value: show(alias),
          message: `这个旧网址已经属于 ${before}。请删去一处`,
        })
      else taken.set(address, file)
    }
  return diagnostics
}

/** Names that no registry has. */
export function referenceDiagnostics(article: ArticleParts, registries: Partial<Registries>): Diagnostic[] {
  const { file, yaml } = article
  const check = (
    path: readonly [string, string?],
    where: string,
    known: readonly string[] | undefined,
  ): Diagnostic[] => {
    if (!known) return []
    const names = new Set(known)
    const [field, key] = path
    return wordsOf(article, field, key).flatMap((word, index): Diagnostic[] => {
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
    ).filter(({ message }) => message.includes('是不是') || message.includes('半角逗号')),
    ...topicDiagnostic(article, registries['tags.yaml']),
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

function topicDiagnostic(article: ArticleParts, known: Registries['tags.yaml'] | undefined): Diagnostic[] {
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
