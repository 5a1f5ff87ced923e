/** What is wrong with a built site: a link, an anchor or a file that is not there, a page missing in an edition. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { editionTable } from '../editions/table.ts'
import { site } from '../site.ts'
import { htmlFiles } from './write-delivery.ts'

/**
 * @param folder the built site
 * @returns one line in Chinese for each fault
 */
export async function siteFaults(folder: string): Promise<string[]> {
  const files = htmlFiles(folder)
  const faults: string[] = []
  const ids = new Map<string, ReadonlySet<string>>()
  const idsOf = (file: string): ReadonlySet<string> => {
    let known = ids.get(file)
    if (!known) {
      const html = readFileSync(join(folder, file), 'utf8')
      known = new Set([...html.matchAll(/\sid="([^"]+)"/gu)].map(([, id = '']) => id))
      ids.set(file, known)
    }
    return known
  }
  for (const file of files) {
    const html = readFileSync(join(folder, file), 'utf8')
    const page = new URL(file.replace(/index\.html$/u, ''), new URL(site.base, site.url))
    for (const [, href = ''] of html.matchAll(
      /<(?:a|link|area|img|source|script)\s[^>]*?(?:href|src)="([^"]*)"/gu,
    )) {
      const target = new URL(href.replaceAll('&amp;', '&'), page)
      if (target.origin !== page.origin) continue
      const fault = linkFault(folder, target, idsOf)
      if (fault) faults.push(`✗ ${file}：链接 ${href} ${fault}`)
    }
  }
  const inEdition = (path: string) =>
    new Set(
      files
        .filter(
          (file) =>
            file.startsWith(path) &&
            (path !== '' || !editionTable.some((row) => row.path !== '' && file.startsWith(row.path))),
        )
        .map((file) => file.slice(path.length)),
    )
  const [first, ...others] = editionTable.map((row) => ({ row, pages: inEdition(row.path) }))
  for (const { row, pages } of others)
    for (const page of first?.pages.symmetricDifference(pages) ?? [])
      faults.push(`✗ ${row.name}版与简体版的页面不一样：${page} 只在其中一个版本里`)
  return faults
}

function linkFault(
  folder: string,
  target: URL,
  idsOf: (file: string) => ReadonlySet<string>,
): string | undefined {
  const path = decodeURIComponent(target.pathname)
  if (!path.startsWith(site.base)) return `出了网站的路径 ${site.base}`
  let file = path.slice(site.base.length)
  if (file === '' || file.endsWith('/')) file += 'index.html'
  const whole = join(folder, file)
  if (!existsSync(whole) || !statSync(whole).isFile()) return '指向的页面或文件不存在'
  if (target.hash !== '' && !target.hash.startsWith('#:~:') && file.endsWith('.html')) {
    const id = decodeURIComponent(target.hash.slice(1))
    if (id !== 'main' && !idsOf(file).has(id)) return '指向的位置不存在'
  }
  return undefined
}
