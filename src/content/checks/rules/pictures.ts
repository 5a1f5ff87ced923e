/** Pictures: files beside the article that can be shown, each with what it shows and who made it. */
import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { pictureProblem } from '../../picture-file.ts'
import { show } from '../../schemas/diagnostics.ts'
import { bodyFault, type BodyRule } from './body-rule.ts'

export const pictureFaults: BodyRule = ({ article, structure, folder, policy }) => {
  const { faults, fault } = bodyFault(article)
  for (const { url, alt, title, line } of structure.images) {
    if (!/^\.\.?\//u.test(url)) fault(line, '图片', url, '图片放在文章旁边，写成 ./文件名.jpg')
    else {
      const problem = fileProblem(url, article.file, folder)
      if (problem !== undefined) fault(line, '图片', url, problem)
    }
    if (policy.alt === 'required' && alt.trim() === '') fault(line, '图片', url, '缺少替代文字。写在 ![ ] 里')
    if (policy.credit === 'required' && !/^.+[｜|].+$/u.test(title))
      fault(line, '图片', url, '缺少图注或署名。写成 ![替代文字](./图.jpg "图注｜署名")')
  }
  for (const { name, line } of structure.html)
    if (name.toLowerCase() === 'img')
      fault(line, '图片', '<img>', '图片不要写成 HTML。写成 ![替代文字](./图.jpg "图注｜署名")')
  const cover = ((article.yaml.value as { cover?: { image?: unknown } }).cover ?? {}).image
  const problem = typeof cover === 'string' ? fileProblem(cover, article.file, folder) : undefined
  if (problem !== undefined)
    faults.push({
      file: article.file,
      line: article.yaml.lineOf(['cover', 'image']),
      field: 'cover.image',
      value: show(cover),
      message: problem,
    })
  return faults
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
