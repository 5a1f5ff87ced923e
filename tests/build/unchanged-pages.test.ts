import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openWorkshop } from './edits.ts'

const folder = 'build/tests/workshop'
const workshop = openWorkshop(folder, Number(process.env['EDITS_SEED'] ?? 7))
afterAll(() => workshop.remove())

test('after an edit of every kind, a build that keeps pages of the one before is a clean one byte for byte', () => {
  workshop.build()
  const edits: string[] = []
  for (let round = 0; round < 2; round += 1) {
    for (let edit = 0; edit < workshop.kinds / 2; edit += 1) edits.push(workshop.edit())
    if (round === 0) workshop.build()
  }
  // what someone removed of the site is made again
  rmSync(join(folder, 'dist/zh-tw/articles'), { recursive: true })
  const kept = workshop.build()
  const clean = workshop.build(true)
  expect(kept, edits.join(', ')).toEqual(clean)
  // nothing that was changed behind the build's back is used, and all is made again where the site is gone
  workshop.harm()
  rmSync(join(folder, 'dist'), { recursive: true })
  expect(workshop.build()).toEqual(clean)
}, 1_800_000)
