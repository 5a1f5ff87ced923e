import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { fixture } from './built-site.ts'
import { FIXTURE_NOW } from '../clock.ts'
import { digests } from './edits.ts'

const site = 'build/tests/plain'
afterAll(() => rmSync(site, { recursive: true, force: true }))

test('astro build alone makes the whole site that npm run build does', () => {
  const astro = fileURLToPath(import.meta.resolve('astro')).replace(
    /astro[/\\]dist[/\\].*$/u,
    'astro/bin/astro.mjs',
  )
  execFileSync(process.execPath, [astro, 'build', '--outDir', site], {
    // without what Vitest sets, which Vite would take for its own
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      SITE_NOW: FIXTURE_NOW,
      SITE_CONTENT: 'tests/fixtures/paper',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  expect(digests(site)).toEqual(digests(fixture))
}, 600_000)
