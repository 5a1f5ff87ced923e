/** What an archive holds, whatever wrote it: posts with their fields in one shape. */
import { toString } from 'mdast-util-to-string'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { readDate } from '../../content/schemas/partial-date.ts'
import { findExcess } from '../../rendering/markdown/limits.ts'
import { parseMarkdown } from '../../rendering/markdown/syntax.ts'

/** The program that an archive was made with. */
export type ArchiveKind = 'hexo' | 'hugo' | 'jekyll' | 'vitepress' | 'wordpress' | 'markdown'

/** A post as its archive has it. */
export interface Post {
  /** where it stands in the archive, `/` between folders; `#12` behind a file that holds many */
  readonly source: string
  readonly title: string | undefined
  /** `2019-10-10T21:20:42+08:00`, or a day */
  readonly date: string | undefined
  readonly updated: string | undefined
  readonly authors: readonly string[]
  /** what the archive files it under, the widest first */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly summary: string | undefined
  readonly draft: boolean
  readonly body: string
  readonly html: boolean
  /** the name in its address, as the archive has it */
  readonly name: string
  /** paths at which the old site showed it, the first the one that it used */
  readonly addresses: readonly string[]
  /** folders in which its pictures may stand, relative to the archive */
  readonly pictureFolders: readonly string[]
  /** fields that have no place here, as written */
  readonly left: Readonly<Record<string, unknown>>
  /** what was wrong with its fields, in words */
  readonly problems: readonly string[]
}

/** An archive that was read. */
export interface Archive {
  readonly kind: ArchiveKind
  readonly title: string | undefined
  /** the old site, without a path at the end */
  readonly origin: string | undefined
  /** the folder of the old site in its host, `/blog`; empty at the top */
  readonly root: string
  readonly author: string | undefined
  readonly posts: readonly Post[]
  /** folders from which `/images/a.png` was served, relative to the archive */
  readonly publicFolders: readonly string[]
  /** files that hold text and are no posts, each with the reason */
  readonly passed: readonly { readonly source: string; readonly why: string }[]
}

/** Fields of a post, and the rest of its file. */
export interface Parts {
  readonly fields: Readonly<Record<string, unknown>>
  readonly body: string
  readonly format: 'yaml' | 'toml' | 'json' | undefined
  readonly problem: string | undefined
}

/**
 * Takes a post's file apart: YAML between `---` (or up to the first `---`, as Hexo allows), TOML between `+++`, a JSON
 * object (Hugo), or one that ends in `;;;` (Hexo).
 */
export function readParts(text: string): Parts {
  const clean = text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n')
  const nothing = { fields: {}, body: clean, format: undefined, problem: undefined }
  const yaml =
    /^-{3,}[ \t]*\n([\s\S]*?)(?:^|\n)-{3,}[ \t]*(?:\n|$)/u.exec(clean) ??
    /^((?:[A-Za-z_][\w-]*:.*\n(?:[ \t]*[-\s].*\n)*)+)-{3,}[ \t]*(?:\n|$)/u.exec(clean)
  if (yaml)
    return parsed('yaml', clean, yaml[0], yaml[1] ?? '', (front) => parseYaml(front.replaceAll('\t', '  ')))
  const toml = /^\+{3}[ \t]*\n([\s\S]*?)(?:^|\n)\+{3}[ \t]*(?:\n|$)/u.exec(clean)
  if (toml) return parsed('toml', clean, toml[0], toml[1] ?? '', parseToml)
  const hexoJson = /^;{3}[ \t]*\n([\s\S]*?)\n;{3}[ \t]*(?:\n|$)/u.exec(clean)
  if (hexoJson)
    return parsed('json', clean, hexoJson[0], hexoJson[1] ?? '', (front) =>
      JSON.parse(/^\s*\{/u.test(front) ? front : `{${front}}`),
    )
  const json = /^\{\n[\s\S]*?\n\}[ \t]*(?:\n|$)/u.exec(clean)
  return json ? parsed('json', clean, json[0], json[0], (front) => JSON.parse(front)) : nothing
}

function parsed(
  format: 'yaml' | 'toml' | 'json',
  text: string,
  whole: string,
  front: string,
  read: (front: string) => unknown,
): Parts {
  try {
    const fields = read(front) ?? {}
    if (typeof fields !== 'object' || Array.isArray(fields)) throw new Error('no fields')
    return {
      fields: fields as Record<string, unknown>,
      body: text.slice(whole.length),
      format,
      problem: undefined,
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return {
      fields: {},
      body: text.slice(whole.length),
      format,
      problem: `开头的字段读不懂（${reason}），没有用。请改好再搬一次`,
    }
  }
}

/**
 * @param value a date as YAML, TOML or JSON give it
 * @returns a moment in China's time or a day; nothing where it is neither
 */
export function dateOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return readDate(value instanceof Date ? value.toISOString() : String(value))
}

/** Words of a field that may be one, a list, or objects with a name. */
export function wordsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value.flat(3) : [value]
  return [
    ...new Set(
      list
        .flatMap((item: unknown) =>
          typeof item === 'object' && item !== null && 'name' in item ? [item.name] : [item],
        )
        .filter((item) => typeof item === 'string' || typeof item === 'number')
        .map((item) => String(item).trim())
        .filter((item) => item !== ''),
    ),
  ]
}

