/** Random input in numbers; `FUZZ_SEED=<number>` tries others. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fixture } from '../build/built-site.ts'
import { fromDisk, fuzzers } from '../corpora/fuzz/properties.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122)
let run: Awaited<ReturnType<typeof fuzzers>> = {}
beforeAll(async () => {
  vi.stubGlobal('fetch', fromDisk(fixture))
  run = await fuzzers()
  console.log(`FUZZ_SEED=${seed}`)
})
afterAll(() => vi.unstubAllGlobals())

test.each([
  ['frontmatter', 3000],
  ['markdown', 3000],
  ['fold', 3000],
  ['search', 1000],
  ['import', 1500],
])('%s, %i cases', async (name, cases) => {
  expect(run[name]).toBeDefined()
  await run[name]?.(cases, seed)
})
