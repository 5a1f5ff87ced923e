/** `npm run import -- FOLDER|WXR`: an old archive to a content folder that builds at once. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { inspect } from '../content/checks/inspect.ts'
import { planContent, remotePictures } from '../restoration/archives/content-folder.ts'
import type { Archive, Post } from '../restoration/archives/post.ts'
import { NAMES, readArchive, readSinglePost } from '../restoration/archives/recognise.ts'
import { isWordPressExport, readWordPress } from '../restoration/archives/wordpress.ts'
import { isFree, REPORT, writeContent } from '../restoration/archives/write-content.ts'

import { wrongUsage } from './command-line.ts'

/** Whether a path is an archive: a folder, or an export of WordPress. */
export function isArchive(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return false
  if (stat.isDirectory()) return true
  if (!stat.isFile() || !/\.(?:xml|wxr|rss)$/iu.test(extname(path))) return false
  const head = Buffer.alloc(20_000)
  const handle = openSync(path, 'r')
  const length = readSync(handle, head)
  closeSync(handle)
  return isWordPressExport(head.toString('utf8', 0, length))
}

/**
 * @param path of the folder, or of the export
 * @param to the content folder; `undefined` for one beside the archive
 * @param date of posts that have none, `2024-01-02`; `undefined` makes them drafts
 */
export function importArchive(path: string, to: string | undefined, date: string | undefined): void {
  const isFolder = statSync(path).isDirectory()
  const stem = basename(resolve(path)).replace(isFolder ? /$^/u : /\.[^.]*$/u, '')
  const out = to ?? join(dirname(resolve(path)), `${stem}-content`)
  const stat = statSync(out, { throwIfNoEntry: false })
  if (stat && !stat.isDirectory())
    return wrongUsage(`${out} 是文件。旧网站要写进文件夹，例如 --out ${stem}-content`)
  if (/\.mdx?$/u.test(out))
    return wrongUsage(`旧网站有许多文章，--out 要写文件夹，例如 --out ${stem}-content`)
  if (!isFree(out)) return wrongUsage(`${out} 里已经有东西，不是从前搬来的，没有动它。请换一个文件夹`)
  if (isFolder && !relative(resolve(path), resolve(out)).startsWith('..'))
    return wrongUsage(`${out} 在归档里面。请换一个文件夹`)
  const read = isFolder ? readFolder(path) : readExport(path)
  if ('problem' in read) {
    process.stderr.write(`✗ ${read.problem}。\n`)
    process.exitCode = 1
    return
  }
  const archive: Archive = { ...read.archive, posts: read.archive.posts.map((post) => dated(post, date)) }
  process.stderr.write(
    `认出来了：${NAMES[archive.kind]}${archive.title === undefined ? '' : `“${archive.title}”`}，${archive.posts.length} 篇文章。\n`,
  )
  const { plan, aside, written, same, kept } = writeContent(archive, {
    folder: read.folder,
    name: basename(resolve(path)),
    out,
    findProblems: (folder) => inspect(folder).diagnostics,
  })
  const notes = plan.articles.reduce((sum, article) => sum + article.notes.length, 0)
  const drafts = plan.articles.filter(({ draft }) => draft).length
  const undated = archive.posts.filter((post) => post.date === undefined).length
  process.stdout.write(
    [
      `搬好了 ${plan.articles.length} 篇${drafts > 0 ? `（其中草稿 ${drafts} 篇）` : ''}，在 ${out}。写了 ${written} 个文件${same > 0 ? `，${same} 个本来就是这样` : ''}。`,
      ...(aside.length > 0
        ? [`有 ${aside.length} 篇会停下构建，放在 ${join(out, 'aside')}，要人改；哪里不对见报告。`]
        : []),
      ...(kept.length > 0
        ? [
            `你改过的 ${kept.length} 个文件没有动：${kept.slice(0, 5).join('、')}${kept.length > 5 ? '等' : ''}。`,
          ]
        : []),
      ...(undated > 0
        ? [`有 ${undated} 篇没有日期，写成了草稿。要一起写上一天，加 --date 2020-01-01 再运行一次。`]
        : []),
      ...(archive.passed.length > 0 ? [`没有搬的页面和别的 ${archive.passed.length} 个。`] : []),
      `${notes} 条说明都在 ${join(out, REPORT)}。`,
      ...(remotePictures(plan) > 0
        ? [
            `别处的图片 ${remotePictures(plan)} 张写成了链接。得到许可以后取来：SITE_CONTENT=${out} npm run pictures -- --links`,
          ]
        : []),
      `看一看：SITE_CONTENT=${out} npm run build`,
      '',
    ].join('\n'),
  )
}

/** A post with the day that the editor gives to those without one. */
function dated(post: Post, date: string | undefined): Post {
  return date === undefined || post.date !== undefined
    ? post
    : { ...post, date, problems: [...post.problems, `没有日期，按 --date 写成 ${date}`] }
}

/**
 * A single post of Hexo, Hugo or Jekyll as a draft of this paper.
 *
 * @param file its path
 * @param text the repaired text
 * @returns the draft, a report, and its files: each with the path beside the draft; nothing where it is no such post
 */
export function mapPost(
  file: string,
  text: string,
): { markdown: string; report: string; notes: readonly string[]; files: [string, string][] } | undefined {
  const archive = /\.(?:md|markdown|mdown)$/iu.test(file) ? readSinglePost(basename(file), text) : undefined
  if (!archive) return undefined
  const folder = dirname(resolve(file))
  const [article] = planContent(archive, folder, { single: true }).articles
  if (!article) return undefined
  const notes = article.notes.map((each) => each.text)
  const files = [...article.files].map(([from, to]): [string, string] => [
    join(folder, from),
    to.split('/').slice(2).join('/'),
  ])
  if (files.length > 0)
    notes.push(
      `图片和附件放在草稿旁边的 ${article.slug}/ 里：${files.map(([, to]) => basename(to)).join('、')}`,
    )
  return {
    markdown: article.text,
    report: [
      `认出来了：${NAMES[archive.kind]} 的文章，字段换成了本站的。`,
      ...notes.map((line) => `提醒：${line}。`),
      '',
    ].join('\n'),
    notes,
    files,
  }
}

/** The archive in a folder, which may be an export of WordPress beside a copy of its library. */
function readFolder(path: string) {
  const read = readArchive(path)
  if (!('problem' in read)) return read
  const [only, more] = readdirSync(path)
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile() && isArchive(file))
  return only === undefined || more !== undefined ? read : readExport(only)
}

/** An export, with the pictures of the site where a copy of its folder `wp-content` stands beside. */
function readExport(path: string) {
  const archive = readWordPress(basename(path), readFileSync(path, 'utf8'))
  const folder = dirname(resolve(path))
  return 'problem' in archive
    ? archive
    : { archive, folder: existsSync(join(folder, 'wp-content')) ? folder : undefined }
}
