/** `sw.js`, the service worker of readers who asked for it: bundled with the other scripts, told what belongs to a deploy. */
import type { Hash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AstroConfig } from 'astro'
import { site } from '../config/site.ts'
import { HASHED } from './headers.ts'

/** Its address below the base: a service worker sees no page above its own folder. */
const FILE = 'sw.js'

/** A Vite plugin that bundles the service worker to its address (Rollup's `emitFile`). */
export const serviceWorker: NonNullable<AstroConfig['vite']['plugins']>[number] = {
  name: 'service-worker',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'client',
  buildStart() {
    this.emitFile({ type: 'chunk', id: 'src/client/offline-worker.ts', fileName: FILE })
  },
}

/**
 * Writes before the service worker which scripts it has to keep. A browser takes the worker for new, and fetches anew
 * what it keeps, where a byte of the file has changed.
 *
 * @param folder the built site
 * @param deploy a hash of its pages, which with the search manifest tells one deploy from the next
 */
export function finishServiceWorker(folder: string, deploy: Hash): void {
  const file = join(folder, FILE)
  const assets = readdirSync(join(folder, HASHED))
    .filter((name) => /\.(?:js|css)$/u.test(name))
    .sort()
    .map((name) => `${site.base}${HASHED}${name}`)
  deploy.update(readFileSync(join(folder, 'search/manifest.json')))
  writeFileSync(
    file,
    `const ASSETS=${JSON.stringify(assets)};// ${deploy.digest('base64url')}\n${readFileSync(file, 'utf8')}`,
  )
}
