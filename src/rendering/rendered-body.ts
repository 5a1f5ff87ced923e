/**
 * Bodies as Markdown gave them, each in a file of its own. Astro reads and writes the store of all articles whole, several
 * times in a build; with the bodies in it that is most of what it reads and writes.
 */
import { readFileSync } from 'node:fs'
import type { CollectionEntry } from 'astro:content'

/** What the store keeps of a rendered body, beside its pictures. */
export interface BodyNotes {
  /** the file that holds it, from the project's folder */
  file: string
  /** whether it may have pictures */
  pictured: boolean
}

type Entry = CollectionEntry<'articles'>

/** What is known of an entry's body; nothing where it is rendered with the page (MDX). */
export function bodyNotes({ rendered }: Entry): BodyNotes | undefined {
  return rendered?.metadata as BodyNotes | undefined
}

/** The entry with its body, as Astro's `render` wants it. */
export function withBody(entry: Entry): Entry {
  const notes = bodyNotes(entry)
  if (!notes || !entry.rendered) return entry
  return { ...entry, rendered: { ...entry.rendered, html: readFileSync(notes.file, 'utf8') } }
}
