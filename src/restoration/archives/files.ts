/** Files of an archive's folder. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'

const SKIPPED = new Set([
  'node_modules',
  '.git',
  '.github',
  'public',
  '_site',
  'themes',
  'vendor',
  'resources',
  '.vitepress',
  '.vuepress',
])

/** Names of files that hold a post's text. */
export const POST_FILE = /\.(?:md|markdown|mdown|mkd|html?)$/iu

/**
 * @param folder the archive
 * @param under a folder in it; empty for all
 * @returns paths of its files relative to the archive, `/` between folders, in the order of their names
 */
export function filesUnder(folder: string, under = ''): string[] {
  const root = join(folder, under)
  if (!existsSync(root)) return []
  const found: string[] = []
  const walk = (path: string) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(inner)
      else if (entry.isFile()) found.push(inner)
    }
  }
  walk(under)
  return found
}

/** A settings file of YAML, TOML or JSON: its values, or nothing where there is none or it can't be read. */
export function readSettings(folder: string, names: readonly string[]): Record<string, unknown> | undefined {
  for (const name of names) {
    const file = join(folder, name)
    if (!existsSync(file)) continue
    const text = readFileSync(file, 'utf8')
    try {
      const value: unknown = name.endsWith('.toml')
        ? parseToml(text)
        : name.endsWith('.json')
          ? JSON.parse(text)
          : parseYaml(text)
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
    } catch {
      return {}
    }
  }
  return undefined
}

/** The origin of an address, and the folder behind it without a slash at the end. */
export function siteOf(url: unknown): { origin: string | undefined; root: string } {
  const parsed = typeof url === 'string' ? URL.parse(url) : null
  return parsed && /^https?:/u.test(parsed.protocol)
    ? { origin: parsed.origin, root: parsed.pathname.replace(/\/$/u, '') }
    : { origin: undefined, root: '' }
}
