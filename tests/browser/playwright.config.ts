import { defineConfig } from '@playwright/test'
import { systemChromium } from './chromium.ts'

const executablePath = systemChromium(false)

export default defineConfig({
  testDir: '.',
  outputDir: '../../build/tests/playwright',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // a machine that stalls for minutes is no fault of a page: once more where nobody watches, and reported as flaky
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  // a busy machine is no fault of a page
  expect: { timeout: 20_000 },
  reporter: 'list',
  globalSetup: './served-site.ts',
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 760 }, hasTouch: true } },
    { name: 'desk', grepInvert: /@once/, use: { viewport: { width: 1280, height: 900 } } },
  ],
})
