/** A page that is watched: console errors, policy violations and requests to anyone else fail the test. */
import { test as base, expect } from '@playwright/test'
import { isOwnPaper } from '../own-paper.ts'

export const paper = () => process.env['PAPER'] ?? ''
/** The same, for tests that name what stands in this paper: they are skipped where another one takes its place. */
export const ownPaper = () => {
  base.skip(!isOwnPaper, 'another paper stands in content/')
  return paper()
}
export const fixture = () => process.env['FIXTURE'] ?? ''

export const test = base.extend<{ errors: string[] }>({
  errors: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('console', (message) => {
        const missing = message.location().url.includes('no-such-page')
        if (message.type() === 'error' && !missing) errors.push(`console: ${message.text()}`)
      })
      page.on('pageerror', ({ message }) => {
        // Chromium tells of a view transition between pages that a slow machine has given up, though no script asked for it
        if (!message.startsWith('Transition was aborted')) errors.push(`error: ${message}`)
      })
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(paper()) && !url.startsWith(fixture()) && !url.startsWith('data:'))
          errors.push(`request: ${url}`)
      })
      await use(errors)
      expect(errors).toEqual([])
    },
    { auto: true },
  ],
})

/** What sets its own width, or is the same at every width, is tried once (playwright.config.ts). */
export const ONCE = '@once'

export { expect }
