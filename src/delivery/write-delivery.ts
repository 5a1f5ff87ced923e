/** What a host needs beside the pages: error pages in their place, redirects, headers. */
import { existsSync, readdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { editionTable } from '../editions/table.ts'
import { site } from '../site.ts'
import { commonHeaders } from './headers.ts'
import { readNotes, type PageNotes } from './page-notes.ts'

/** The paths of a built site's pages, relative to it. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
}

/** The inline styles of a built site, each once. */
export function inlineStyles(folder: string): Set<string> {
  return stylesOf(readNotes(folder, htmlFiles(folder)))
}

function stylesOf(notes: ReadonlyMap<string, PageNotes>): Set<string> {
  const styles = new Set<string>()
  for (const page of notes.values()) for (const style of page.styles) styles.add(style)
  return styles
}

/**
 * Puts each edition's `404.html` into its place: Astro makes a folder of all but the first.
 *
 * @param folder the built site
 */
export function placeErrorPages(folder: string): void {
  for (const { path } of editionTable) {
    const made = join(folder, path, '404', 'index.html')
    if (existsSync(made)) {
      renameSync(made, join(folder, path, '404.html'))
      rmdirSync(join(folder, path, '404'))
    }
  }
}

/**
 * Writes what hosts need: `_redirects` for the aliases and `_headers` (Netlify, Cloudflare Pages).
 *
 * @param folder the built site
 * @param notes of its pages
 */
export function writeDelivery(folder: string, notes: ReadonlyMap<string, PageNotes>): void {
  const redirects = [...notes].flatMap(([file, { movedTo }]) =>
    movedTo === undefined ? [] : [`${site.base}${file.replace(/index\.html$/u, '')} ${movedTo} 301\n`],
  )
  writeFileSync(join(folder, '_redirects'), redirects.join(''))
  const headers = commonHeaders(stylesOf(notes)).map(([name, value]) => `  ${name}: ${value}\n`)
  writeFileSync(
    join(folder, '_headers'),
    `/*\n${headers.join('')}\n${site.base}_assets/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
  )
}
