import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { announce, changedPages, pagesOf } from '../../../../src/outputs/seo/announce.ts'
import { securityText } from '../../../../src/outputs/seo/security-text.ts'

const asked: { path: string; body: string }[] = []
let answer = 200
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    asked.push({ path: request.url ?? '', body })
    response.writeHead(answer).end(answer === 200 ? '' : 'no such key')
  })
})
let origin = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

test('pages are read from the sitemaps of a built site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'announce-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'sitemaps'))
  const xml = (urls: string) => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`
  writeFileSync(
    join(folder, 'sitemaps/pages-1.xml'),
    xml(
      '<url><loc>https://a.example/x/?a=1&amp;b=2</loc><lastmod>2026-11-22</lastmod></url><url><loc>https://a.example/</loc></url>',
    ),
  )
  expect(pagesOf(folder)).toEqual({ 'https://a.example/x/?a=1&b=2': '2026-11-22', 'https://a.example/': '' })
})

test('what is new, changed or gone', () => {
  expect(changedPages({ a: '1', b: '1', c: '' }, { a: '1', b: '2', d: '' })).toEqual(['b', 'c', 'd'])
})

test('each service that has a key is called in its own way, and only those', async () => {
  asked.length = 0
  const endpoints = { indexNow: `${origin}/indexnow`, baidu: `${origin}/baidu` }
  const urls = ['https://shinan-renewal.example/articles/x/']
  expect(await announce(urls, {}, endpoints)).toEqual([])
  expect(asked).toEqual([])
  const reports = await announce(
    urls,
    { baidu: 'b', indexNow: 'k'.repeat(8), hub: `${origin}/hub` },
    endpoints,
  )
  expect(reports.map(({ line }) => line)).toEqual([
    'IndexNow：告诉了 1 个网址',
    '百度推送：告诉了 1 个网址',
    'WebSub：告诉了 9 个网址',
  ])
  expect(JSON.parse(asked.find(({ path }) => path === '/indexnow')?.body ?? '')).toMatchObject({
    host: 'shinan-renewal.example',
    key: 'kkkkkkkk',
    keyLocation: 'https://shinan-renewal.example/kkkkkkkk.txt',
    urlList: urls,
  })
  expect(asked.find(({ path }) => path.startsWith('/baidu'))).toEqual({
    path: '/baidu?site=https%3A%2F%2Fshinan-renewal.example&token=b',
    body: urls.join('\n'),
  })
  expect(asked.filter(({ path }) => path === '/hub').map(({ body }) => body)).toContain(
    'hub.mode=publish&hub.url=https%3A%2F%2Fshinan-renewal.example%2Fzh-tw%2Ffeed.xml',
  )
})

test('a service that refuses, or is not there, is reported', async () => {
  const nowhere = { indexNow: 'http://127.0.0.1:9/', baidu: `${origin}/baidu` }
  answer = 403
  const reports = await announce(
    ['https://shinan-renewal.example/'],
    { baidu: 'b', indexNow: 'kkkkkkkk' },
    nowhere,
  )
  answer = 200
  expect(reports.map(({ failed }) => failed)).toEqual([true, true])
  expect(reports[1]?.line).toBe('百度推送：没有告诉成，对方答 403：no such key')
})

test('security.txt holds for half a year, and changes once a month', () => {
  const text = securityText(new Date('2026-11-22T08:00:00+08:00'))
  expect(text).toContain('Expires: 2027-06-01T00:00:00.000Z')
  expect(text).toBe(securityText(new Date('2026-11-29T08:00:00+08:00')))
})
