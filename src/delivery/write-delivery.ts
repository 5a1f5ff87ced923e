/** What a host needs beside the pages: error pages in their place, redirects, headers. */
import { existsSync, readFileSync, readdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { editionTable } from '../editions/table.ts'
import { site } from '../site.ts'
import { commonHeaders } from './headers.ts'

/** The paths of a built site's pages, relative to it. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
}

/** The inline styles of a built site, each once. */
export function inlineStyles(folder: string): Set<string> {
  const styles = new Set<string>()
  for (const file of htmlFiles(folder))
    for (const [, style = ''] of readFileSync(join(folder, file), 'utf8').matchAll(
      /<style[^>]*>(.*?)<\/style>/gsu,
    ))
      styles.add(style)
  return styles
}

/**
 * Finishes a built site for its hosts: each edition's `404.html` (Astro makes a folder of all but the
 * first), `_redirects` for the aliases and `_headers` (Netlify, Cloudflare Pages).
 *
 * @param folder the built site
 */
export async function writeDelivery(folder: string): Promise<void> {
  for (const { path } of editionTable) {
    const made = join(folder, path, '404', 'index.html')
    if (existsSync(made)) {
      renameSync(made, join(folder, path, '404.html'))
      rmdirSync(join(folder, path, '404'))
    }
  }
  const redirects: string[] = []
  for (const file of htmlFiles(folder)) {
    const target = /<meta http-equiv="refresh" content="0;url=([^"]+)"/u.exec(
      readFileSync(join(folder, file), 'utf8'),
    )?.[1]
    if (target) redirects.push(`${site.base}${file.replace(/index\.html$/u, '')} ${target} 301`)
  }
  writeFileSync(join(folder, '_redirects'), redirects.map((line) => `${line}\n`).join(''))
  const headers = commonHeaders(inlineStyles(folder)).map(([name, value]) => `  ${name}: ${value}\n`)
  writeFileSync(
    join(folder, '_headers'),
    `/*\n${headers.join('')}\n${site.base}_assets/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
  )
}
