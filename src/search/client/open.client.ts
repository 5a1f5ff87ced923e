/** Opens the index once for all boxes of a page. */
import { openFiles, type SearchFiles, type SearchPlace } from './load.client.ts'
import { createSearcher, type Searcher } from './query.client.ts'

/** An open index with its files. */
export interface OpenIndex {
  files: SearchFiles
  searcher: Searcher
}

let opened: Promise<OpenIndex> | undefined

/**
 * Opens the index, or gives the one that is open already. A failure is forgotten, so that the next call tries again.
 *
 * @throws {IndexUnavailable} where the index cannot be had
 */
export function openIndex(place: SearchPlace): Promise<OpenIndex> {
  opened ??= openFiles(place).then((files) => ({ files, searcher: createSearcher(files) }))
  opened.catch(() => (opened = undefined))
  return opened
}

/** Closes the index, after a file of it could not be had: a newer one may have taken its place. */
export function closeIndex(): void {
  opened = undefined
}
