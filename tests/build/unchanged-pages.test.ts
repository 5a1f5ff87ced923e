import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { build } from './built-site.ts'
import { digests, openWorkshop } from './edits.ts'

const workshop = openWorkshop('build/tests/workshop', Number(process.env['EDITS_SEED'] ?? 7))
afterAll(() => workshop.remove())

test('after an edit of every kind, a build that keeps pages of the one before is a clean one byte for byte', () => {
  workshop.build()
  const edits: string[] = []
  for (let round = 0; round < 2; round += 1) {
    for (let edit = 0; edit < workshop.kinds / 2; edit += 1) edits.push(workshop.edit())
    if (round === 0) workshop.build()
  }
  const kept = workshop.build()
  const clean = workshop.build(true)
  expect(kept, edits.join(', ')).toEqual(clean)
  // nothing that was changed behind the build's back is used
  workshop.harm()
  expect(workshop.build()).toEqual(clean)
}, 600_000)

test('a site of which someone removed a part, or all, is built whole again', () => {
  const site = 'build/tests/removed'
  const env = { SITE_CONTENT: 'tests/fixtures/paper' }
  build(site, env)
  const whole = digests(site)
  for (const part of ['/zh-tw/articles', '']) {
    rmSync(site + part, { recursive: true })
    build(site, env)
    expect(digests(site), part).toEqual(whole)
  }
  rmSync(site, { recursive: true })
}, 600_000)
