/** Jekyll: `_config.yml` and `_posts` (https://jekyllrb.com/docs/posts/, /docs/permalinks/). */
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

const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
}

/** Reads a folder that Jekyll reads. */
export function readJekyll(folder: string): Archive {
  const config = readSettings(folder, ['_config.yml', '_config.yaml', '_config.toml']) ?? {}
  const { origin, root: inUrl } = siteOf(config['url'])
  const root = (textOf(config['baseurl']) ?? inUrl).replace(/\/$/u, '')
  const style = textOf(config['permalink']) ?? 'date'
  const posts: Post[] = []
  const passed: { source: string; why: string }[] = []
  for (const file of filesUnder(folder)) {
    if (!POST_FILE.test(file)) continue
    const room = /^(?:.*\/)?_(?:posts|drafts)\//u.exec(file)?.[0]
    if (room !== undefined) {
      posts.push(
        jekyllPost(file, readFileSync(join(folder, file), 'utf8'), STYLES[style] ?? style, root, room),
      )
      continue
    }
    if (/^(?:_layouts|_includes|_sass|assets|css|js)\//u.test(file)) continue
    if (/\.(?:md|markdown)$/iu.test(file)) passed.push({ source: file, why: '是单独的页面，不是文章' })
  }
  return {
    kind: 'jekyll',
    title: textOf(config['title']),
    origin,
    root,
    author: wordsOf(config['author'])[0],
    posts,
    publicFolders: [''],
    passed,
  }
}

/** @param room the folder of the posts, ending in a slash: `_posts/`, `旅行/_posts/` */
export function jekyllPost(file: string, text: string, pattern: string, root: string, room: string): Post {
  const parts = readParts(text)
  const path = file.slice(room.length).replace(POST_FILE, '')
  const [, day, name = path.replace(/^.*\//u, '')] =
    /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})-([^/]+)$/u.exec(path) ?? []
  const common = commonFields(parts, { date: day, body: parts.body })
  const spaced = (value: unknown) =>
    typeof value === 'string' && !/[,，]/u.test(value) ? value.split(/\s+/u) : undefined
  // a line of words is a list of one word each here
  const categories = spaced(parts.fields['categories']) ?? common.categories
  const tags = spaced(parts.fields['tags']) ?? common.tags
  const above = room.split('/').filter((each) => each !== '' && !each.startsWith('_'))
  const own = textOf(parts.fields['permalink'])
  const { year, month, day: dayOfMonth, hour, minute, second } = dateParts(common.date)
  const values: Record<string, string> = {
    year,
    month,
    day: dayOfMonth,
    hour,
    minute,
    second,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(dayOfMonth)),
    title: textOf(parts.fields['slug']) ?? name,
    slug: textOf(parts.fields['slug']) ?? name,
    categories: [...above, ...categories].map((each) => each.toLowerCase()).join('/'),
    output_ext: '.html',
  }
  const address = (STYLES[own ?? ''] ?? own ?? pattern).replaceAll(
    /:([a-z_]+)/gu,
    (whole, key: string) => values[key] ?? whole,
  )
  const known = (common.date !== undefined || own !== undefined) && !/:[a-z]/u.test(address)
  return {
    ...common,
    categories: [...new Set([...above, ...categories])],
    tags,
    source: file,
    body: parts.body,
    html: /\.html?$/iu.test(file),
    draft: common.draft || room.endsWith('_drafts/'),
    name,
    addresses: [
      ...(known ? [pathOf(root, address)] : []),
      ...wordsOf(parts.fields['redirect_from']).map((each) => pathOf(root, each)),
    ],
    pictureFolders: [file.replace(/\/?[^/]*$/u, '')],
  }
}
