/** What a build says to an editor when it is done. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { FIXTURE_NOW } from '../clock.ts'

// Astro behaves otherwise where Vitest runs it
const { VITEST: _, ...own } = process.env

function said(url: string): string {
  const ask = "import { toKnow } from './src/cli/to-know.ts'; console.log(toKnow().join('\\n'))"
  return spawnSync(process.execPath, ['--input-type=module', '-e', ask], {
    encoding: 'utf8',
    env: { ...own, SITE_CONTENT: 'tests/fixtures/paper', SITE_NOW: FIXTURE_NOW, SITE_URL: url },
  }).stdout
}

test('which articles wait for their time, and that the address is still the example', () => {
  const example = said('https://shinan-renewal.example')
  expect(example).toContain('还没到时间、没有发布的有 1 篇')
  expect(example).toMatch(/2099-01-01 08:00.*future\.md/u)
  expect(example).toContain('网址还是例子')
  expect(said('https://paper.test')).not.toContain('网址还是例子')
})
