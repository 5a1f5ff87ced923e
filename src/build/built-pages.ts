/** What the checks and the hosts' files need of a built site's pages, read from their HTML in one pass. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What one page holds. Texts that pages have in common are one text in memory. */
export interface BuiltPage {
  /** addresses of links and files, each once, as they are written */
  links: ReadonlySet<string>
  /** addresses of the edition switch: links that name the language of their target */
  switchLinks: ReadonlySet<string>
  /**
   * addresses by which search engines know the page (`canonical`) and its alternates (by their `hreflang`), in order;
   * nothing for a page that asks not to be listed
   */
  alternates: ReadonlyMap<string, string> | undefined
  ids: ReadonlySet<string>
  /** contents of inline styles */
  styles: ReadonlySet<string>
  /** where the page sends its reader */
  movedTo: string | undefined
}

/** Pages by their paths in the site. */
export type BuiltPages = ReadonlyMap<string, BuiltPage>

/** The paths of a built site's pages, relative to it. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
}

/**
 * Reads all pages of a built site.
 *
 * @param folder the site
 * @param look is given each page as it is read
 */
export function readBuiltPages(
  folder: string,
  look: (file: string, html: string) => void = () => undefined,
): BuiltPages {
  const read = createPageReader()
  return new Map(
    htmlFiles(folder).map((file) => {
      const html = readFileSync(join(folder, file), 'utf8')
      look(file, html)
      return [file, read(html)]
    }),
  )
}

/** The inline styles of pages, each once. */
export function stylesOf(pages: BuiltPages): ReadonlySet<string> {
  return new Set([...pages.values()].flatMap(({ styles }) => [...styles]))
}

/** @returns a reader of pages that keeps each text once */
export function createPageReader(): (html: string) => BuiltPage {
  const texts = new Map<string, string>()
  const one = (found: string): string => {
    let text = texts.get(found)
    if (text === undefined) {
      // a copy: a part of the page's text would keep all of it in memory
      text = Buffer.from(found).toString()
      texts.set(text, text)
    }
    return text
  }
  const address = (written: string) => one(written.replaceAll('&amp;', '&'))
  return (html) => {
    const links = new Set<string>()
    const switchLinks = new Set<string>()
    const alternates = new Map<string, string>()
    for (const [tag, href = ''] of html.matchAll(
      /<(?:a|link|area|img|source|track|script|form)\s[^>]*?(?:href|src|action)="([^"]*)"[^>]*/gu,
    ))
      if (tag.includes('lang="') || tag.includes(' rel="canonical"')) {
        const name = /\srel="canonical"/u.test(tag) ? 'canonical' : /\shreflang="([^"]*)"/u.exec(tag)?.[1]
        if (name !== undefined && tag.startsWith('<link')) alternates.set(one(name), address(href))
        else switchLinks.add(address(href))
      } else links.add(address(href))
    const head = html.slice(0, html.indexOf('</head>'))
    const picture = /<meta property="og:image" content="([^"]*)"/u.exec(head)?.[1]
    if (picture !== undefined) links.add(address(picture))
    const moved = /<meta http-equiv="refresh" content="0; url=([^"]+)"/u.exec(html)?.[1]
    return {
      links,
      switchLinks,
      alternates: head.includes('<meta name="robots" content="noindex"') ? undefined : alternates,
      ids: new Set(Array.from(html.matchAll(/\sid="([^"]+)"/gu), ([, id = '']) => one(id))),
      styles: new Set(
        Array.from(html.matchAll(/<style[^>]*>(.*?)<\/style>/gsu), ([, style = '']) => one(style)),
      ),
      movedTo: moved === undefined ? undefined : address(moved),
    }
  }
}
