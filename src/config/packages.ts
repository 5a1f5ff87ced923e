import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * @param name of a package
 * @param from where the search begins
 * @returns its folder in the nearest `node_modules` upwards, where Node looks for it too (Node.js, "Loading from
 * `node_modules` folders"); nothing where it is not installed
 */
export function packageFolder(name: string, from = resolve('.')): string | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  return dirname(from) === from ? undefined : packageFolder(name, dirname(from))
}
