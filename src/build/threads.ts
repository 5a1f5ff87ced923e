/** Work of a build that goes on beside the making of pages, each in a thread of its own. */
import { Worker } from 'node:worker_threads'

const running = new Set<Worker>()

/**
 * Starts a module in a thread; what it posts first to its `parentPort` is its answer.
 *
 * @param module the module's address
 * @param input what it finds as `workerData`, as the structured clone algorithm copies it (HTML, 2.7.3)
 * @param later what is posted to it as soon as it is there
 * @returns the answer; rejects with what the module throws
 */
export function runInThread<Answer>(
  module: URL,
  input?: unknown,
  later?: PromiseLike<unknown>,
): Promise<Answer> {
  const thread = new Worker(module, { workerData: input })
  running.add(thread)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  void later?.then((message) => thread.postMessage(message))
  return new Promise<Answer>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error(`${module.href} 没有回答就结束了。`)))
  }).finally(() => running.delete(thread))
}

/** Ends the threads of a build that failed. */
export async function endThreads(): Promise<void> {
  await Promise.all([...running].map((thread) => thread.terminate()))
}
