/** What the checks and the hosts' files need of a page, read from it once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Notes on one page. */
export interface PageNotes {
  /** addresses of links and files, each once, as they are written */
  links: string[]
  ids: string[]
  /** contents of inline styles, each once */
  styles: string[]
  /** where the page sends its reader */
  movedTo: string | undefined
}

const once = new Map<string, string>()

/** The same text, held once for all pages, and not as a part of the page's own. */
function held(text: string): string {
  let own = once.get(text)
  if (own === undefined) once.set((own = Buffer.from(text).toString()), own)
  return own
}

/** @param html a page */
export function notesOf(html: string): PageNotes {
  const links = new Set<string>()
  for (const [, href = ''] of html.matchAll(
    /<(?:a|link|area|img|source|script)\s[^>]*?(?:href|src)="([^"]*)"/gu,
  ))
    links.add(href.replaceAll('&amp;', '&'))
  const styles = new Set<string>()
  for (const [, style = ''] of html.matchAll(/<style[^>]*>(.*?)<\/style>/gsu)) styles.add(style)
  const moved = /<meta http-equiv="refresh" content="0; url=([^"]+)"/u.exec(html)?.[1]
  return {
    links: Array.from(links, held),
    ids: Array.from(new Set(Array.from(html.matchAll(/\sid="([^"]+)"/gu), ([, id = '']) => id)), held),
    styles: Array.from(styles, held),
    movedTo: moved === undefined ? undefined : held(moved),
  }
}

/**
 * Reads the pages of a built site.
 *
 * @param folder the site
 * @param files its pages
 * @param known notes that are known to be those of the page
 */
export function readNotes(
  folder: string,
  files: readonly string[],
  known: ReadonlyMap<string, PageNotes> = new Map(),
): Map<string, PageNotes> {
  return new Map(
    files.map((file) => [file, known.get(file) ?? notesOf(readFileSync(join(folder, file), 'utf8'))]),
  )
}
