/** Takes files over in a thread of its own, beside the pages that are made meanwhile. */
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { takeOverAll, type Moves } from './take-over.ts'

/** What is being done beside. */
export interface Beside {
  /** @throws {Error} what stopped it, with the system's code */
  done: Promise<void>
  stop(): void
}

/** Starts it. */
export function takeOverBeside(files: Moves): Beside {
  const thread = new Worker(new URL(import.meta.url), { workerData: files })
  const done = new Promise<void>((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('沿用上一次的文件，中途停了。'))))
  })
  // whoever waits for it is told; until then nobody else need be
  done.catch(() => undefined)
  return { done, stop: () => void thread.terminate() }
}

if (!isMainThread) takeOverAll(workerData as Moves)
