/** Pictures that Astro ships though no page shows them: it puts out every file that an article names, drafts' too, as it is. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PICTURE_NAME } from '../content/picture-file.ts'
import { HASHED } from './headers.ts'

const ADDRESS = new RegExp(`${HASHED}([^"'\\s,<>?#]+)`, 'gu')

/**
 * @param html a page
 * @returns the names of files in the folder of hashed ones, as the page names them
 */
export function hashedNames(html: string): string[] {
  return Array.from(html.matchAll(ADDRESS), ([, name = '']) => decodeURI(name))
}

/**
 * Removes the pictures that no page shows. Such a file may tell where and when a photograph was taken, which those that
 * pages show do not.
 *
 * @param site the built site
 * @param shown the names that its pages show
 */
export function removeUnshownPictures(site: string, shown: ReadonlySet<string>): void {
  const folder = join(site, HASHED)
  for (const name of readdirSync(folder))
    if (PICTURE_NAME.test(name) && !shown.has(name)) rmSync(join(folder, name))
}
