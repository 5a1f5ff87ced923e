import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['unit', 'corpora', 'build', 'kills'].map((folder) => `tests/${folder}/**/*.test.ts`),
    globalSetup: 'tests/build/built-site.ts',
    setupFiles: 'tests/seed.ts',
    testTimeout: 120_000,
    hookTimeout: 300_000,
    env: { SITE_NOW: '2026-11-22T20:00:00+08:00' },
  },
})
