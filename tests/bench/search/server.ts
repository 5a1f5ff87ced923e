/** A small host for measuring: brotli for text and WebAssembly, the site's own security policy. */
import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** A running host. */
export interface Host {
  origin: string
  /** Bytes sent since the last call, headers too, to pages and their workers alike. */
  sent: () => number
  close: () => void
}

/**
 * Serves folders, the first that has a file gives it.
 *
 * @param folders where files are looked for, by the path's beginning; the longest beginning first
 * @param policy the Content-Security-Policy header of pages, where one is wanted; with each small file it would weigh
 * more than the file, which HTTP/2 spares (RFC 7541)
 */
export async function serve(
  folders: readonly (readonly [prefix: string, folder: string])[],
  policy?: string,
): Promise<Host> {
  const packed = new Map<string, Buffer>()
  const server: Server = createServer((request, response) => {
    const answer = async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      const path = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
      for (const [prefix, folder] of folders) {
        if (!path.startsWith(prefix)) continue
        const file = join(folder, path.slice(prefix.length))
        const found = await stat(file).catch(() => undefined)
        if (!found?.isFile()) continue
        const type = types[extname(file)]
        let body = packed.get(file)
        if (!body) {
          body = await readFile(file)
          if (type !== undefined) {
            body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
            packed.set(file, body)
          }
        }
        response.writeHead(200, {
          'Content-Type': type ?? 'application/octet-stream',
          'Content-Length': body.length,
          'Cache-Control': 'max-age=3600',
          ...(type === undefined ? {} : { 'Content-Encoding': 'br' }),
          ...(policy !== undefined && file.endsWith('.html') && { 'Content-Security-Policy': policy }),
        })
        response.end(body)
        return
      }
      response.writeHead(404).end()
    }
    answer().catch(() => response.writeHead(400).end())
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  let counted = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('服务器没有得到端口')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    sent: () => {
      const before = counted
      counted = [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
      return counted - before
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
