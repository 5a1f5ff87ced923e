/** The search index, built in a thread: takes its options as `workerData`, and answers with what was built. */
import { parentPort, workerData } from 'node:worker_threads'
import { buildSearchIndex, type SearchIndexOptions } from './build-index.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(await buildSearchIndex(workerData as SearchIndexOptions))
