import { defineConfig } from '@playwright/test'
import { systemChromium } from '../browser/chromium.ts'
import full from './playwright.config.ts'

const executablePath = systemChromium()

/** `npm run test:admin`: the editing pages by themselves, in a browser that has windows to ask for a folder. */
export default defineConfig({
  ...full,
  testMatch: 'admin.spec.ts',
  testIgnore: [],
  use: {
    ...full.use,
    launchOptions: { ...full.use?.launchOptions, ...(executablePath && { executablePath }) },
  },
})
