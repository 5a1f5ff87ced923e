/** What is wrong with a built site: a link, an anchor or a file that is not there, a page missing in an edition. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { editionTable } from '../editions/table.ts'
import { site } from '../site.ts'
import { readNotes, type PageNotes } from './page-notes.ts'
import { htmlFiles } from './write-delivery.ts'

/**
 * @param folder the built site
 * @param notes of its pages, where they were read already
 * @returns one line in Chinese for each fault
 */
export function siteFaults(
  folder: string,
  notes: ReadonlyMap<string, PageNotes> = readNotes(folder, htmlFiles(folder)),
): string[] {
  const files = [...notes.keys()]
  const faults: string[] = []
  const fault = createLinkCheck(folder, notes)
  for (const [file, { links }] of notes)
    for (const href of links) {
      const found = fault(file, href)
      if (found !== undefined) faults.push(`✗ ${file}：链接 ${href} ${found}`)
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

/** A check of links that looks at each target once. */
function createLinkCheck(
  folder: string,
  notes: ReadonlyMap<string, PageNotes>,
): (file: string, href: string) => string | undefined {
  const host = new URL(site.base, site.url)
  const ids = new Map<string, ReadonlySet<string>>()
  const known = new Map<string, string | undefined>()
  const targetFault = (target: URL): string | undefined => {
    const path = decodeURIComponent(target.pathname)
    if (!path.startsWith(site.base)) return `出了网站的路径 ${site.base}`
    let file = path.slice(site.base.length)
    if (file === '' || file.endsWith('/')) file += 'index.html'
    if (!notes.has(file) && statSync(join(folder, file), { throwIfNoEntry: false })?.isFile() !== true)
      return '指向的页面或文件不存在'
    if (target.hash === '' || target.hash.startsWith('#:~:') || !file.endsWith('.html')) return undefined
    const id = decodeURIComponent(target.hash.slice(1))
    let own = ids.get(file)
    if (!own) ids.set(file, (own = new Set(notes.get(file)?.ids)))
    return id === 'main' || own.has(id) ? undefined : '指向的位置不存在'
  }
  return (file, href) => {
    // an absolute path or address means the same on every page
    const everywhere = href.startsWith('/') || /^[a-z][a-z\d+.-]*:/iu.test(href)
    if (everywhere && known.has(href)) return known.get(href)
    const target = new URL(href, everywhere ? host : new URL(file.replace(/index\.html$/u, ''), host))
    const fault = target.origin === host.origin ? targetFault(target) : undefined
    if (everywhere) known.set(href, fault)
    return fault
  }
}
