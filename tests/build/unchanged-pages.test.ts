import { afterAll, expect, test } from 'vitest'
import { openWorkshop } from './edits.ts'

const workshop = openWorkshop('build/tests/workshop', Number(process.env['EDITS_SEED'] ?? 7), false)
afterAll(() => workshop.remove())

test('after an edit of every kind, a build that keeps pages of the one before is a clean one byte for byte', () => {
  workshop.build()
  const edits = Array.from({ length: workshop.kinds }, () => workshop.edit())
  const kept = workshop.build()
  expect(kept, edits.join(', ')).toEqual(workshop.build(true))
}, 1_800_000)
