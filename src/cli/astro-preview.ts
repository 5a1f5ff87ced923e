/** What `npx astro preview` runs: the server of `npm run serve`, which redirects folders without their slash as hosts do. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { CreatePreviewServer } from 'astro'
import { site } from '../config/site.ts'
import { notBuilt, serve } from './serve.ts'

/** Astro's preview entry point (its adapter API): serves the built site until it is stopped. */
const preview: CreatePreviewServer = async ({ outDir, port: wanted, logger }) => {
  const folder = fileURLToPath(outDir)
  const missing = notBuilt(folder)
  if (missing !== undefined) throw new Error(missing)
  // the next free one where it is taken
  const server = await serve(folder, wanted).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return serve(folder, 0)
  })
  const { address, port } = server.address() as AddressInfo
  const closed = once(server, 'close').then(() => undefined)
  logger.info(`市南更新：http://${address}:${port}${site.base}  （按 Ctrl+C 停下）`)
  return {
    host: address,
    port,
    closed: () => closed,
    stop: () => {
      server.closeAllConnections()
      server.close()
      return closed
    },
  }
}
export default preview
