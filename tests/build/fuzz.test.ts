import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture } from './built-site.ts'
import { fuzzers } from '../corpora/fuzz/properties.ts'
import { openSearch, type OpenedSearch } from '../unit/search/opened-search.ts'

let run: Awaited<ReturnType<typeof fuzzers>> = {}
let opened: OpenedSearch
beforeAll(async () => {
  opened = await openSearch(fixture)
  run = await fuzzers(opened)
})
afterAll(() => opened.close())

test.each(['frontmatter', 'markdown', 'fold', 'search', 'import'])(
  'a hundred random cases of %s',
  async (name) => {
    expect(run[name]).toBeDefined()
    await run[name]?.(100, 20_261_122)
  },
)
