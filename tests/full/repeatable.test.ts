import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { build, fixture } from '../build/built-site.ts'

const again = 'build/tests/again'
// content in a place that no build has seen, so that nothing is taken from one before
const content = 'build/tests/again-content'
afterAll(() => {
  for (const folder of [again, content]) rmSync(folder, { recursive: true, force: true })
})

/** Lets a program and those it starts list every folder the other way round. */
const reversed = { NODE_OPTIONS: `--import=${new URL('reversed-files.ts', import.meta.url).href}` }

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

test('folders can be listed the other way round, whoever asks', () => {
  const list = `
    import { readdir, readdirSync } from 'node:fs'
    import { readdir as promised } from 'node:fs/promises'
    const folder = 'tests/fixtures/paper/articles/2023'
    readdir(folder, async (_, names) => console.log(JSON.stringify([readdirSync(folder), names, await promised(folder)])))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', list], {
    env: { ...process.env, ...reversed },
    encoding: 'utf8',
  })
  const names = readdirSync('tests/fixtures/paper/articles/2023').reverse()
  expect(JSON.parse(stdout)).toEqual([names, names, names])
})

test('a second build in another time zone and locale, from files in another order, is the same byte for byte', () => {
  cpSync('tests/fixtures/paper', content, { recursive: true })
  build(again, {
    SITE_CONTENT: content,
    TZ: 'America/St_Johns',
    LC_ALL: 'tr_TR.UTF-8',
    ...reversed,
  })
  expect(digest(again)).toEqual(digest(fixture))
})
