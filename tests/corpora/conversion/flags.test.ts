/** What `npm run names` points out of what the converter gets wrong, on this folder's own sets. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMarked, scoreFlags } from './flags.ts'

const sets = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.tsv') && !/^(?:to-simplified|known-failures)|\.html/u.test(file),
)

test('of the spots that are wrong, most are pointed out', () => {
  const rows = sets.flatMap((file) => readMarked(`${import.meta.dirname}/${file}`))
  const { wrong, flagged, missed } = scoreFlags(rows)
  expect(flagged / wrong, missed.join('\n')).toBeGreaterThanOrEqual(0.8)
})

test('ordinary words are seldom pointed at', () => {
  const { flags, han } = scoreFlags(readMarked(`${import.meta.dirname}/ordinary-words.tsv`))
  expect((1000 * flags) / han).toBeLessThan(30)
})
