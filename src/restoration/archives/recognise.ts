/** What a folder or a file is: which program's archive, or a single post. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, normalize } from 'node:path'
import { filesUnder, POST_FILE } from './files.ts'
import { hexoPost, readHexo } from './hexo.ts'
import { hasHugoSettings, hugoPost, readHugo } from './hugo.ts'
import { jekyllPost, readJekyll } from './jekyll.ts'
import { commonFields, readParts, textOf, wordsOf, type Archive, type Post } from './post.ts'

/** The names of the programs, for the editor. */
export const NAMES = {
  hexo: 'Hexo',
  hugo: 'Hugo',
  jekyll: 'Jekyll',
  vitepress: 'VitePress／VuePress',
  wordpress: 'WordPress',
  markdown: 'Markdown 文件夹',
} as const

/**
 * Reads the archive in a folder.
 *
 * @returns the archive, and the folder that its paths start from; or why it is none
 */
export function readArchive(folder: string): { archive: Archive; folder: string } | { problem: string } {
  const isFolder = (name: string) =>
    existsSync(join(folder, name)) && statSync(join(folder, name)).isDirectory()
  if (isFolder('source/_posts')) return { archive: readHexo(folder), folder }
  if (hasHugoSettings(folder) && isFolder('content')) return { archive: readHugo(folder), folder }
  if (existsSync(join(folder, '_config.yml')) || isFolder('_posts')) {
    const archive = readJekyll(folder)
    if (archive.posts.length > 0) return { archive, folder }
  }
  if (isFolder('content')) {
    // other programs call a folder so too
    const archive = readHugo(folder)
    if (archive.posts.filter(({ date }) => date !== undefined).length > archive.posts.length / 2)
      return { archive, folder }
  }
  const archive = readMarkdown(folder)
  return archive.posts.length > 0
    ? { archive, folder }
    : {
        problem: `${folder} 里没有文章。可搬的是 Hexo（source/_posts）、Hugo（content）、Jekyll（_posts）的文件夹，有 Markdown 文件的文件夹，或 WordPress 的导出文件（.xml）`,
      }
}

/** Files of text in a folder of Markdown that are none of its articles, and why. */
const NO_ARTICLE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)\./u, '名字以点开头，或在这样的文件夹里，不是文章'],
  [/\.html?$/iu, '是网页，不是 Markdown。要搬就单独运行 npm run import -- 这个文件'],
  [/(?:^|\/)(?:readme|summary|license|changelog|_sidebar|_navbar)\.md$/iu, '是说明或目录，不是文章'],
]

/** A folder of Markdown files, posts of one of the programs or of none. */
function readMarkdown(folder: string): Archive {
  const files = filesUnder(folder).filter((file) => POST_FILE.test(file))
  const passed = files.flatMap((source) => {
    const why = NO_ARTICLE.find(([pattern]) => pattern.test(source))?.[1]
    return why === undefined ? [] : [{ source, why }]
  })
  const pages = vitePressPages(folder)
  const posts = files
    .filter((file) => !passed.some(({ source }) => source === file))
    .map((file) => loosePost(file, readFileSync(join(folder, file), 'utf8'), pages))
  return {
    kind: pages === undefined ? kindOfPosts(posts.map(({ kind }) => kind)) : 'vitepress',
    title: undefined,
    origin: undefined,
    root: '',
    author: undefined,
    posts: posts.map(({ post }) => post),
    publicFolders: [
      '',
      'public',
      'static',
      ...(pages === undefined ? ['docs/public'] : [pages, `${pages}public`, `${pages}.vuepress/public`]),
    ],
    passed,
  }
}

/**
 * The folder that the addresses of VitePress or VuePress start from: the one with its settings, at the top or one folder
 * down, or `srcDir` of these (https://vitepress.dev/reference/site-config#srcdir).
 *
 * @returns its path, ending in `/` where it is not the top; nothing where there are no such settings
 */
