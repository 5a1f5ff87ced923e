import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fixture } from '../../build/built-site.ts'
import { fromDisk, fuzzers } from './properties.ts'

let run: Awaited<ReturnType<typeof fuzzers>> = {}
beforeAll(async () => {
  vi.stubGlobal('fetch', fromDisk(fixture))
  run = await fuzzers()
})
afterAll(() => vi.unstubAllGlobals())

test.each(['frontmatter', 'markdown', 'fold', 'search', 'import'])(
  'a hundred random cases of %s',
  async (name) => {
    expect(run[name]).toBeDefined()
    await run[name]?.(100, 20_261_122)
  },
)
