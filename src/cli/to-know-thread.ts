/** What an editor should know, looked for in a thread beside the build: answers with its lines. */
import { parentPort } from 'node:worker_threads'
import { toKnow } from './to-know.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(toKnow())
