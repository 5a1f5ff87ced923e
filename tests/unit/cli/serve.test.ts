/** The server of this machine answers as hosts do. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../../src/cli/serve.ts'

let server: Server
let port = 0
const own = mkdtempSync(join(tmpdir(), 'served-'))
beforeAll(async () => {
  const [outside, folder] = [join(own, 'outside'), join(own, 'site')]
  for (const each of [outside, folder]) mkdirSync(each)
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  symlinkSync(outside, join(folder, 'out'))
  mkdirSync(join(folder, 'search'))
  for (const [name, text] of [
    ['index.html', '<p>front'],
    ['index.html.gz', 'packed'],
    ['search/index.html', '<p>search'],
    ['404.html', '<p>not there'],
    ['_headers', '/*'],
    ['.built-files', 'index.html'],
    ['_redirects', '/old/ /search/ 301\n'],
  ] as const)
    writeFileSync(join(folder, name), text)
  server = await serve(folder, 0)
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  await once(server, 'close')
  rmSync(own, { recursive: true })
})

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const asking = request({
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { connection: 'close', ...headers },
  }).end()
  const [answer] = (await once(asking, 'response')) as [import('node:http').IncomingMessage]
  let body = ''
  for await (const part of answer) body += String(part)
  return {
    status: answer.statusCode,
    location: answer.headers.location,
    encoding: answer.headers['content-encoding'],
    body,
  }
}

test('pages, old addresses, and what is not shown', async () => {
  expect(await ask('/search/')).toMatchObject({ status: 200, body: '<p>search' })
  expect(await ask('/old/?a=1')).toMatchObject({ status: 301, location: '/search/' })
  for (const path of [
    '/_headers',
    '/_redirects',
    '/.built-files',
    '/out/secret.txt',
    '/index.html.gz',
    '/%00',
    '/none',
  ])
    expect((await ask(path)).status, path).toBe(404)
})

test('a folder without its slash is redirected, and its query kept', async () => {
  expect(await ask('/search?q=%E9%87%8C')).toMatchObject({ status: 301, location: '/search/?q=%E9%87%8C' })
  expect(await ask('/search')).toMatchObject({ status: 301, location: '/search/' })
  for (const path of ['/out', '/index.html/', '/none', '//search'])
    expect((await ask(path)).location, path).toBeUndefined()
})

test('other methods and other hosts are refused', async () => {
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', {}, method)).status).toBe(405)
  expect((await ask('/', {}, 'HEAD')).status).toBe(200)
  expect((await ask('/', { host: 'elsewhere.example' })).status).toBe(403)
  expect((await ask('/', { host: 'localhost:1' })).status).toBe(200)
})

test('a coding of quality 0 is not sent', async () => {
  expect((await ask('/', { 'accept-encoding': 'gzip' })).encoding).toBe('gzip')
  expect((await ask('/', { 'accept-encoding': 'gzip;q=0, identity' })).encoding).toBeUndefined()
})
