/**
 * What is wrong with a built site: a link, an anchor or a file that is not there, a link out of the reader's edition, a
 * page missing in an edition or without its alternates.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { absoluteAddressOf, addressOf, alternates } from '../editions/addresses.ts'
import { editionTable, type EditionRow } from '../editions/table.ts'
import { site } from '../config/site.ts'
import type { BuiltPages } from './built-pages.ts'

/**
 * @param folder the built site
 * @param pages its pages
 * @returns one line in Chinese for each problem
 */
export function checkSite(folder: string, pages: BuiltPages): string[] {
  const problems: string[] = []
  const problem = createLinkCheck(pages, (file) => isFile(join(folder, file)))
  for (const [file, { links, switchLinks }] of pages) {
    const own = editionOf(file)
    const check = (hrefs: Iterable<string>, within: EditionRow | undefined) => {
      for (const { href, found } of problem(file, hrefs, within))
        problems.push(`✗ ${file}：链接 ${href} ${found}`)
    }
    check(links, own)
    check(switchLinks, undefined)
  }
  return [...problems, ...alternateProblems(pages)]
}

/** Whether a file, and not a folder, stands there. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** Whose file it is; those that stand in no edition's folder are the first one's. */
function editionOf(file: string): EditionRow {
  const row = editionTable.find(({ path }) => path !== '' && file.startsWith(path)) ?? editionTable[0]
  if (!row) throw new Error('没有版本')
  return row
}

/** A page's address within its edition, by its file's path there. */
function pageAddress(place: string): string {
  return place.replace(/(?<![^/])index\.html$/u, '')
}

/** Every page stands in every edition and, where it may be listed, names itself and all its alternates (RFC 8288). */
function alternateProblems(pages: BuiltPages): string[] {
  const places = new Map<string, Map<EditionRow, string>>()
  for (const file of pages.keys()) {
    const row = editionOf(file)
    const place = file.slice(row.path.length)
    const files = places.get(place)
    if (files) files.set(row, file)
    else places.set(place, new Map([[row, file]]))
  }
  const problems: string[] = []
  for (const [place, files] of places) {
    const address = pageAddress(place)
    const missing = editionTable.filter((row) => !files.has(row))
    for (const row of missing) problems.push(`✗ ${row.path}${place}：${row.name}版没有这一页，别的版本有`)
    if ([...files.values()].every((file) => pages.get(file)?.alternates === undefined)) continue
    const set = alternates(address)
    for (const [row, file] of files) {
      const named = pages.get(file)?.alternates
      if (!named) {
        problems.push(`✗ ${file}：写着 noindex，别的版本的同一页没有写`)
        continue
      }
      const wanted = new Map([
        ['canonical', absoluteAddressOf(row, address)],
        ...set.map(({ hreflang, href }) => [hreflang, href] as const),
      ])
      for (const [name, href] of wanted) {
        const now = named.get(name)
        if (now !== href)
          problems.push(
            `✗ ${file}：${name} 应当是 ${href}，现在${now === undefined ? '没有写' : `是 ${now}`}`,
          )
      }
      for (const [name, now] of named)
        if (!wanted.has(name)) problems.push(`✗ ${file}：没有 hreflang 是 ${name} 的版本，现在写着 ${now}`)
    }
  }
  return problems
}

/** A path from the host's root that means what it says: without escapes, dots that lead up, query and anchor. */
const PLAIN_PATH = /^(?:\/[\w-]+(?:\.[\w-]+)*)+\/?$/u

/** A check of a page's links, which looks at each target once for each edition. */
function createLinkCheck(
  pages: BuiltPages,
  holds: (file: string) => boolean,
): (
  file: string,
  hrefs: Iterable<string>,
  within: EditionRow | undefined,
) => { href: string; found: string }[] {
  const host = new URL(site.base, site.url)
  /** for each edition the links that are right on all its pages */
  const right = new Map<EditionRow | undefined, Set<string>>()
  const isThere = (file: string) => pages.has(file) || holds(file)
  const hashProblem = (file: string, hash: string): string | undefined => {
    if (['', '#', '#main'].includes(hash) || hash.startsWith('#:~:')) return undefined
    const id = decodeURIComponent(hash.slice(1))
    return pages.get(file)?.ids.has(id) ? undefined : '指向的位置不存在'
  }
  const targetProblem = (path: string, hash: string, within: EditionRow | undefined): string | undefined => {
    if (!path.startsWith(site.base)) return `出了网站的路径 ${site.base}`
    let file = path.slice(site.base.length)
    if (file === '' || file.endsWith('/')) file += 'index.html'
    if (!isThere(file)) return '指向的页面或文件不存在'
    const other = editionOf(file)
    if (within && other !== within) {
      const place = file.slice(other.path.length)
      if (other.path !== '' || isThere(`${within.path}${place}`))
        return `通向${other.name}版，应当是本版的 ${addressOf(within, pageAddress(place))}`
    }
    return file.endsWith('.html') ? hashProblem(file, hash) : undefined
  }
  const problem = (file: string, href: string, within: EditionRow | undefined): string | undefined => {
    if (href.startsWith('#')) return hashProblem(file, href)
    if (PLAIN_PATH.test(href)) return targetProblem(href, '', within)
    const target = new URL(href, new URL(file.replace(/index\.html$/u, ''), host))
    return target.origin === host.origin
      ? targetProblem(decodeURIComponent(target.pathname), target.hash, within)
      : undefined
  }
  const rightWithin = (within: EditionRow | undefined): Set<string> => {
    let known = right.get(within)
    if (!known) right.set(within, (known = new Set()))
    return known
  }
  return (file, hrefs, within) => {
    const known = rightWithin(within)
    return Array.from(hrefs).flatMap((href) => {
      if (known.has(href)) return []
      const found = problem(file, href, within)
      if (found !== undefined) return [{ href, found }]
      // an absolute path or address means the same on every page of an edition
      if (href.startsWith('/') || /^[a-z][a-z\d+.-]*:/iu.test(href)) known.add(href)
      return []
    })
  }
}
