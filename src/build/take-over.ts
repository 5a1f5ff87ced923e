import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'

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
  forEachMove(files, takeOver)
}

/**
 * Removes files, where they are, and the folders that hold nothing else.
 *
 * @param folder in which they are; it stays
 * @param files by their paths in it
 */
export function leaveOut(folder: string, files: readonly string[]): void {
  const emptied = new Set<string>()
  for (const file of files) {
    rmSync(join(folder, file), { force: true })
    for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) emptied.add(parent)
  }
  // the inner ones first
  for (const parent of [...emptied].sort((a, b) => b.length - a.length)) {
    const path = join(folder, parent)
    // somebody may have removed the last site, or a part of it
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path)
  }
}

/** Moves all files of a folder into another, where they replace those of the same name. */
export function moveInto(folder: string, to: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  forEachMove(
    files.map((file) => [file, join(to, relative(folder, file))]),
    renameSync,
  )
}

/** Does it for each, when there is the folder to which it goes. */
function forEachMove(files: Moves, move: (from: string, to: string) => void): void {
  const folders = new Set<string>()
  for (const [from, to] of files) {
    const folder = dirname(to)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    move(from, to)
  }
}
