/** Pictures, recordings and documents: files beside the article that can be shown; of pictures and recordings, what they show and who made them. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { DOCUMENT_NAME, fileBeside, recordingKind } from '../../../rendering/markdown/files-beside.ts'
import { slugOfPath } from '../../article-paths.ts'
import { PICTURE_NAME, pictureProblem } from '../../picture-file.ts'
import { nearest, show } from '../../schemas/diagnostics.ts'
import { bodyReporter, type BodyRule } from './body-rule.ts'

/** A picture is a file beside the article that can be shown; the policy asks for alternative text and credit. */
export const pictureDiagnostics: BodyRule = ({ article, structure, folder, policy }) => {
  const { diagnostics, report } = bodyReporter(article)
  // of a draft, pictures may still be elsewhere, and without words
  const draft = (article.yaml.value as { draft?: unknown }).draft === true
  for (const { url, alt, title, line } of structure.images) {
    if (draft && /^https?:/iu.test(url)) continue
    const recording = recordingKind(url) !== undefined
    const problem = recording
      ? attachmentProblem(url, article.file, folder)
      : /^\.\.?\//u.test(url)
        ? fileProblem(url, article.file, folder)
        : /^https?:/iu.test(url)
          ? '图片在别处。运行 npm run pictures 取到文章旁边'
          : url === ''
            ? '没有写是哪张图片。写成 ![替代文字](./图.jpg)'
            : /^data:/iu.test(url)
              ? '图片写在网址里，不能用。存成文件放到文章旁边，写成 ![替代文字](./图.jpg)'
              : /^(?:file:|[A-Za-z]:[\\/])/iu.test(url)
                ? '图片在你自己的电脑上，别人看不到。拷到文章旁边，写成 ![替代文字](./图.jpg)'
                : `图片放在文章旁边，写成 ./${url.replace(/^\/+/u, '')}`
    if (problem !== undefined) report(line, recording ? '影音' : '图片', url, problem)
    if (!draft && policy.alt === 'required' && alt.trim() === '')
      report(line, '图片', url, '缺少替代文字。写在 ![ ] 里')
    if (!draft && policy.credit === 'required' && !/^.+[｜|].+$/u.test(title))
      report(line, '图片', url, '缺少图注或署名。写成 ![替代文字](./图.jpg "图注｜署名")')
  }
  for (const { name, line } of structure.html)
    // HTML reads <image> as <img> (HTML, 13.2.6.4.7)
    if (/^(?:img|image)$/iu.test(name))
      report(line, '图片', `<${name}>`, '图片不要写成 HTML。写成 ![替代文字](./图.jpg "图注｜署名")')
  const cover = ((article.yaml.value as { cover?: { image?: unknown } }).cover ?? {}).image
  const problem = typeof cover === 'string' ? fileProblem(cover, article.file, folder) : undefined
  if (problem !== undefined)
    diagnostics.push({
      file: article.file,
      line: article.yaml.lineOf(['cover', 'image']),
      field: 'cover.image',
      value: show(cover),
      message: problem,
    })
  return diagnostics
}

/**
 * @param url as written in an article, e.g. `./图%201.jpg`
 * @param article the article's file
 * @returns the file that it names; nothing where its escapes can't be read
 */
export function fileOfUrl(url: string, article: string): string | undefined {
  try {
    return join(dirname(article), decodeURI(url))
  } catch {
    return undefined
  }
}

function fileProblem(url: string, article: string, folder: string): string | undefined {
  const file = fileOfUrl(url, article)
  if (file === undefined) return '网址里的 % 写得不对。文件名里的 % 写成 %25，或改文件名'
  if (!isWithin(folder, file)) return '图片在内容文件夹之外，不能发布。请把它放到文章旁边'
  return pictureProblem(file)
}

/**
 * @param url as an article writes it: `./a.pdf`, `../shared/a.pdf`, `/files/a.pdf`
 * @param article the article's file
 * @param folder the content folder
 * @returns what is wrong with a document or recording and the fix, in Chinese; nothing where it can be published
 */
export function attachmentProblem(url: string, article: string, folder: string): string | undefined {
  const file = fileBeside(url, article)
  if (!file)
    return /^(?:\.{1,2}|\/files)\//u.test(url)
      ? '网址里的 % 写得不对。文件名里的 % 写成 %25，或改文件名'
      : '文件放在文章旁边，写成 ./文件名'
  const { path } = file
  if (/\.mdx?$/iu.test(path)) return `站内文章写成 /articles/${slugOfPath(path)}/`
  if (PICTURE_NAME.test(path))
    return '图片写成 ![替代文字](./图.jpg "图注｜署名")，不作附件：照片里可能有拍摄地点'
  if (!isWithin(folder, path)) return '文件在内容文件夹之外，不能发布。请把它放到文章旁边'
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) {
    const beside = existsSync(dirname(path)) ? readdirSync(dirname(path)) : []
    const near = nearest(
      basename(path),
      beside.filter((name) => DOCUMENT_NAME.test(name)),
    )
    return near
      ? `找不到这个文件。是不是 ${near}？`
      : '找不到这个文件。请查看文件名（大小写也算），或把文件放到文章旁边'
  }
  if (!stat.isFile()) return '这不是文件。请写文件名'
  if (stat.size === 0) return '文件是空的（0 字节）。请重新存一次'
  return DOCUMENT_NAME.test(path)
    ? undefined
    : '这种文件不能作附件。可用的有 PDF、Office、OpenDocument、CSV、TXT、压缩包、EPUB、影片和录音'
}

/** Whether a file stands in a folder, links followed. */
function isWithin(folder: string, file: string): boolean {
  const inside = (from: string, to: string) => {
    const way = relative(from, to)
    return !way.startsWith('..') && !isAbsolute(way)
  }
  if (!inside(folder, file)) return false
  try {
    return inside(realpathSync(folder), realpathSync(file))
  } catch {
    return true
  }
}
