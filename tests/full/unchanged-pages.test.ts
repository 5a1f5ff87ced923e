import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openWorkshop } from '../build/edits.ts'

const folder = 'build/tests/workshop-full'
const workshop = openWorkshop(folder, Number(process.env['EDITS_SEED'] ?? 11), true)
afterAll(() => workshop.remove())

test('forty edits, five to a build: every tenth, the site is that of a clean build byte for byte', () => {
  workshop.build()
  const edits: string[] = []
  for (let number = 1; number <= 40; number += 1) {
    edits.push(workshop.edit())
    if (number % 5 !== 0) continue
    const site = workshop.build()
    if (number % 10 === 0) expect(site, edits.join(', ')).toEqual(workshop.build(true))
  }
}, 1_800_000)

test('what someone removed of the site is made again, and nothing that was changed behind the build’s back is used', () => {
  const clean = workshop.build()
  rmSync(join(folder, 'dist/zh-tw/articles'), { recursive: true })
  expect(workshop.build()).toEqual(clean)
  workshop.harm()
  rmSync(join(folder, 'dist'), { recursive: true })
  expect(workshop.build()).toEqual(clean)
}, 1_800_000)
