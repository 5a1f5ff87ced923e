/** Articles that are code: MDX runs when the site is built, so that a reviewer should look at who wrote it. */
import { spawnSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { articlePaths } from '../article-paths.ts'

/**
 * @param folder the content folder
 * @returns a line for each MDX article, with who changed it last and on which day, as far as git knows
 */
export function mdxArticles(folder: string): string[] {
  return articlePaths(folder)
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => {
      const { stdout } = spawnSync(
        'git',
        ['log', '-1', '--date=short', '--format=%an，%ad', '--', basename(file)],
        { cwd: dirname(file), encoding: 'utf8' },
      )
      return `${file}（${stdout?.trim() || '还没有提交到 git'}）`
    })
}
