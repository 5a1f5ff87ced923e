/** Serves a built site as a host does that compresses with Brotli. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { serve } from '../../src/cli/serve.ts'

/**
 * @param folder a built site
 * @returns its address, and what stops it
 */
export async function serveCompressed(folder: string): Promise<{ home: string; stop: () => void }> {
  const site = await serve(folder, 0)
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? '/'
      const ask = () => fetch(origin + path, { redirect: 'manual' })
      // once more where the server closed the connection that was kept for the next request
      const answer = await ask().catch(ask)
      for (const [name, value] of answer.headers)
        if (!['connection', 'content-length', 'keep-alive', 'transfer-encoding'].includes(name))
          response.setHeader(name, value)
      const body = Buffer.from(await answer.arrayBuffer())
      response.statusCode = answer.status
      if (!/text|javascript|json|svg|xml|manifest|wasm/u.test(answer.headers.get('content-type') ?? '')) {
        response.end(body)
        return
      }
      const small = packed.get(path) ?? brotliCompressSync(body)
      packed.set(path, small)
      response.setHeader('content-encoding', 'br')
      response.setHeader('vary', 'accept-encoding')
      response.end(small)
    })()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    home: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      for (const each of [server, site]) {
        each.closeAllConnections()
        each.close()
      }
    },
  }
}
