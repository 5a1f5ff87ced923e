/**
 * The search index, built in a thread beside the pages: takes its options as `workerData` and the documents as a
 * message, and answers with what was built.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { buildSearchIndex, type SearchIndexOptions } from './build-index.ts'

const documents = new Promise<readonly string[] | undefined>((resolve) => {
  parentPort?.once('message', resolve)
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(await buildSearchIndex({ ...(workerData as SearchIndexOptions), documents }))
