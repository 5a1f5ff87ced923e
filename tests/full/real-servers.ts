/** nginx and Caddy from Debian on loopback, each with the configuration that the build wrote. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { SITE_ROOT } from '../../src/build/servers.ts'
import { serversFolder } from '../../src/build/write-delivery.ts'

/** A running server. */
export interface RealServer {
  name: string
  /** its address, without a path */
  origin: string
  stop(): Promise<void>
}

/** @returns a port that nobody listens on */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => found(port))
    })
  })
}

/** The folder that a server is output to serve: for a site under a path, one that holds it by that name. */
function rootOf(folder: string, base: string, own: string): string {
  if (base === '/') return resolve(folder)
  const place = join(own, 'root', base.slice(1, -1))
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(resolve(folder), place)
  return join(own, 'root')
}

/** Starts a server and waits until it answers. */
async function started(name: string, child: ChildProcess, origin: string, own: string): Promise<RealServer> {
  let output = ''
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()))
  const ended = once(child, 'exit')
  const end = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${name} does not start: ${output}`)
    const answer = await get(`${origin}/`).catch(() => undefined)
    if (answer) break
    await new Promise((again) => setTimeout(again, 100))
  }
  return {
    name,
    origin,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(own, { recursive: true, force: true })
    },
  }
}

/** A certificate for `localhost` and 127.0.0.1 of the test's own. */
function ownCertificate(own: string): { certificate: string; key: string } {
  const [certificate, key] = [join(own, 'cert.pem'), join(own, 'key.pem')]
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  )
  return { certificate, key }
}

/**
 * @param folder a built site
 * @param base the path that it was built for
 * @param tls the configuration in which nginx itself speaks TLS
 * @returns the server; with TLS, `plain` is where it listens without
 */
export async function startNginx(
  folder: string,
  base = '/',
  tls = false,
): Promise<RealServer & { plain: string }> {
  const [port, plain] = [await freePort(), await freePort()]
  const own = resolve('build/tests', `nginx-${port}`)
  mkdirSync(own, { recursive: true })
  let site = readFileSync(join(serversFolder(folder), tls ? 'nginx.conf' : 'nginx-http.conf'), 'utf8')
    .replaceAll(/server_name (?!_;)\S+;/gu, 'server_name localhost 127.0.0.1;')
    .replace(`root ${SITE_ROOT};`, `root ${rootOf(folder, base, own)};`)
    .replaceAll('listen 80', `listen 127.0.0.1:${tls ? plain : port}`)
    .replaceAll('listen 443', `listen 127.0.0.1:${port}`)
  if (tls) {
    const { certificate, key } = ownCertificate(own)
    site = site
      .replace(/ssl_certificate \S+;/u, `ssl_certificate ${certificate};`)
      .replace(/ssl_certificate_key \S+;/u, `ssl_certificate_key ${key};`)
  }
  writeFileSync(join(own, 'site.conf'), site)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${own}/${kind};\n`)
    .join('')
  writeFileSync(
    join(own, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 1;
daemon off;
pid ${own}/pid;
error_log stderr warn;
${existsSync('/etc/nginx/modules-enabled') ? 'include /etc/nginx/modules-enabled/*.conf;' : ''}
events {}
http {
  access_log off;
${temporary}  include ${own}/site.conf;
}
`,
  )
  const child = spawn('nginx', ['-e', 'stderr', '-c', join(own, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const origin = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`
  return { ...(await started('nginx', child, origin, own)), plain: `http://localhost:${plain}` }
}

/**
 * @param folder a built site
 * @param base the path that it was built for
 * @returns the server, and the addresses by which it redirects to HTTPS and answers there, with its own certificate
 */
export async function startCaddy(
  folder: string,
  base = '/',
): Promise<RealServer & { plain: string; secure: string }> {
  const [port, plain, secure] = [await freePort(), await freePort(), await freePort()]
  const own = resolve('build/tests', `caddy-${port}`)
  mkdirSync(own, { recursive: true })
  const text = readFileSync(join(serversFolder(folder), 'Caddyfile'), 'utf8')
  writeFileSync(
    join(own, 'Caddyfile'),
    text.replace(
      '{\n  admin off\n',
      `{\n  admin off\n  local_certs\n  skip_install_trust\n  http_port ${plain}\n  https_port ${secure}\n`,
    ),
  )
  const child = spawn('caddy', ['run', '--config', join(own, 'Caddyfile')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      SITE_ADDRESS: `http://127.0.0.1:${port}, localhost`,
      SITE_ROOT: rootOf(folder, base, own),
      XDG_DATA_HOME: join(own, 'data'),
      XDG_CONFIG_HOME: join(own, 'config'),
    },
  })
  const server = await started('caddy', child, `http://127.0.0.1:${port}`, own)
  return { ...server, plain: `http://localhost:${plain}`, secure: `https://localhost:${secure}` }
}

/** What a server answered, as it came. */
export interface Answer {
  status: number
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** One request; nothing is followed, nothing unpacked. */
export function get(
  address: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((done, failed) => {
    const ask = address.startsWith('https:') ? secureRequest : request
    ask(address, { method, headers, rejectUnauthorized: false, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
          ),
          body: Buffer.concat(parts),
        }),
      )
    })
      .on('error', failed)
      .end()
  })
}
