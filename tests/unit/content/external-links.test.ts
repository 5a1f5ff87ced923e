import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  archiveToday,
  checkLinks,
  findSnapshots,
  isDead,
  withSnapshots,
} from '../../../src/content/external-links.ts'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const path = request.url ?? ''
  if (path.startsWith('/available')) {
    const url = new URL(path, 'http://x').searchParams.get('url') ?? ''
    const closest = { available: true, status: '200', url: `http://web.archive.org/web/2024/${url}` }
    response.end(JSON.stringify({ archived_snapshots: url.includes('kept') ? { closest } : {} }))
  } else if (path === '/no-head') response.writeHead(request.method === 'HEAD' ? 405 : 200).end()
  else response.writeHead(path === '/gone' ? 404 : path === '/refused' ? 403 : 200).end()
})
let origin = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const patience = { pause: 0, limit: 5000 }
const moment = new Date('2026-11-22T08:00:00Z')

test('what is gone, what only refuses, what was asked this week', async () => {
  const urls = ['/there', '/gone', '/refused', '/no-head', '/known'].map((path) => origin + path)
  const known = { [`${origin}/known`]: { status: 200, checked: '2026-11-20T08:00:00Z' } }
  const states = await checkLinks([...urls, 'http://127.0.0.1:9/'], known, moment, patience)
  const dead = Object.keys(states).filter((url) => states[url] && isDead(states[url]))
  expect(new Set(dead)).toEqual(new Set([`${origin}/gone`, 'http://127.0.0.1:9/']))
  expect(states[`${origin}/no-head`]?.status).toBe(200)
  expect(asked).not.toContain('HEAD /known')
  const later = await checkLinks([`${origin}/known`], known, new Date('2026-12-22T08:00:00Z'), patience)
  expect(later[`${origin}/known`]?.checked).toBe('2026-12-22T08:00:00.000Z')
})

test('snapshots are asked for, and written beside the address only', async () => {
  const snapshots = await findSnapshots(
    ['https://a.example/kept', 'https://a.example/not'],
    `${origin}/available`,
    patience,
  )
  expect(snapshots).toEqual({
    'https://a.example/kept': 'https://web.archive.org/web/2024/https://a.example/kept',
  })
  const yaml = `# 来源
sources:
  - {publisher: 甲, url: https://a.example/kept}   # 行内
  - publisher: 乙
    url: https://a.example/kept
    title: 题
  - url: https://a.example/not
  - {url: https://a.example/kept, archived: https://b.example/}
`
  const written = withSnapshots(yaml, snapshots)
  expect(written).toBe(
    yaml
      .replace('kept}   #', 'kept, archived: "https://web.archive.org/web/2024/https://a.example/kept"}   #')
      .replace(
        'kept\n    title',
        'kept\n    archived: "https://web.archive.org/web/2024/https://a.example/kept"\n    title',
      ),
  )
  expect(withSnapshots(written, snapshots)).toBe(written)
})

test('an archive that does not answer is an error', async () => {
  await expect(findSnapshots(['https://a.example/'], 'http://127.0.0.1:9/', patience)).rejects.toThrow()
  expect(archiveToday('https://a.example/x')).toBe('https://archive.today/newest/https://a.example/x')
})
