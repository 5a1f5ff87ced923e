import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyEdition } from '../../../src/editions/edition.ts'
import { aboutSections } from '../../../src/editions/strings/about.ts'
import { overrides } from '../../../src/editions/strings/overrides.ts'
import { simplifiedStrings } from '../../../src/editions/strings/strings.ts'

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

test('no override says what the converter says anyway, and each is of use', () => {
  const texts = [
    ...Object.values(simplifiedStrings),
    ...aboutSections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
  ].join('\n')
  const [, taiwan, hongKong] = everyEdition()
  for (const [word, { tw, hk }] of Object.entries(overrides)) {
    expect(texts).toContain(word)
    expect(taiwan?.text(word)).not.toBe(tw)
    // one of its own may be what the converter says, where Taiwan's would be wrong
    expect(hk ?? hongKong?.text(word)).not.toBe(tw)
  }
})

test('the interface says what its region says', () => {
  const [, taiwan, hongKong] = everyEdition()
  expect(taiwan?.strings.searchNoScript).toMatch(/^搜尋要用到/u)
  expect(taiwan?.strings.searchUnavailable).toContain('網路')
  expect(hongKong?.strings.searchUnavailable).toContain('網絡')
  expect(taiwan?.strings.topicTimeline).toBe('時間軸')
  expect(hongKong?.houseText('隐私')).toBe('私隱')
  expect(taiwan?.strings.readingCopyFailed).toMatch(/^沒有複製成，/u)
})
