/** A proxy of the test's own: it takes all that is sent to the world outside, and answers as the services there do. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'

/** What was sent. */
export interface Asked {
  /** with its scheme and host */
  url: string
  method: string
  headers: IncomingHttpHeaders
  body: string
}

/** What is answered; a status of 0 is silence. */
export interface Answer {
  status: number
  headers?: OutgoingHttpHeaders
  body?: string | Buffer
}

export interface OwnProxy {
  address: string
  /** the file of the certificate that it shows for the hosts */
  certificate: string
  stop(): void
}

/**
 * @param folder for its certificate
 * @param hosts whose names are in it
 * @param answer what each request gets
 */
export async function startProxy(
  folder: string,
  hosts: readonly string[],
  answer: (asked: Asked) => Answer,
): Promise<OwnProxy> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const names = hosts.map((host) => `DNS:${host}`).join(',')
  execFileSync(
    'openssl',
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test -addext subjectAltName=${names} -keyout ${key} -out ${certificate}`.split(
      ' ',
    ),
    { stdio: 'ignore' },
  )
  const take = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      const url = path.startsWith('/') ? `${scheme}://${request.headers.host ?? ''}${path}` : path
      const { method = '', headers } = request
      const {
        status,
        headers: more,
        body,
      } = answer({ url, method, headers, body: Buffer.concat(parts).toString() })
      if (status !== 0) response.writeHead(status, more).end(method === 'HEAD' ? undefined : body)
    })
  }
  const plain = createServer(take('http'))
  const secure = createSecureServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    take('https'),
  )
  const proxy = createServer()
  const servers = [plain, secure, proxy]
  const ports: number[] = []
  for (const server of servers) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    ports.push((server.address() as AddressInfo).port)
  }
  const [plainPort = 0, securePort = 0, port] = ports
  proxy.on('connect', (request, socket) => {
    const way = connect(request.url?.endsWith(':443') ? securePort : plainPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      way.pipe(socket)
      socket.pipe(way)
    })
    way.on('error', () => socket.destroy())
    socket.on('error', () => way.destroy())
  })
  return {
    address: `http://127.0.0.1:${port}`,
    certificate,
    stop: () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}
