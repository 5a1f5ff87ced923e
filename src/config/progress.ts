/**
 * Progress of a build, told on a channel of Node's: pages are made by code that Astro bundles, which shares no module
 * with whoever listens.
 */
import { channel } from 'node:diagnostics_channel'

/** What is being done, in the order in which a build does it. */
export type Stage = 'content' | 'bundle' | 'pages' | 'search' | 'checks' | 'swap'

/** One piece of news. */
export type Progress =
  /** something begins */
  | { kind: 'stage'; stage: Stage }
  /** there is a path that need not be made where what it shows is the same as the last time */
  | { kind: 'path' }
  /** a file is being made; `keyed` where it is of such a path */
  | { kind: 'made'; keyed: boolean }

const progress = channel('shinan-renewal:progress')

/** Tells whoever listens. */
export function tellProgress(news: Progress): void {
  if (progress.hasSubscribers) progress.publish(news)
}

/** @returns what ends the listening */
export function onProgress(listen: (news: Progress) => void): () => void {
  const heard = (news: unknown) => listen(news as Progress)
  progress.subscribe(heard)
  return () => void progress.unsubscribe(heard)
}
