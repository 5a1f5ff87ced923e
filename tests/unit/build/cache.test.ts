import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCache, pruneCaches, sealCache } from '../../../src/build/cache.ts'
import { writeCached } from '../../../src/config/cache-file.ts'

let room = ''
let cache = ''
let site = ''
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'cache-'))
  cache = join(room, 'astro')
  site = join(room, 'site')
  mkdirSync(site)
  mkdirSync(join(cache, 'dist'), { recursive: true })
  writeFileSync(join(cache, 'dist/page.html'), '老街')
  sealCache(cache, 'code', site)
})
afterEach(() => rmSync(room, { recursive: true }))

const kept = () => readdirSync(room).includes('astro')

test('a cache that nobody touched is used again', () => {
  openCache(cache, 'code')
  expect(kept()).toBe(true)
  sealCache(cache, 'code', site)
  openCache(cache, 'code')
  expect(kept()).toBe(true)
})

test.each<[string, () => void]>([
  ['a file was changed', () => writeFileSync(join(cache, 'dist/page.html'), '老巷')],
  ['a file was added', () => writeFileSync(join(cache, 'dist/other.html'), '')],
  ['a file was lost', () => rmSync(join(cache, 'dist/page.html'))],
  [
    'the list of digests was changed',
    () => {
      const file = `${cache}.digests`
      writeFileSync(file, readFileSync(file, 'utf8').replace('page', 'pale'))
    },
  ],
  ['the list of digests was lost', () => rmSync(`${cache}.digests`)],
  ['a build was killed before it sealed it', () => openCache(cache, 'code')],
])('where %s, it is emptied', (_, harm) => {
  harm()
  openCache(cache, 'code')
  expect(kept()).toBe(false)
})

test('what other code made is not used', () => {
  openCache(cache, 'other code')
  expect(kept()).toBe(false)
})

test('pictures that the site no longer shows go before a cache is sealed, and nothing else', () => {
  mkdirSync(join(cache, 'assets'))
  mkdirSync(join(site, '_assets'))
  for (const name of ['shown.avif', 'gone.avif', 'gone.json'])
    writeFileSync(join(cache, 'assets', name), name)
  writeFileSync(join(site, '_assets/shown.avif'), '')
  sealCache(cache, 'code', site)
  expect(readdirSync(join(cache, 'assets')).sort()).toEqual(['gone.json', 'shown.avif'])
  openCache(cache, 'code')
  expect(readdirSync(join(cache, 'dist'))).toEqual(['page.html'])
})

test('what no build has used for a month goes, and what killed builds left', () => {
  const pictures = join(room, 'share-images')
  for (const name of ['used', 'old', 'young']) writeCached(join(pictures, name), Buffer.from(name))
  mkdirSync(join(site, 'articles/one'), { recursive: true })
  writeFileSync(join(site, 'articles/one/share.png'), 'used')
  const alive = `site-0123456789abcdef-${process.pid}`
  // no process has so high a number
  const [killed, second] = ['site-0123456789abcdef-99999999', 'second-99999999']
  for (const name of ['compressed/old', 'compressed/young', alive, killed, second])
    mkdirSync(join(room, name), { recursive: true })
  const now = Date.now() / 1000
  const month = now - 31 * 86_400
  for (const name of ['share-images/used', 'share-images/old', 'compressed/old', 'astro'])
    utimesSync(join(room, name), month, month)
  utimesSync(join(room, 'share-images/young'), now - 29 * 86_400, now - 29 * 86_400)
  mkdirSync(join(room, 'astro/other'), { recursive: true })
  utimesSync(join(room, 'astro/other'), month, month)
  pruneCaches(site, room)
  expect(readdirSync(pictures).sort()).toEqual(['used', 'young'])
  expect(readdirSync(join(room, 'compressed'))).toEqual(['young'])
  expect(existsSync(join(room, 'astro/other'))).toBe(false)
  expect([alive, killed, second].filter((name) => existsSync(join(room, name)))).toEqual([alive])
  // used once more, it is as new
  utimesSync(site, now + 29 * 86_400, now + 29 * 86_400)
  pruneCaches(site, room)
  expect(readdirSync(pictures)).toEqual(['used'])
})
