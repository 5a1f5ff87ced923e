import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readCached, writeCached } from '../../src/config/cache-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'cache-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a kept file is read back; one that was changed, cut short or removed is none', () => {
  const file = join(folder, 'deep', 'picture')
  const bytes = Buffer.from('老街上的照片')
  writeCached(file, bytes)
  expect(readdirSync(join(folder, 'deep'))).toEqual(['picture'])
  expect(readCached(file)).toEqual(bytes)
  const whole = readFileSync(file)
  for (let place = 0; place < whole.length; place += 7) {
    const flipped = Buffer.from(whole)
    flipped[place] = (flipped[place] ?? 0) ^ 1
    writeFileSync(file, flipped)
    expect(readCached(file), `flipped at ${place}`).toBeUndefined()
  }
  writeFileSync(file, whole.subarray(0, 70))
  expect(readCached(file)).toBeUndefined()
  rmSync(file)
  expect(readCached(file)).toBeUndefined()
})