function vitePressPages(folder: string): string | undefined {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const top of ['', ...folders.map(({ name }) => `${name}/`)])
    for (const settings of ['.vitepress', '.vuepress']) {
      const path = join(folder, top, settings)
      if (!existsSync(path)) continue
      const file = readdirSync(path).find((name) => /^config\.[cm]?[jt]s$/u.test(name))
      const text = file === undefined ? '' : readFileSync(join(path, file), 'utf8')
      const source = /\bsrcDir\s*:\s*(['"`])([^'"`$]+)\1/u.exec(text)?.[2] ?? ''
      return `${normalize(join(top, source, '/')).replaceAll('\\', '/')}`.replace(/^\.?\//u, '')
    }
  return undefined
}

function kindOfPosts(kinds: readonly Archive['kind'][]): Archive['kind'] {
  return (
    (['jekyll', 'hugo', 'hexo'] as const).find(
      (kind) => kinds.filter((each) => each === kind).length > kinds.length / 2,
    ) ?? 'markdown'
  )
}

/** The program that a single post shows by its fields, its shortcodes or its name; `pages` is the folder that VitePress's addresses start from. */
function loosePost(file: string, text: string, pages?: string): { post: Post; kind: Archive['kind'] } {
  const parts = readParts(text)
  const name = basename(file)
  if (parts.format === 'toml' || /\{\{[<%]\s*\/?\s*[a-z]/iu.test(parts.body))
    return {
      kind: 'hugo',
      post: hugoPost(file, text, { root: '', content: '', permalinks: {}, ugly: false }),
    }
  if (/^\d{4}-\d{1,2}-\d{1,2}-/u.test(name) && (parts.format !== undefined || /\{%/u.test(parts.body)))
    return {
      kind: 'jekyll',
      post: jekyllPost(file, text, '/:categories/:year/:month/:day/:title.html', '', folderOf(file)),
    }
  if (
    pages === undefined &&
    parts.format !== undefined &&
    ('date' in parts.fields || 'categories' in parts.fields || /\{%\s*[a-z]/u.test(parts.body))
  )
    return {
      kind:
        parts.fields['layout'] === 'post' &&
        'categories' in parts.fields &&
        /\{%\s*highlight/u.test(parts.body)
          ? 'jekyll'
          : 'hexo',
      post: hexoPost(file, text, ':year/:month/:day/:title/', '', folderOf(file)),
    }
  const common = commonFields(parts, {
    date: /(?:^|\/)(\d{4}-\d{2}-\d{2})/u.exec(file)?.[1],
    body: parts.body,
  })
  return {
    kind: 'markdown',
    post: {
      ...common,
      source: file,
      title: common.title ?? name.replace(POST_FILE, '').replace(/^\d+[-_.、 ]+/u, ''),
      body: parts.body,
      html: false,
      name: textOf(parts.fields['slug']) ?? name.replace(POST_FILE, ''),
      addresses: [
        `/${(pages !== undefined && file.startsWith(pages) ? file.slice(pages.length) : file).replace(POST_FILE, '.html')}`,
        ...wordsOf(parts.fields['aliases']).map((each) => (each.startsWith('/') ? each : `/${each}`)),
      ],
      pictureFolders: [folderOf(file).replace(/\/$/u, '')],
    },
  }
}

const folderOf = (file: string) => file.replace(/[^/]*$/u, '')

/** Fields that only this paper's articles have. */
const OWN = new Set([
  'script',
  'facts',
  'sources',
  'keep',
  'terms',
  'lead',
  'corrections',
  'updates',
  'withdrawn',
])

/**
 * A single file of Markdown with the fields of another program.
 *
 * @param name of the file
 * @returns an archive of one post; nothing where the text has no fields, or those of this paper
 */
export function readSinglePost(name: string, text: string): Archive | undefined {
  const { format, fields } = readParts(text)
  if (format === undefined || Object.keys(fields).some((field) => OWN.has(field))) return undefined
  const { post, kind } = loosePost(basename(name), text)
  // how the site made its addresses is not known, only what the post says itself
  const guessed = ['permalink', 'url'].every((field) => textOf(fields[field]) === undefined)
  return {
    kind,
    title: undefined,
    origin: undefined,
    root: '',
    author: undefined,
    posts: [{ ...post, draft: true, addresses: guessed ? post.addresses.slice(1) : post.addresses }],
    publicFolders: [''],
    passed: [],
  }
}
