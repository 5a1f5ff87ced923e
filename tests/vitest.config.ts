import { defineConfig } from 'vitest/config'

/** What every project shares: the root, the seed of generated cases, and the clock. */
const shared = {
  root: new URL('..', import.meta.url).pathname,
  setupFiles: 'tests/seed.ts',
  testTimeout: 120_000,
  hookTimeout: 300_000,
  env: { SITE_NOW: '2026-11-22T20:00:00+08:00' },
}
const tests = (...folders: string[]) => folders.map((folder) => `tests/${folder}/**/*.test.ts`)

/**
 * `unit` needs no built site; `content` holds the paper in `content/`, and goes where another paper takes its place;
 * `integration` builds the paper and the fixture first.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: tests('unit', 'corpora') } },
      { test: { ...shared, name: 'content', include: tests('content') } },
      {
        test: {
          ...shared,
          name: 'integration',
          include: tests('build', 'kills'),
          globalSetup: 'tests/build/built-site.ts',
        },
      },
    ],
  },
})
