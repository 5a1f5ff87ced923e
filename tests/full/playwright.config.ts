import { defineConfig } from '@playwright/test'
import short from '../browser/playwright.config.ts'

/** The full run's own browser tests: `tests/full/*.spec.ts`, with the settings of the short run. */
export default defineConfig({
  ...short,
  testDir: '.',
  testMatch: '*.spec.ts',
  // the editing pages lose what is typed before they are ready: not steady enough, `npm run test:admin`
  testIgnore: 'admin.spec.ts',
  globalSetup: '../browser/served-site.ts',
  outputDir: '../../build/tests/playwright-full',
  timeout: 900_000,
})
