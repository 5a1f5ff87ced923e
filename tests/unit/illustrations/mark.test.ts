import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawFavicon, drawMark } from '../../../src/illustrations/mark.ts'
import { markupError } from './well-formed.ts'

test('the mark is decoration and takes its colours from the page', () => {
  expect(markupError(drawMark())).toBeUndefined()
  expect(drawMark()).toContain('aria-hidden="true"')
  expect(drawMark()).not.toMatch(/style|fill=|id=|#/u)
  expect(Buffer.byteLength(drawMark())).toBeLessThan(500)
})

test('public/favicon.svg is the mark, as drawn', () => {
  expect(markupError(drawFavicon().replace(/<style>.*<\/style>/u, ''))).toBeUndefined()
  expect(readFileSync('public/favicon.svg', 'utf8')).toBe(drawFavicon())
})
