/** The time for a conversion and for its list of ambiguities grows with the text, whatever stands in it. */
import { expect, test } from 'vitest'
import { ambiguities } from '../../../src/conversion/ambiguities.ts'
import { createScriptEngine } from '../../../src/conversion/engine.ts'
import { growthAtEightTimes } from '../../growth.ts'

const engine = createScriptEngine([])

test.each([
  '于',
  '里',
  '张三里',
  '“',
  '干',
  '王于',
  '1',
  '<b>',
  '<div>',
  '</b>',
  '&amp',
  '<!--',
  '<b a="',
  '<ruby>字<rt>',
  '<',
])('of %j', (unit) => {
  const work = (length: number) => {
    const text = unit.repeat(length / unit.length)
    ambiguities(text, [])
    engine.html(text, { from: 'hans', to: 'tw' })
  }
  expect(growthAtEightTimes(work, 2000)).toBeLessThan(24)
})
