/** Hugo: `hugo.toml` or `config.*`, and `content` (https://gohugo.io/content-management/front-matter/, /urls/). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder, POST_FILE, readSettings, siteOf } from './files.ts'
import {
  commonFields,
  dateParts,
  pathOf,
  readParts,
  textOf,
  wordsOf,
  type Archive,
  type Post,
} from './post.ts'

const CONFIGS = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
)

/** Whether a folder has Hugo's settings. */
export function hasHugoSettings(folder: string): boolean {
  return CONFIGS.some((name) => existsSync(join(folder, name)))
}

/** Reads a folder that Hugo reads. */
export function readHugo(folder: string): Archive {
  const config = lowerKeys(readSettings(folder, CONFIGS) ?? {})
  const { origin, root } = siteOf(config['baseurl'])
  const content = textOf(config['contentdir']) ?? 'content'
  const permalinks = lowerKeys(config['permalinks'])
  const params = lowerKeys(config['params'])
  const posts: Post[] = []
  const passed: { source: string; why: string }[] = []
  for (const file of filesUnder(folder, content)) {
    if (!POST_FILE.test(file)) continue
    const inner = file.slice(content.length + 1)
    if (/(?:^|\/)_index\./u.test(inner)) {
      passed.push({ source: file, why: '是栏目页，不是文章' })
      continue
    }
    if (!inner.includes('/')) {
      passed.push({ source: file, why: '是单独的页面，不是文章' })
      continue
    }
    posts.push(
      hugoPost(file, readFileSync(join(folder, file), 'utf8'), {
        root,
        content: `${content}/`,
        permalinks: { ...permalinks, ...lowerKeys(permalinks['page']) },
        ugly: config['uglyurls'] === true,
      }),
    )
  }
  return {
    kind: 'hugo',
    title: textOf(config['title']),
    origin,
    root,
    author: wordsOf(params['author'] ?? config['author'])[0],
    posts,
    publicFolders: ['static', 'assets'],
    passed,
  }
}

/** Settings and fields of Hugo may be written in any case. */
function lowerKeys(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each as unknown]))
    : {}
}

/** What of the settings decides addresses. */
export interface HugoAddresses {
  readonly root: string
  /** the folder of the content, ending in a slash */
  readonly content: string
  readonly permalinks: Readonly<Record<string, unknown>>
  readonly ugly: boolean
}

/** @param file path in the archive */
export function hugoPost(
  file: string,
  text: string,
  { root, content, permalinks, ugly }: HugoAddresses,
): Post {
  const read = readParts(text)
  const parts = { ...read, fields: lowerKeys(read.fields) }
  const path = file
    .slice(content.length)
    .replace(POST_FILE, '')
    .replace(/\/index(?:\.[\w-]{2,8})?$/u, '')
  const name = path.replace(/^.*\//u, '').replace(/\.(?:zh|en)(?:-[\w-]+)?$/u, '')
  const folders = path.split('/').slice(0, -1)
  const common = commonFields(
    { ...parts, fields: { ...parts.fields, date: parts.fields['date'] ?? parts.fields['publishdate'] } },
    { date: /^(\d{4}-\d{2}-\d{2})-/u.exec(name)?.[1], body: parts.body },
  )
  const slug = textOf(parts.fields['slug'])
  const { year, month, day, hour, minute, second } = dateParts(common.date)
  const values: Record<string, string> = {
    year,
    month,
    day,
    hour,
    minute,
    second,
    section: folders[0] ?? '',
    sections: folders.join('/'),
    title: lowered(common.title ?? name),
    slug: slug ?? lowered(common.title ?? name),
    filename: name,
    contentbasename: name,
    slugorfilename: slug ?? name,
    slugorcontentbasename: slug ?? name,
  }
  const pattern = textOf(permalinks[folders[0]?.toLowerCase() ?? ''])
  const url = textOf(parts.fields['url'])
  const address =
    url ??
    pattern?.replaceAll(/:([a-z]+)/gu, (whole, key: string) => values[key] ?? whole) ??
    `/${[...folders, slug ?? name].map(lowered).join('/')}${ugly ? '.html' : '/'}`
  return {
    ...common,
    source: file,
    body: parts.body,
    html: /\.html?$/iu.test(file),
    name: slug ?? name.replace(/^\d{4}-\d{2}-\d{2}-/u, ''),
    addresses: [
      ...(/:[a-z]/u.test(address) ? [] : [pathOf(root, address)]),
      ...wordsOf(parts.fields['aliases']).map((each) =>
        each.startsWith('/') ? pathOf(root, each) : pathOf(root, ...folders, each),
      ),
    ],
    pictureFolders: [file.replace(/\/?[^/]*$/u, '')],
  }
}

/** A word as Hugo writes it into an address. */
function lowered(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/\s+/gu, '-')
    .replaceAll(/[^\p{L}\p{N}\p{M}._-]/gu, '')
}
