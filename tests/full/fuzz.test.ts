/** Random input in numbers; `FUZZ_SEED=<number>` tries others. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture } from '../build/built-site.ts'
import { fuzzers } from '../corpora/fuzz/properties.ts'
import { openSearch, type OpenedSearch } from '../unit/search/opened-search.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122)
let run: Awaited<ReturnType<typeof fuzzers>> = {}
let opened: OpenedSearch
beforeAll(async () => {
  opened = await openSearch(fixture)
  run = await fuzzers(opened)
  console.log(`FUZZ_SEED=${seed}`)
})
afterAll(() => opened.close())

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
