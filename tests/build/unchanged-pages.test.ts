import { afterAll, expect, test } from 'vitest'
import { openWorkshop } from './edits.ts'

const workshop = openWorkshop('build/tests/workshop', Number(process.env['EDITS_SEED'] ?? 7))
afterAll(() => workshop.remove())

test('after a row of edits, a build that uses the last one’s pages is a clean one byte for byte', () => {
  workshop.build()
  const edits: string[] = []
  for (let round = 0; round < 2; round += 1) {
    for (let edit = 0; edit < 4; edit += 1) edits.push(workshop.edit())
    if (round === 0) workshop.build()
  }
  expect(workshop.build(), edits.join(', ')).toEqual(workshop.build(true))
}, 600_000)
