/** The notices of what the site ships of others. */
import { expect, test } from 'vitest'
import { explainBuildError } from '../../../src/build/build-errors.ts'
import { thirdPartyNotices } from '../../../src/outputs/licences.ts'

test('each has its name, its version and its licence', () => {
  const notices = thirdPartyNotices()
  expect(notices).toMatch(/^pagefind \d+\.\d+/mu)
  expect(notices).toContain('Permission is hereby granted')
})

test('a package that is not installed is one sentence for the editor', () => {
  let told = ''
  try {
    thirdPartyNotices([['@no/such-package', 'a part of the page']])
  } catch (error) {
    told = explainBuildError(error)
  }
  expect(told).toBe('没有做成，原来的网站没有动：少装了 @no/such-package。请运行 npm ci，再构建一次。')
})
