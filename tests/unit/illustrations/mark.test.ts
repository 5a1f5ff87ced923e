import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawMark } from '../../../src/illustrations/mark.ts'
import { markupError } from './well-formed.ts'

test('the mark is decoration and takes its colours from the page', () => {
  expect(markupError(drawMark())).toBeUndefined()
  expect(drawMark()).toContain('aria-hidden="true"')
  expect(drawMark()).not.toMatch(/style|fill=|id=|#/u)
  expect(Buffer.byteLength(drawMark())).toBeLessThan(500)
})

test('public/favicon.svg has the shapes of the mark', () => {
  const favicon = readFileSync('public/favicon.svg', 'utf8')
  expect(markupError(favicon.replace(/<style>.*<\/style>/u, ''))).toBeUndefined()
  const shapes = Array.from(drawMark().matchAll(/ d="[^"]+"/gu), ([shape]) => shape)
  expect(shapes).toHaveLength(4)
  for (const shape of shapes) expect(favicon).toContain(shape)
})
