import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param folder the content folder
 * @returns the paths of its articles, in the order of their names
 */
export function articlePaths(folder: string): string[] {
  const root = join(folder, 'articles')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/u.test(name))
    .map((name) => join(root, name))
    .sort()
}

/** The slug of an article, by its file's path on any system. */
export function slugOfPath(path: string): string {
  return path.replace(/^.*[/\\]/u, '').replace(/\.mdx?$/u, '')
}
