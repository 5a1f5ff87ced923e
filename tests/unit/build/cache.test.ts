import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCache, sealCache } from '../../../src/build/cache.ts'

let room = ''
let cache = ''
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'cache-'))
  cache = join(room, 'astro')
  mkdirSync(join(cache, 'dist'), { recursive: true })
  writeFileSync(join(cache, 'dist/page.html'), '老街')
  sealCache(cache, 'code')
})
afterEach(() => rmSync(room, { recursive: true }))

const kept = () => readdirSync(room).includes('astro')

test('a cache that nobody touched is used again', () => {
  openCache(cache, 'code')
  expect(kept()).toBe(true)
  sealCache(cache, 'code')
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
