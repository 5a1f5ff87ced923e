/**
 * Progress of a build, published on a Node diagnostics channel: pages are made by code that Astro bundles, which shares no module
 * with whoever listens.
 */
import { channel } from 'node:diagnostics_channel'

/** What is being done, in the order in which a build does it. */
export type Stage = 'content' | 'bundle' | 'pages' | 'search' | 'checks' | 'swap'

/** One step of a build. */
export type ProgressEvent =
  /** something begins */
  | { kind: 'stage'; stage: Stage }
  /** a path whose page is reused when its cache key is unchanged */
  | { kind: 'path' }
  /** a file is being made; `keyed` for such a path */
  | { kind: 'made'; keyed: boolean }
  /** something in the content stops the build, found while it was read: one line in Chinese, with its mend */
  | { kind: 'diagnostic'; line: string }
  /** the search's documents of some articles were made: the text of one file of so many */
  | { kind: 'documents'; text: string; files: number }

const progress = channel('shinan-renewal:progress')

/** Publishes a step to whoever listens. */
export function reportProgress(event: ProgressEvent): void {
  if (progress.hasSubscribers) progress.publish(event)
}

/** @returns what ends the listening */
export function onProgress(listen: (event: ProgressEvent) => void): () => void {
  const handler = (event: unknown) => listen(event as ProgressEvent)
  progress.subscribe(handler)
  return () => void progress.unsubscribe(handler)
}
