import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { build, fixture } from '../build/built-site.ts'

const again = 'build/tests/again'
afterAll(() => rmSync(again, { recursive: true, force: true }))

/** A built site as its paths with what each file holds. */
function digest(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  )
}

test('a second build in another time zone and locale is the same byte for byte', () => {
  build(again, { SITE_CONTENT: 'tests/fixtures/paper', TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' })
  expect(digest(again)).toEqual(digest(fixture))
})
