import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([[[]], [['--dev']]])('every package’s licence is told and permitted: %j', (args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/licences.ts', ...args], {
    cwd: new URL('../..', import.meta.url).pathname,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^MIT AND Apache-2\.0\topencc-js\t/mu)
  expect(status).toBe(0)
})
