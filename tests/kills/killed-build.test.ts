import { expect, test } from 'vitest'
import { killBuilds } from './kills.ts'

test('a build that is killed at three moments leaves the last good site, and the next one succeeds', async () => {
  const { problems, old, fresh } = await killBuilds('build/tests/killed', 3, 20_261_122)
  expect(problems).toEqual([])
  expect(old + fresh).toBe(3)
}, 1_800_000)
