import { defineConfig } from '@playwright/test'
import full from './playwright.config.ts'

/** `npm run test:admin`: the editing pages by themselves. */
export default defineConfig({ ...full, testMatch: 'admin.spec.ts', testIgnore: [] })
