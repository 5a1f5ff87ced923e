import { defineConfig } from 'vitest/config'
import { FIXTURE_NOW } from '../clock.ts'
import { LongestFirst } from '../longest-first.ts'

/** What is slow: real servers, other engines, fuzz, kills. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/full/**/*.test.ts'],
    globalSetup: 'tests/build/built-site.ts',
    setupFiles: 'tests/seed.ts',
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // report each test as it ends: a file can take a quarter of an hour
    reporters: ['verbose'],
    testTimeout: 900_000,
    // as in the browser tests; what passes the second time says so
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 600_000,
    env: { SITE_NOW: FIXTURE_NOW },
  },
})
