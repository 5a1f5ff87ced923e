/** `npm run serve [-- --dir dist --port 4321]`: serves a built site on this machine, with the headers that hosts send. */
import './settings-error.ts'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import sirv from 'sirv'
import { ADMIN } from '../admin/build-admin.ts'
import { adminHeaders, commonHeaders, headersOf, PAGE_TYPE } from '../build/headers.ts'
import { acquireLock, recover, STAMP } from '../build/swap-in.ts'
import { readBuiltPages, stylesOf } from '../build/built-pages.ts'
import { editionTable } from '../editions/table.ts'
import { site } from '../config/site.ts'
import { readCommandLine, readPort } from './command-line.ts'

const HELP = `用法：npm run serve [-- 选项]

打开已经做好的网站，响应头与主机上的一样。

  --dir 目录     网站所在的目录，默认 dist
  --port 端口    默认 4321，有别的程序在用就往后找
  --help         显示这些话

退出码：1 没有网站，或端口用不了；2 命令写得不对。
`

/**
 * @param folder a built site
 * @param port where to listen; 0 for any
 * @returns the server, listening on loopback
 * @throws where the port is taken
 */
export function serve(folder: string, port: number): Promise<Server> {
  let made = 0
  let headers = commonHeaders(stylesOf(readBuiltPages(folder)))
  const dress = (response: ServerResponse, path: string) => {
    // a build may have taken the site's place since
    const now = statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? made
    if (now !== made) {
      made = now
      headers = commonHeaders(stylesOf(readBuiltPages(folder)))
    }
    const common = path.startsWith(`${site.base}${ADMIN}`) ? adminHeaders() : headers
    for (const [name, value] of [...common, ...headersOf(path)]) response.setHeader(name, value)
  }
  const files = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => dress(response, site.base.slice(0, -1) + path),
  })
  const root = realpathSync(folder)
  const redirects = () =>
    new Map(
      (existsSync(join(folder, '_redirects')) ? readFileSync(join(folder, '_redirects'), 'utf8') : '')
        .split('\n')
        .map((line) => line.split(' ', 2) as [string, string]),
    )
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    // a page elsewhere must not reach this server by a name of its own (DNS rebinding)
    if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u.test(request.headers.host ?? '')) {
      response.writeHead(403).end()
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const { pathname: asked, search } = URL.canParse(path, 'http://localhost')
      ? new URL(path, 'http://localhost')
      : { pathname: path, search: '' }
    const moved = redirects().get(asked)
    if (moved !== undefined) {
      response.writeHead(301, { location: moved }).end()
      return
    }
    // RFC 9110, 12.5.3: a coding of quality 0 is not acceptable
    request.headers['accept-encoding'] = (request.headers['accept-encoding']?.toString() ?? '')
      .split(',')
      .filter((coding) => !/;\s*q=0(?:\.0*)?\s*$/u.test(coding))
      .join(',')
    if (!path.startsWith(site.base)) {
      response.writeHead(302, { location: site.base }).end()
      return
    }
    request.url = path.slice(site.base.length - 1)
    const notFound = () => {
      const rest = path.slice(site.base.length)
      const edition =
        editionTable.find((row) => row.path !== '' && rest.startsWith(row.path)) ?? editionTable[0]
      dress(response, site.base)
      response.writeHead(404, { 'content-type': PAGE_TYPE })
      response.end(readFileSync(join(folder, edition?.path ?? '', '404.html')))
    }
    const inside = asked.slice(site.base.length - 1)
    if (!isShown(root, inside)) notFound()
    else if (!asked.endsWith('/') && existsSync(join(root, decodeURIComponent(inside), 'index.html')))
      response.writeHead(301, { location: `${asked}/${search}` }).end()
    else files(request, response, notFound)
  })
  return new Promise((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => listening(server))
  })
}

/** @returns that a folder has no built site, and the fix; nothing where it has one */
export function notBuilt(folder: string): string | undefined {
  return existsSync(join(folder, 'index.html'))
    ? undefined
    : `${folder} 里没有做好的网站。请先运行 npm run build。`
}

/** Whether an address may lead to a file: none for hosts, none of another name, none by a link out of the site. */
function isShown(root: string, path: string): boolean {
  try {
    const file = decodeURIComponent(path)
    if (['/_headers', '/_redirects', `/${STAMP}`].includes(file) || /\.(?:br|gz)$/u.test(file)) return false
    return `${realpathSync(join(root, file))}/`.startsWith(`${root}/`)
  } catch (error) {
    // what is not there is answered by whoever looks for it
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

async function main(): Promise<void> {
  const { values } = readCommandLine(
    { options: { dir: { type: 'string', default: 'dist' }, port: { type: 'string' } } },
    HELP,
  )
  const wanted = readPort(values.port)
  const folder = resolve(values.dir)
  if (!existsSync(folder)) {
    const lock = await acquireLock(folder)
    if (lock) recover(folder)
    lock?.release()
  }
  const missing = notBuilt(folder)
  if (missing !== undefined) {
    console.error(missing)
    process.exit(1)
  }
  const ports = wanted === undefined ? [4321, 4322, 4323, 0] : [wanted]
  for (const port of ports) {
    try {
      const address = (await serve(folder, port)).address()
      const taken = typeof address === 'object' && address ? address.port : port
      console.log(`市南更新：http://127.0.0.1:${taken}${site.base}  （按 Ctrl+C 停下）`)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
  console.error(`端口 ${ports.join('、')} 已有别的程序在用。请用 --port 换一个。`)
  process.exit(1)
}

if (import.meta.main) await main()
