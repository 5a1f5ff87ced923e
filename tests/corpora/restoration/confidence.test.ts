/** Each kind of damage on a few pages: what is wanted comes of it, and what is called certain is. */
import { describe, expect, test } from 'vitest'
import { cleanPages, ROWS, scoreRow } from './confidence.ts'

const pages = cleanPages()
const few = [...pages.slice(0, 2), ...pages.slice(-3)]

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.name, row] as const))('%s', (__, row) => {
    const { damaged, asWanted, repairs, mistaken, other } = scoreRow(row, few)
    expect(damaged).toBeGreaterThan(0)
    expect({ asWanted, other }).toEqual({ asWanted: damaged, other: [] })
    expect(mistaken).toEqual([])
    if (row.wanted === 'repair') expect(repairs.exact.all + repairs.inferred.all).toBeGreaterThan(0)
  })
})
