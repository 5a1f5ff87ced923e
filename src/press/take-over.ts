import { cpSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The same file, or folder with all that is in it, under another name; without a copy where the disk allows. */
function takeOver(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    if (!statSync(from).isDirectory()) return cpSync(from, to, { preserveTimestamps: true })
    mkdirSync(to, { recursive: true })
    for (const name of readdirSync(from)) takeOver(join(from, name), join(to, name))
  }
}

/** Files, each with the place to which it goes. */
export type Moves = readonly (readonly [from: string, to: string])[]

/** Takes over many, and makes the folders for them. */
export function takeOverAll(files: Moves): void {
  const folders = new Set<string>()
  for (const [from, to] of files) {
    const folder = dirname(to)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    takeOver(from, to)
  }
}
