import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { FIXTURE, fixture } from './built-site.ts'
import { FIXTURE_NOW } from '../clock.ts'
import { digests } from './edits.ts'
import { ownProject, root } from './project.ts'

const site = `${root}build/tests/plain`
// content in a place that no build has seen, so that nothing is taken from one before
const content = `${root}build/tests/plain-content`
afterAll(() => {
  for (const folder of [site, content]) rmSync(folder, { recursive: true, force: true })
})

/** Lets a program and those it starts list every folder the other way round. */
const reversed = { NODE_OPTIONS: `--import=${new URL('reversed-files.ts', import.meta.url).href}` }

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

test('astro build alone makes the site of npm run build byte for byte, in another time zone and locale, from files in another order', () => {
  cpSync(FIXTURE, content, { recursive: true })
  const astro = fileURLToPath(import.meta.resolve('astro')).replace(
    /astro[/\\]dist[/\\].*$/u,
    'astro/bin/astro.mjs',
  )
  execFileSync(process.execPath, [astro, 'build', '--outDir', site], {
    cwd: ownProject(),
    // without what Vitest sets, which Vite would take for its own
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      SITE_NOW: FIXTURE_NOW,
      SITE_CONTENT: content,
      TZ: 'America/St_Johns',
      LC_ALL: 'tr_TR.UTF-8',
      ...reversed,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  expect(digests(site)).toEqual(digests(fixture))
}, 1_800_000)
