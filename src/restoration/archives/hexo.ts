/** Hexo: `_config.yml` and `source/_posts` (https://hexo.io/docs/front-matter, /docs/permalinks). */
import { readFileSync } from 'node:fs'
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

/** Reads a folder that Hexo wrote, or its `source`. */
export function readHexo(folder: string): Archive {
  const config = readSettings(folder, ['_config.yml', '_config.yaml', '_config.json']) ?? {}
  const source = textOf(config['source_dir']) ?? 'source'
  const { origin, root: inUrl } = siteOf(config['url'])
  const root = (textOf(config['root']) ?? inUrl).replace(/\/$/u, '')
  const pattern = textOf(config['permalink']) ?? ':year/:month/:day/:title/'
  const posts: Post[] = []
  const passed: { source: string; why: string }[] = []
  for (const file of filesUnder(folder, source)) {
    if (!POST_FILE.test(file)) continue
    const room = file.slice(source.length + 1).split('/')[0]
    if (room !== '_posts' && room !== '_drafts') {
      passed.push({ source: file, why: '是单独的页面，不是文章' })
      continue
    }
    posts.push(hexoPost(file, readFileSync(join(folder, file), 'utf8'), pattern, root, `${source}/${room}/`))
  }
  return {
    kind: 'hexo',
    title: textOf(config['title']),
    origin,
    root,
    author: textOf(config['author']),
    posts,
    publicFolders: [source],
    passed,
  }
}

/**
 * @param file path in the archive
 * @param pattern of addresses: `:year/:month/:day/:title/`
 * @param room the folder of the posts, ending in a slash
 */
export function hexoPost(file: string, text: string, pattern: string, root: string, room: string): Post {
  const parts = readParts(text)
  const path = file.slice(room.length).replace(POST_FILE, '')
  const dated = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})-([^/]+)$/u.exec(path)
  const common = commonFields(parts, { date: dated?.[1], body: parts.body })
  const name = path.replace(/^.*\//u, '')
  const { year, month, day, hour, minute, second } = dateParts(common.date)
  const own = textOf(parts.fields['permalink'])
  const values: Record<string, string> = {
    year,
    month,
    day,
    hour,
    minute,
    second,
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    title: textOf(parts.fields['slug']) ?? path,
    name,
    post_title: common.title ?? name,
    category: common.categories.join('/') || 'uncategorized',
  }
  const address = (own ?? pattern).replaceAll(/:([a-z_]+)/gu, (whole, key: string) => values[key] ?? whole)
  const known = (common.date !== undefined || own !== undefined) && !/:[a-z]/u.test(address)
  return {
    ...common,
    source: file,
    body: parts.body,
    html: /\.html?$/iu.test(file),
    draft: common.draft || room.endsWith('_drafts/'),
    name: textOf(parts.fields['slug']) ?? name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/u, ''),
    addresses: [
      ...(known ? [pathOf(root, address)] : []),
      ...wordsOf(parts.fields['aliases'] ?? parts.fields['alias']).map((each) => pathOf(each)),
    ],
    pictureFolders: [file.replace(POST_FILE, ''), file.replace(/[^/]*$/u, '').replace(/\/$/u, '')],
  }
}