/** The text of a field; nothing where it is empty or no text. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? undefined : text
}

const TAKEN = new Set(
  'title date updated lastmod last_modified_at modified author authors categories category tags tag keywords summary description excerpt draft published slug url permalink aliases alias redirect_from layout type comments toc mathjax math'.split(
    ' ',
  ),
)

/** What all archives write alike. */
export function commonFields(
  { fields, problem }: Parts,
  fallback: { date?: string | undefined; body: string },
): Pick<
  Post,
  'title' | 'date' | 'updated' | 'authors' | 'categories' | 'tags' | 'summary' | 'draft' | 'left' | 'problems'
> {
  const problems = problem === undefined ? [] : [problem]
  const written = fields['date'] ?? fields['publishDate']
  const date = dateOf(written) ?? (fallback.date === undefined ? undefined : dateOf(fallback.date))
  if (written !== undefined && written !== null && dateOf(written) === undefined)
    problems.push(`date 是“${String(written)}”，不是日期`)
  const list = (value: unknown) =>
    typeof value === 'string' && /[,，]/u.test(value) ? value.split(/\s*[,，]\s*/u) : value
  return {
    title: textOf(fields['title']) ?? firstHeading(fallback.body),
    date,
    updated: dateOf(
      fields['updated'] ?? fields['lastmod'] ?? fields['last_modified_at'] ?? fields['modified'],
    ),
    authors: wordsOf(list(fields['authors'] ?? fields['author'])),
    categories: wordsOf(list(fields['categories'] ?? fields['category'])),
    tags: wordsOf(list(fields['tags'] ?? fields['tag'])),
    summary: textOf(fields['summary'] ?? fields['description'] ?? fields['excerpt']),
    draft: fields['draft'] === true || fields['published'] === false,
    left: Object.fromEntries(
      Object.entries(fields).filter(
        ([name, value]) => !TAKEN.has(name.toLowerCase()) && value !== null && value !== '',
      ),
    ),
    problems,
  }
}

/** The first heading of the first level, as it reads; other programs put their own name for it behind: `{#id}`. */
function firstHeading(body: string): string | undefined {
  if (findExcess(body)) return undefined
  const heading = parseMarkdown(body, false).children.find(
    (node) => node.type === 'heading' && node.depth === 1,
  )
  return heading && textOf(toString(heading).replace(/\s*\{:?\s*[#.][^}]*\}\s*$/u, ''))
}

/** A day and time taken apart for permalinks, as written in China's time. */
export function dateParts(
  date: string | undefined,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2}):(\d{2}))?/u.exec(date ?? '') ?? []
  return { year, month, day, hour, minute, second }
}

/** A path of an old site: one slash at the start, none doubled. */
export function pathOf(...parts: readonly string[]): string {
  return `/${parts.join('/')}`.replaceAll(/\/{2,}/gu, '/')
}
