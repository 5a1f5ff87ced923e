/** What the checks and the hosts' files need of a page, read from it once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Notes on one page. */
export interface PageNotes {
  /** addresses of links and files, each once, as they are written */
  links: string[]
  /** addresses of the links that say in which language the page is that they lead to: those of the script switch */
  elsewhere: string[]
  /**
   * by what address search engines are told to know the page (`canonical`) and its twins (by their `hreflang`);
   * nothing for a page that asks not to be listed
   */
  told: Readonly<Record<string, string>> | undefined
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

const address = (written: string) => written.replaceAll('&amp;', '&')

/** @param html a page */
export function notesOf(html: string): PageNotes {
  const links = new Set<string>()
  const elsewhere = new Set<string>()
  const told: Record<string, string> = {}
  for (const [tag, href = ''] of html.matchAll(
    /<(?:a|link|area|img|source|script|form)\s[^>]*?(?:href|src|action)="([^"]*)"[^>]*/gu,
  ))
    if (tag.includes('lang="') || tag.includes(' rel="canonical"')) {
      const name = /\srel="canonical"/u.test(tag) ? 'canonical' : /\shreflang="([^"]*)"/u.exec(tag)?.[1]
      if (name !== undefined && tag.startsWith('<link')) told[held(name)] = held(address(href))
      else elsewhere.add(href)
    } else links.add(href)
  const head = html.slice(0, html.indexOf('</head>'))
  const picture = /<meta property="og:image" content="([^"]*)"/u.exec(head)?.[1]
  if (picture !== undefined) links.add(picture)
  const styles = new Set<string>()
  for (const [, style = ''] of html.matchAll(/<style[^>]*>(.*?)<\/style>/gsu)) styles.add(style)
  const moved = /<meta http-equiv="refresh" content="0; url=([^"]+)"/u.exec(html)?.[1]
  return {
    links: Array.from(links, (href) => held(address(href))),
    elsewhere: Array.from(elsewhere, (href) => held(address(href))),
    told: head.includes('<meta name="robots" content="noindex"') ? undefined : told,
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
