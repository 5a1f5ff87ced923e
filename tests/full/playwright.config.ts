import { defineConfig } from '@playwright/test'
import { systemChromium } from '../browser/chromium.ts'
import short from '../browser/playwright.config.ts'

const withWindows = systemChromium()
/** The editing pages: in a browser that has windows, to ask for a folder and to sign in. */
const editing = /(?:admin|sign-in)\.spec\.ts$/u

/** The full run's own browser tests: `tests/full/*.spec.ts`, with the settings of the short run. */
export default defineConfig({
  ...short,
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: '../browser/served-site.ts',
  outputDir: '../../build/tests/playwright-full',
  timeout: 900_000,
  projects: [
    ...(short.projects ?? []).map((project) => ({ ...project, testIgnore: editing })),
    {
      name: 'editor',
      testMatch: editing,
      use: {
        viewport: { width: 1300, height: 2400 },
        // a touch opens the picker of files at once, a mouse a place to drop them
        hasTouch: true,
        launchOptions: { ...short.use?.launchOptions, ...(withWindows && { executablePath: withWindows }) },
      },
    },
  ],
})
