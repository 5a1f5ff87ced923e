import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyEdition } from '../../../src/editions/edition.ts'
import { overrides } from '../../../src/ui-strings/overrides.ts'
import { simplifiedStrings } from '../../../src/ui-strings/strings.ts'

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|astro)$/u.test(name) && !name.startsWith('ui-strings'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n')

test('every word of the interface is used', () => {
  const unused = Object.keys(simplifiedStrings).filter(
    (key) => !new RegExp(`[.'"]${key}\\b|\\b${key}:`, 'u').test(code),
  )
  expect(unused).toEqual([])
})

describe.each(everyEdition())('$name', (edition) => {
  test('has every word, with the places of the Simplified one', () => {
    for (const [key, simplified] of Object.entries(simplifiedStrings)) {
      const word = edition.strings[key as keyof typeof simplifiedStrings]
      expect(word, key).not.toBe('')
      expect(word.match(/\{\w+\}/gu), key).toEqual(simplified.match(/\{\w+\}/gu))
    }
  })
})

test('no override says what the converter says anyway', () => {
  for (const edition of everyEdition())
    if (edition.id !== 'hans')
      for (const [key, word] of Object.entries(overrides[edition.id]))
        expect(edition.text(simplifiedStrings[key as keyof typeof simplifiedStrings]), key).not.toBe(word)
})
